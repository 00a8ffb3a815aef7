import { SCALES } from './cai.ts';
import type { Gathered, Metric } from './history.ts';

/** The unit of each metric; the index has none. */
export const METRIC_UNITS: Readonly<Record<Metric, string | null>> = {
  index: null,
  pm10: SCALES.PM10.unit,
  pm25: SCALES.PM25.unit,
  o3: SCALES.O3.unit,
  no2: SCALES.NO2.unit,
  co: SCALES.CO.unit,
  so2: SCALES.SO2.unit,
  temperature: '°C',
};

export interface Statistics {
  readonly unit: string | null;
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  readonly count: number;
}

/** The statistics of aggregated values; null when there are none. */
export function statisticsOf(metric: Metric, gathered: Gathered | undefined): Statistics | null {
  if (!gathered) return null;
  const { min, max, sum, count } = gathered;
  // Sums of decimals have rounding noise; a millionth is finer than any measurement.
  return { unit: METRIC_UNITS[metric], min, mean: Math.round((sum / count) * 1e6) / 1e6, max, count };
}
