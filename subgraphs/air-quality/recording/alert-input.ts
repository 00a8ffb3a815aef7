import { badInput } from '../../../shared/errors/errors.ts';
import { formatSeoulTime } from '../../../shared/time.ts';
import { alertId } from '../measures/alert.ts';
import type { StatedPart } from '../store/keep-newest.ts';
import type { RecordAirQualityAlertInput } from '../types/schema.generated.ts';
import { checkNotFuture, checkRange, checkRegion, hashOf, readName } from './input-checks.ts';

const MAX_ZONE_NAME = 50;
const MOST = 10_000;

export function readAlert(path: string, input: RecordAirQualityAlertInput, now: Date): StatedPart {
  const { regionCode, pollutant, level, issuedAt, issuedValue = null, clearedAt = null, clearedValue = null } = input;
  checkRegion(`${path}.regionCode`, regionCode);
  if (pollutant !== 'PM10' && pollutant !== 'PM25') throw badInput(`${path}.pollutant`, pollutant, 'PM10 or PM25');
  for (const field of ['issuedAt', 'clearedAt', 'recordedAt'] as const)
    checkNotFuture(`${path}.${field}`, input[field], now);
  if (clearedAt !== null && clearedAt < issuedAt) {
    const expected = `a time from ${formatSeoulTime(issuedAt)}, its time of issue`;
    throw badInput(`${path}.clearedAt`, formatSeoulTime(clearedAt), expected);
  }
  if (issuedValue !== null) checkRange(`${path}.issuedValue`, issuedValue, 0, MOST, 'µg/m³');
  if (clearedValue !== null) checkRange(`${path}.clearedValue`, clearedValue, 0, MOST, 'µg/m³');
  const identity = {
    regionCode,
    zone: readName(`${path}.zone`, input.zone, MAX_ZONE_NAME),
    pollutant,
    level,
    issuedAt,
  };
  const state = { issuedValue, clearedAt, clearedValue };
  return {
    id: alertId(identity),
    identity,
    part: { ...state, recordedAt: input.recordedAt ?? now, fingerprint: hashOf(state) },
  };
}
