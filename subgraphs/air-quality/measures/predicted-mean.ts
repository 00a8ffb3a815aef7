import type { Reading } from './reading.ts';

/**
 * The predicted moving mean of 24 hours that grades particulates, as AirKorea computes it
 * (https://www.airkorea.or.kr/web/caiCalculator?pMENU_NO=147): (12 × C12 + 12 × C4) / 24, where C12 is the mean of the
 * last twelve hours and C4 that of the corrected values of the last four hours. A value C counts as 0.75 C when it is M
 * or more and C / C12 is between 0.9 and 1.7: then the air is steadily bad, and likely to improve.
 */

export const HOUR_MS = 3_600_000;
const PARTICLES = ['pm10', 'pm25'] as const;
type Particle = (typeof PARTICLES)[number];

/** Values from here on are corrected. */
const M: Readonly<Record<Particle, number>> = { pm10: 70, pm25: 30 };
const LONG = 12;
const SHORT = 4;
/** Three quarters of the hours must be present, as for Korea's other means of measurements. */
const LONG_NEEDED = 9;
const SHORT_NEEDED = 3;
const STEADY = [0.9, 1.7] as const;

/** How long before a reading the hours of its means start. */
export const MEAN_SPAN_MS = (LONG - 1) * HOUR_MS;

/**
 * @param hours the concentrations of the last twelve hours, newest first; null or omitted where there is none
 * @returns in whole µg/m³, as AirKorea publishes it; null without the newest hour, with fewer than nine hours, or with
 * fewer than three of the last four
 */
export function predictedMean(particle: Particle, hours: readonly (number | null | undefined)[]): number | null {
  const long = hours.slice(0, LONG).filter(hour => hour != null);
  const short = hours.slice(0, SHORT).filter(hour => hour != null);
  if (hours[0] == null || long.length < LONG_NEEDED || short.length < SHORT_NEEDED) return null;
  const mean12 = mean(long);
  const correct = (value: number) => {
    const isSteady = value >= STEADY[0] * mean12 && value <= STEADY[1] * mean12;
    return value >= M[particle] && isSteady ? 0.75 * value : value;
  };
  return Math.round((12 * mean12 + 12 * mean(short.map(correct))) / 24);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

type Hours = Pick<Reading, 'regionCode' | 'observedAt'> & {
  readonly [particle in Particle]: { readonly value: number | null; readonly average24h: number | null } | null;
};

/** Whether a reading has particulates without a mean from the source. */
export const lacksMeans = (reading: Hours) =>
  PARTICLES.some(particle => typeof reading[particle]?.value === 'number' && reading[particle].average24h === null);

/** Adds means computed from the hours before, where the source gave none. */
export function withPredictedMeans<R extends Hours>(readings: readonly R[], history: readonly Hours[]): R[] {
  const byHour = new Map<string, Hours>();
  const known = [...history].sort((a, b) => a.observedAt.getTime() - b.observedAt.getTime());
  for (const one of [...known, ...readings]) byHour.set(hourOf(one, 0), one);
  return readings.map(reading => {
    const filled = PARTICLES.flatMap(particle => {
      const one = reading[particle];
      if (!one || one.value === null || one.average24h !== null) return [];
      const hours = Array.from({ length: LONG }, (_, ago) =>
        ago === 0 ? one.value : byHour.get(hourOf(reading, ago))?.[particle]?.value,
      );
      return [[particle, { ...one, average24h: predictedMean(particle, hours) }]];
    });
    return { ...reading, ...Object.fromEntries(filled) };
  });
}

function hourOf({ regionCode, observedAt }: Hours, ago: number): string {
  return `${regionCode} ${Math.floor(observedAt.getTime() / HOUR_MS) - ago}`;
}
