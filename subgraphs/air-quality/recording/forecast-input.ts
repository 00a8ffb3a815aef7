import { badInput } from '../../../shared/errors/errors.ts';
import { formatSeoulTime } from '../../../shared/time.ts';
import type { ForecastZone } from '../measures/forecast.ts';
import { intervalStart } from '../measures/history.ts';
import type { StatedPart } from '../store/keep-newest.ts';
import type { RecordAirQualityForecastInput } from '../types/schema.generated.ts';
import { checkCount, checkNotFuture, checkRegion, hashOf, readName, readText } from './input-checks.ts';

const MAX_TEXT = 5_000;
const MAX_ZONES = 50;
const MAX_ZONE_NAME = 50;
const MAX_IMAGES = 9;
const MAX_DAYS_AHEAD = 15;
const DAY_MS = 24 * 60 * 60 * 1000;

export function readForecast(path: string, input: RecordAirQualityForecastInput, now: Date): StatedPart {
  const { pollutant, issuedAt } = input;
  if (pollutant !== 'PM10' && pollutant !== 'PM25' && pollutant !== 'O3') {
    throw badInput(`${path}.pollutant`, pollutant, 'PM10, PM25 or O3');
  }
  checkNotFuture(`${path}.issuedAt`, issuedAt, now);
  const day = intervalStart(input.day, 'DAY');
  const first = intervalStart(issuedAt, 'DAY');
  if (day < first || day.getTime() > first.getTime() + MAX_DAYS_AHEAD * DAY_MS) {
    throw badInput(
      `${path}.day`,
      formatSeoulTime(input.day),
      `up to ${MAX_DAYS_AHEAD} days from ${formatSeoulTime(first)}`,
    );
  }
  const images = input.images ?? [];
  if (images.length > MAX_IMAGES) throw badInput(`${path}.images`, `${images.length} images`, `up to ${MAX_IMAGES}`);
  const issue = {
    zones: readZones(`${path}.zones`, input.zones),
    overall: readText(`${path}.overall`, input.overall, MAX_TEXT),
    cause: readText(`${path}.cause`, input.cause, MAX_TEXT),
    advice: readText(`${path}.advice`, input.advice, MAX_TEXT),
    images,
  };
  return {
    id: `${pollutant}@${day.toISOString()}`,
    identity: { pollutant, day },
    part: { ...issue, issuedAt, fingerprint: hashOf([issuedAt.getTime(), issue]) },
  };
}

function readZones(path: string, input: RecordAirQualityForecastInput['zones']): ForecastZone[] {
  checkCount(path, input.length, 'zones', MAX_ZONES);
  const names = new Set<string>();
  return input.map(({ name: given, regionCode, grade = null }, i) => {
    checkRegion(`${path}[${i}].regionCode`, regionCode);
    const name = readName(`${path}[${i}].name`, given, MAX_ZONE_NAME);
    if (names.has(name)) throw badInput(`${path}[${i}].name`, `${JSON.stringify(name)} again`, 'each zone once');
    names.add(name);
    return { name, regionCode, grade };
  });
}
