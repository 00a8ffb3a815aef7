import type { Pollutant } from '../types/schema.generated.ts';
import { overallIndex, POLLUTANTS } from './cai.ts';
import {
  POLLUTANT_FIELDS,
  type PollutantField,
  type Reading,
  type RegionAndTime,
  type StatedValues,
  type Statement,
} from './reading.ts';

/** The fields that come from one statement each. Grade and index belong together. */
export const MERGED_FIELDS = ['grade', ...POLLUTANT_FIELDS, 'temperature'] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];

export type MergedReading = RegionAndTime & StatedValues & Pick<Reading, 'source' | 'recordedAt' | 'statements'>;

export const fieldOf = (pollutant: Pollutant) => pollutant.toLowerCase() as PollutantField;

/** Whether a source has measured, as stations do; others state only a grade, as the strip of a page does. */
const isMeasured = (statement: StatedValues) =>
  statement.index !== null || POLLUTANT_FIELDS.some(field => (statement[field]?.value ?? null) !== null);

/**
 * The statements in the order in which they are believed: measurements before grades alone, then the newest, then by
 * name, so that the order in which they came does not matter.
 */
export function inRank(statements: readonly Statement[]): Statement[] {
  const name = ({ source }: Statement) => source ?? '';
  return [...statements].sort(
    (a, b) =>
      Number(isMeasured(b)) - Number(isMeasured(a)) ||
      b.recordedAt.getTime() - a.recordedAt.getTime() ||
      (name(a) < name(b) ? -1 : 1),
  );
}

/** The statement that each field comes from. A grade that follows from the concentrations comes from none. */
export function providersOf(statements: readonly Statement[]): Partial<Record<MergedField, Statement>> {
  const ranked = inRank(statements);
  const providers: Partial<Record<MergedField, Statement>> = {};
  for (const field of [...POLLUTANT_FIELDS, 'temperature'] as const) {
    const provider = ranked.find(statement => statement[field] !== null);
    if (provider) providers[field] = provider;
  }
  const graded = ranked.filter(({ grade, index }) => grade !== null || index !== null);
  const isComputable = indexOf(field => providers[field]?.[field] ?? null) !== null;
  const overall = graded.find(isMeasured) ?? (isComputable ? undefined : graded[0]);
  if (overall) providers.grade = overall;
  return providers;
}

/** @param statements at least one */
export function mergeStatements(
  { regionCode, observedAt }: RegionAndTime,
  statements: readonly Statement[],
): MergedReading {
  const providers = providersOf(statements);
  const concentrationOf = (field: PollutantField) => providers[field]?.[field] ?? null;
  return {
    regionCode,
    observedAt,
    grade: providers.grade?.grade ?? null,
    index: providers.grade?.index ?? null,
    pm10: concentrationOf('pm10'),
    pm25: concentrationOf('pm25'),
    o3: concentrationOf('o3'),
    no2: concentrationOf('no2'),
    co: concentrationOf('co'),
    so2: concentrationOf('so2'),
    temperature: providers.temperature?.temperature ?? null,
    source: inRank(statements)[0]!.source,
    recordedAt: new Date(Math.max(...statements.map(({ recordedAt }) => recordedAt.getTime()))),
    statements,
  };
}

type Valued = { readonly value: number | null; readonly average24h: number | null } | null;

/** The index of some concentrations; particulates count by their predicted mean, or by the hourly value without one. */
export function indexOf(concentrationOf: (field: PollutantField) => Valued): number | null {
  return overallIndex(
    Object.fromEntries(
      POLLUTANTS.flatMap(pollutant => {
        const one = concentrationOf(fieldOf(pollutant));
        const level = one && (one.average24h ?? one.value);
        return level === null ? [] : [[pollutant, level]];
      }),
    ),
  );
}
