import type { AirQualityValue } from '../types/schema.generated.ts';
import { inRank, MERGED_FIELDS, providersOf } from './merge-statements.ts';
import type { Statement } from './reading.ts';

/** A source of a reading, as clients see it. */
export interface Source {
  readonly name: string | null;
  readonly recordedAt: Date;
  readonly provides: readonly AirQualityValue[];
}

/** The sources of a reading, in their rank. */
export function sourcesOf(statements: readonly Statement[]): Source[] {
  const providers = providersOf(statements);
  return inRank(statements).map(statement => ({
    name: statement.source,
    recordedAt: statement.recordedAt,
    provides: MERGED_FIELDS.filter(field => providers[field] === statement).map(
      field => field.toUpperCase() as AirQualityValue,
    ),
  }));
}
