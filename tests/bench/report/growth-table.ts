import type { GrowthSeries } from '../results.ts';
import { decimal } from './decimal.ts';
import type { Row } from './text-table.ts';

/** One row per point; with the cost per item if the response grows. */
export function growthTable({ unit, points, expected }: GrowthSeries): { head: Row; rows: Row[] } {
  const perItem = expected === 'linear';
  return {
    head: [unit, 'CPU µs per operation', ...(perItem ? ['µs per item'] : [])],
    rows: points.map(({ x, cpu }) => [String(x), decimal(cpu), ...(perItem ? [decimal(cpu / x)] : [])]),
  };
}
