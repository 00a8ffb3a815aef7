import { gradeOfConcentration, gradeOfIndex, POLLUTANTS } from './cai.ts';
import { fieldOf, indexOf } from './merge-statements.ts';
import type { Concentration, PollutantField, StatedValues } from './reading.ts';

export type CompleteValues = Pick<StatedValues, 'grade' | 'index'> & {
  readonly [field in PollutantField]: Concentration | null;
};

/** Computes grades and the index where the sources give none. */
export function completeValues(stated: Omit<StatedValues, 'temperature'>): CompleteValues {
  const concentrations = Object.fromEntries(
    POLLUTANTS.map(pollutant => {
      const one = stated[fieldOf(pollutant)];
      const level = one && (one.average24h ?? one.value);
      const grade = one && (one.grade ?? (level === null ? null : gradeOfConcentration(pollutant, level)));
      return [fieldOf(pollutant), one && { ...one, grade }];
    }),
  ) as Record<PollutantField, Concentration | null>;
  const computed = stated.index ?? indexOf(field => concentrations[field]);
  const grade = stated.grade ?? (computed === null ? null : gradeOfIndex(computed));
  // A source's grade may be of values that it does not give.
  const index = computed !== null && gradeOfIndex(computed) !== grade ? null : computed;
  return { ...concentrations, index, grade };
}
