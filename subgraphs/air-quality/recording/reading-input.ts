import { createHash } from 'node:crypto';
import { badInput } from '../../../shared/errors/errors.ts';
import { findRegionByCode } from '../../../shared/regions.ts';
import { cleanText, isBlank } from '../../../shared/text/text-faults.ts';
import { formatSeoulTime } from '../../../shared/time.ts';
import { gradeOfConcentration, gradeOfIndex, POLLUTANTS, SCALES } from '../measures/cai.ts';
import { fieldOf } from '../measures/merge-statements.ts';
import {
  type Concentration,
  POLLUTANT_FIELDS,
  type PollutantField,
  type RegionAndTime,
  type StatedConcentration,
  type StatedValues,
  type Statement,
} from '../measures/reading.ts';
import type {
  AirQualityGrade,
  Pollutant,
  PollutantReadingInput,
  RecordAirQualityInput,
} from '../types/schema.generated.ts';

const MAX_SOURCE_CHARACTERS = 200;
const MAX_DEGREES = 60;
const MAX_INDEX = 500;
/** Higher than any measurement in each unit; anything above is an error of the source. */
const MOST: Readonly<Record<string, number>> = { 'µg/m³': 10_000, ppm: 1_000 };

/** A statement about a region and time. */
export type PlacedStatement = RegionAndTime & Statement;

/** @throws BAD_USER_INPUT that names the part of the input, what was found and what was expected. */
export function readStatements(input: readonly RecordAirQualityInput[], now: Date): PlacedStatement[] {
  const readings = input.map((one, i) => readStatement(`input[${i}]`, one, now));
  const seen = new Map<string, number>();
  readings.forEach(({ regionCode, observedAt }, i) => {
    const key = `${regionCode}@${observedAt.getTime()}`;
    const first = seen.get(key);
    if (first !== undefined) {
      throw badInput(`input[${i}]`, `the region and time of input[${first}] again`, 'one reading a region and time');
    }
    seen.set(key, i);
  });
  return readings;
}

function readStatement(path: string, input: RecordAirQualityInput, now: Date): PlacedStatement {
  checkPlaceAndTime(path, input, now);
  const temperature = input.temperature ?? null;
  if (temperature !== null)
    checkRange(`${path}.temperature`, temperature, -MAX_DEGREES, MAX_DEGREES, 'degrees Celsius');
  const concentrations = Object.fromEntries(
    POLLUTANTS.map(pollutant => {
      const field = fieldOf(pollutant);
      return [field, readConcentration(`${path}.${field}`, pollutant, input[field])];
    }),
  ) as Record<PollutantField, StatedConcentration | null>;
  if (input.index != null) checkRange(`${path}.index`, input.index, 0, MAX_INDEX, 'of the index');
  const [grade, index] = [input.grade ?? null, input.index ?? null];
  if (grade !== null && index !== null) checkGrade(`${path}.grade`, grade, [gradeOfIndex(index)], `the index ${index}`);
  if (grade === null && index === null && Object.values(concentrations).every(one => one === null)) {
    throw badInput(path, 'no grade, no index and no pollutant', 'at least one of them');
  }
  const values = { grade, index, ...concentrations, temperature };
  const source = readSource(`${path}.source`, input.source);
  return {
    regionCode: input.regionCode,
    observedAt: input.observedAt,
    ...values,
    source,
    recordedAt: input.recordedAt ?? now,
    fingerprint: fingerprintOf(values, source),
  };
}

/** The text that is hashed is that of earlier versions, whose readings are compared too. */
function fingerprintOf(values: StatedValues, source: string | null): string {
  const { grade, index, temperature } = values;
  const concentrations = POLLUTANT_FIELDS.map(field => {
    const one = values[field];
    return one && [one.value, one.average24h, one.grade];
  });
  const text = JSON.stringify([grade, index, ...concentrations, temperature, source]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** A clock that is fast by more must not make a reading the latest, nor one that no correction can overwrite. */
const MAX_CLOCK_SKEW_MS = 10 * 60 * 1000;

function checkPlaceAndTime(path: string, input: RecordAirQualityInput, now: Date): void {
  const { regionCode } = input;
  if (!findRegionByCode(regionCode)) {
    const found = JSON.stringify(regionCode.slice(0, 80));
    throw badInput(`${path}.regionCode`, found, 'an ISO 3166-2:KR code such as "KR-11"');
  }
  for (const field of ['observedAt', 'recordedAt'] as const) {
    const time = input[field];
    if (time != null && time.getTime() > now.getTime() + MAX_CLOCK_SKEW_MS) {
      throw badInput(`${path}.${field}`, formatSeoulTime(time), 'a time that is not in the future');
    }
  }
}

function readSource(path: string, text: string | null | undefined): string | null {
  const source = text == null || isBlank(text) ? null : cleanText(text);
  if (source !== null && source.length > MAX_SOURCE_CHARACTERS) {
    throw badInput(path, `${source.length} characters`, `up to ${MAX_SOURCE_CHARACTERS}`);
  }
  return source;
}

function readConcentration(
  path: string,
  pollutant: Pollutant,
  input: PollutantReadingInput | null | undefined,
): StatedConcentration | null {
  if (input == null) return null;
  const { unit } = SCALES[pollutant];
  const most = MOST[unit] as number;
  const [value, average24h, grade] = [input.value ?? null, input.average24h ?? null, input.grade ?? null];
  if (value === null && grade === null) throw badInput(path, 'no value and no grade', 'at least one of them');
  if (value !== null) checkRange(`${path}.value`, value, 0, most, unit);
  if (average24h !== null) checkRange(`${path}.average24h`, average24h, 0, most, unit);
  if (grade !== null) checkConcentrationGrade(path, pollutant, { value, average24h, grade });
  return { value, average24h, grade };
}

/**
 * Gases are graded by their hourly value, particulates by either of their values; a particulate whose mean the source
 * does not give may have any grade.
 */
function checkConcentrationGrade(
  path: string,
  pollutant: Pollutant,
  { value, average24h, grade }: Concentration,
): void {
  const isParticulate = pollutant === 'PM10' || pollutant === 'PM25';
  if (isParticulate && average24h === null) return;
  const graded = [...(isParticulate ? [average24h] : []), value].filter(one => one !== null);
  if (graded.length === 0) return;
  const possible = graded.map(one => gradeOfConcentration(pollutant, one));
  checkGrade(`${path}.grade`, grade, possible, `${graded.join(' and ')} ${SCALES[pollutant].unit}`);
}

/** @param of what has the grades */
function checkGrade(path: string, grade: AirQualityGrade, possible: readonly AirQualityGrade[], of: string): void {
  if (possible.includes(grade)) return;
  throw badInput(path, grade, `${[...new Set(possible)].join(' or ')}, the grade of ${of}`);
}

function checkRange(path: string, value: number, low: number, high: number, unit: string): void {
  if (!(value >= low && value <= high)) throw badInput(path, String(value), `${low} to ${high} ${unit}`);
}
