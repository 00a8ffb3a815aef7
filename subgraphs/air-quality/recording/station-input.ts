import { badInput } from '../../../shared/errors/errors.ts';
import { findRegionByCode } from '../../../shared/regions.ts';
import { POLLUTANTS } from '../measures/cai.ts';
import { completeValues } from '../measures/complete-values.ts';
import { districtOfAddress, regionOfAddress } from '../measures/district-of.ts';
import { type LocalReading, stationId } from '../measures/station.ts';
import type { StatedPart } from '../store/keep-newest.ts';
import type { RecordAirQualityStationInput, RecordStationAirQualityInput } from '../types/schema.generated.ts';
import { checkNotFuture, checkRange, checkRegion, hashOf, readName, readText } from './input-checks.ts';
import { readValues } from './reading-input.ts';

const MAX_NAME = 100;
const MAX_ADDRESS = 300;
const FIRST_YEAR = 1970;
/** Wider than Korea with its islands, and narrow enough that latitude and longitude cannot be mixed up. */
const KOREA = { latitude: [32, 40], longitude: [123, 133] } as const;

export function readStation(path: string, input: RecordAirQualityStationInput, now: Date): StatedPart {
  checkRegion(`${path}.regionCode`, input.regionCode);
  checkNotFuture(`${path}.recordedAt`, input.recordedAt, now);
  const name = readName(`${path}.name`, input.name, MAX_NAME);
  const address = readText(`${path}.address`, input.address, MAX_ADDRESS);
  const named = address === null ? undefined : regionOfAddress(address);
  if (named !== undefined && named !== input.regionCode) {
    const expected = `an address in ${findRegionByCode(input.regionCode)!.name}, the region of the station`;
    throw badInput(`${path}.address`, JSON.stringify(address!.slice(0, 80)), expected);
  }
  const year = input.installedYear ?? null;
  if (year !== null) checkRange(`${path}.installedYear`, year, FIRST_YEAR, now.getUTCFullYear() + 1, '');
  const facts = {
    address,
    district: address === null ? null : districtOfAddress(address),
    network: input.network ?? null,
    ...readPoint(path, input),
    pollutants: POLLUTANTS.filter(pollutant => input.pollutants?.includes(pollutant)),
    installedYear: year,
  };
  return {
    id: stationId(input.regionCode, name),
    identity: { regionCode: input.regionCode, name },
    part: { ...facts, recordedAt: input.recordedAt ?? now, fingerprint: hashOf(facts) },
  };
}

function readPoint(path: string, { latitude = null, longitude = null }: RecordAirQualityStationInput) {
  if (latitude === null && longitude === null) return { latitude: null, longitude: null };
  for (const [name, value] of [
    ['latitude', latitude],
    ['longitude', longitude],
  ] as const) {
    if (value === null) throw badInput(`${path}.${name}`, 'nothing', 'both of `latitude` and `longitude`, or none');
    const [low, high] = KOREA[name];
    checkRange(`${path}.${name}`, value, low, high, 'degrees');
  }
  return { latitude, longitude };
}

export function readStationReading(path: string, input: RecordStationAirQualityInput, now: Date): StatedPart {
  checkRegion(`${path}.regionCode`, input.regionCode);
  checkNotFuture(`${path}.observedAt`, input.observedAt, now);
  const name = readName(`${path}.stationName`, input.stationName, MAX_NAME);
  const stated = readValues(path, input);
  const reading: LocalReading = { observedAt: input.observedAt, ...completeValues(stated) };
  return {
    id: stationId(input.regionCode, name),
    identity: { regionCode: input.regionCode, name },
    part: { ...reading, fingerprint: hashOf([input.observedAt.getTime(), stated]) },
  };
}
