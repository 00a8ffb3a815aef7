import { createHash } from 'node:crypto';
import { completeValues } from '../measures/complete-values.ts';
import type { MergedReading } from '../measures/merge-statements.ts';
import type { Reading, Statement } from '../measures/reading.ts';

/** Computes grades and the index where the sources give none. */
export function completeReading(merged: MergedReading): Reading {
  return { ...merged, ...completeValues(merged), version: versionOf(merged.statements) };
}

function versionOf(statements: readonly Statement[]): string {
  const parts = statements.map(({ source, recordedAt, fingerprint }) => [source, recordedAt.getTime(), fingerprint]);
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
