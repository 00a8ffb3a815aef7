import type { AirQualityGrade, HistoryInterval } from '../types/schema.generated.ts';
import { GRADES_FROM_BEST } from './cai.ts';
import type { Reading } from './reading.ts';

/** The parts of histories: time divided into intervals, and values aggregated in each. */

export const METRICS = ['index', 'pm10', 'pm25', 'o3', 'no2', 'co', 'so2', 'temperature'] as const;
export type Metric = (typeof METRICS)[number];

/** Aggregated values that can be merged. */
export interface Gathered {
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  readonly count: number;
}

/** The readings of an interval. */
export interface Bucket {
  readonly start: Date;
  readonly end: Date;
  readonly readings: number;
  readonly worstGrade: AirQualityGrade | null;
  readonly metrics: Readonly<Partial<Record<Metric, Gathered>>>;
}

/** What an interval holds. */
export type Contents = Omit<Bucket, 'start' | 'end'>;

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const LENGTH_MS: Readonly<Record<HistoryInterval, number>> = { HOUR: HOUR_MS, DAY: DAY_MS, WEEK: WEEK_MS };
/**
 * The start of intervals of that length in Asia/Seoul; the first week of the epoch began on Monday, 29 December 1969.
 */
const ORIGIN_MS: Readonly<Record<HistoryInterval, number>> = {
  HOUR: 0,
  DAY: -9 * HOUR_MS,
  WEEK: -3 * DAY_MS - 9 * HOUR_MS,
};

/** The start of the interval that contains a time. */
export function intervalStart(time: Date, interval: HistoryInterval): Date {
  const [origin, length] = [ORIGIN_MS[interval], LENGTH_MS[interval]];
  return new Date(Math.floor((time.getTime() - origin) / length) * length + origin);
}

export function intervalEnd(start: Date, interval: HistoryInterval): Date {
  return new Date(start.getTime() + LENGTH_MS[interval]);
}

/** The intervals that overlap a time span. */
export function intervalsOf(from: Date, to: Date, interval: HistoryInterval): { start: Date; end: Date }[] {
  const intervals: { start: Date; end: Date }[] = [];
  for (let start = intervalStart(from, interval); start < to; start = intervalEnd(start, interval)) {
    intervals.push({ start, end: intervalEnd(start, interval) });
  }
  return intervals;
}

/** The number of intervals that overlap a time span, without creating them. */
export function countIntervals(from: Date, to: Date, interval: HistoryInterval): number {
  return Math.ceil((to.getTime() - intervalStart(from, interval).getTime()) / LENGTH_MS[interval]);
}

/** Assigns rows to the intervals of a span; intervals without rows are gaps. */
export function fillIntervals(
  intervals: readonly { start: Date; end: Date }[],
  interval: HistoryInterval,
  parts: readonly { readonly at: Date; readonly contents: Contents }[],
): Bucket[] {
  const byStart = Map.groupBy(parts, part => intervalStart(part.at, interval).getTime());
  return intervals.map(({ start, end }) => ({
    start,
    end,
    ...joinContents((byStart.get(start.getTime()) ?? []).map(part => part.contents)),
  }));
}

export function contentsOf(reading: Reading): Contents {
  const metrics: Partial<Record<Metric, Gathered>> = {};
  for (const metric of METRICS) {
    const value = metricOf(reading, metric);
    if (value !== null) metrics[metric] = { min: value, max: value, sum: value, count: 1 };
  }
  return { readings: 1, worstGrade: reading.grade, metrics };
}

export function joinContents(parts: readonly Contents[]): Contents {
  const metrics: Partial<Record<Metric, Gathered>> = {};
  for (const metric of METRICS) {
    const values = parts.flatMap(part => part.metrics[metric] ?? []);
    if (values.length > 0) metrics[metric] = values.reduce(join);
  }
  return {
    readings: parts.reduce((sum, part) => sum + part.readings, 0),
    worstGrade: worstOf(parts.map(part => part.worstGrade)),
    metrics,
  };
}

/** The value of a metric in a reading: for particulates that of the hour. */
function metricOf(reading: Reading, metric: Metric): number | null {
  if (metric === 'index' || metric === 'temperature') return reading[metric] ?? null;
  return reading[metric]?.value ?? null;
}

function join(one: Gathered, other: Gathered): Gathered {
  return {
    min: Math.min(one.min, other.min),
    max: Math.max(one.max, other.max),
    sum: one.sum + other.sum,
    count: one.count + other.count,
  };
}

function worstOf(grades: readonly (AirQualityGrade | null)[]): AirQualityGrade | null {
  return GRADES_FROM_BEST.findLast(grade => grades.includes(grade)) ?? null;
}
