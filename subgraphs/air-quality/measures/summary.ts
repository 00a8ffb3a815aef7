import { findRegionByCode, REGIONS, type Region } from '../../../shared/regions.ts';
import type { AirQualityGrade, Pollutant } from '../types/schema.generated.ts';
import { GRADES_FROM_BEST } from './cai.ts';
import { type Contents, contentsOf, joinContents } from './history.ts';
import type { AirQualityRow } from './reading.ts';

/** The air quality of the whole country, from its regions' readings. */

export interface Summary {
  readonly observedAt: Date | null;
  readonly grades: readonly { grade: AirQualityGrade; count: number; regions: readonly Region[] }[];
  readonly best: AirQualityRow | null;
  readonly worst: AirQualityRow | null;
  readonly missing: readonly Region[];
  readonly metrics: Contents['metrics'];
}

/** @param rows readings that are not stale, at most one per region */
export function summarise(rows: readonly AirQualityRow[]): Summary {
  const byRegion = new Map(rows.map(row => [row.regionCode, row]));
  const inOrder = REGIONS.flatMap(({ code }) => byRegion.get(code) ?? []);
  const ranked = inOrder.filter(row => row.index != null).sort((a, b) => Number(a.index) - Number(b.index));
  return {
    observedAt: rows.length === 0 ? null : new Date(Math.max(...rows.map(row => row.observedAt.getTime()))),
    grades: GRADES_FROM_BEST.map(grade => {
      const regions = inOrder.filter(row => row.grade === grade).map(row => findRegionByCode(row.regionCode) as Region);
      return { grade, count: regions.length, regions };
    }),
    best: ranked[0] ?? null,
    worst: ranked.at(-1) ?? null,
    missing: REGIONS.filter(({ code }) => !byRegion.has(code)),
    metrics: joinContents(inOrder.map(contentsOf)).metrics,
  };
}

/**
 * Highest concentration first; ties in the order of the strip.
 *
 * @param rows readings that are not stale, at most one per region
 */
export function rank(rows: readonly AirQualityRow[], pollutant: Pollutant): AirQualityRow[] {
  const field = pollutant.toLowerCase() as Lowercase<Pollutant>;
  const place = (row: AirQualityRow) => findRegionByCode(row.regionCode)?.displayOrder ?? 0;
  const value = (row: AirQualityRow) => row[field]?.value ?? 0;
  return rows.filter(row => row[field]?.value != null).sort((a, b) => value(b) - value(a) || place(a) - place(b));
}
