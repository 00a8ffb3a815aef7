import { createHash } from 'node:crypto';
import { gradeOfConcentration, gradeOfIndex, POLLUTANTS } from '../measures/cai.ts';
import { fieldOf, indexOf, type MergedReading } from '../measures/merge-statements.ts';
import type { Concentration, PollutantField, Reading, Statement } from '../measures/reading.ts';

/** Computes grades and the index where the sources give none. */
export function completeReading(merged: MergedReading): Reading {
  const concentrations = Object.fromEntries(
    POLLUTANTS.map(pollutant => {
      const one = merged[fieldOf(pollutant)];
      const level = one && (one.average24h ?? one.value);
      const grade = one && (one.grade ?? (level === null ? null : gradeOfConcentration(pollutant, level)));
      return [fieldOf(pollutant), one && { ...one, grade }];
    }),
  ) as Record<PollutantField, Concentration | null>;
  const computed = merged.index ?? indexOf(field => concentrations[field]);
  const grade = merged.grade ?? (computed === null ? null : gradeOfIndex(computed));
  // A source's grade may be of values that it does not give.
  const index = computed !== null && gradeOfIndex(computed) !== grade ? null : computed;
  return { ...merged, ...concentrations, index, grade, version: versionOf(merged.statements) };
}

function versionOf(statements: readonly Statement[]): string {
  const parts = statements.map(({ source, recordedAt, fingerprint }) => [source, recordedAt.getTime(), fingerprint]);
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
