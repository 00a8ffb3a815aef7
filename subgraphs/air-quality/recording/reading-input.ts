import { createHash } from 'node:crypto';
import { badInput } from '../../../shared/errors/errors.ts';
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
import { checkNotFuture, checkRange, checkRegion, readText } from './input-checks.ts';

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
  checkRegion(`${path}.regionCode`, input.regionCode);
  checkNotFuture(`${path}.observedAt`, input.observedAt, now);
  checkNotFuture(`${path}.recordedAt`, input.recordedAt, now);
  const temperature = input.temperature ?? null;
  if (temperature !== null)
    checkRange(`${path}.temperature`, temperature, -MAX_DEGREES, MAX_DEGREES, 'degrees Celsius');
  const values = { ...readValues(path, input), temperature };
  const source = readText(`${path}.source`, input.source, MAX_SOURCE_CHARACTERS);
  return {
    regionCode: input.regionCode,
    observedAt: input.observedAt,
    ...values,
    source,
    recordedAt: input.recordedAt ?? now,
    fingerprint: fingerprintOf(values, source),
  };
}

type ValuesInput = Pick<RecordAirQualityInput, 'grade' | 'index' | PollutantField>;

/** The grade, the index and the pollutants of an input, which has at least one of them. */
export function readValues(path: string, input: ValuesInput): Omit<StatedValues, 'temperature'> {
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
  return { grade, index, ...concentrations };
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
