import type { Reading } from './reading.ts';

/**
 * The predicted moving mean of 24 hours by which particles are graded, as AirKorea computes it
 * (https://www.airkorea.or.kr/web/caiCalculator?pMENU_NO=147): (12 × C12 + 12 × C4) / 24, where C12 is the mean of the last
 * twelve hours and C4 that of the last four hours' corrected values. A value C counts 0.75 C when it is M or more and C / C12
 * is from 0.9 to 1.7: then the air is steadily bad, and likely to get better.
 */

export const HOUR_MS = 3_600_000;
const PARTICLES = ['pm10', 'pm25'] as const;
type Particle = (typeof PARTICLES)[number];

/** The value from which an hour is corrected. */
const M: Readonly<Record<Particle, number>> = { pm10: 70, pm25: 30 };
const LONG = 12;
const SHORT = 4;
/** Of so many hours three quarters have to be there, as for Korea's other means of measurements. */
const LONG_NEEDED = 9;
const SHORT_NEEDED = 3;
const STEADY = [0.9, 1.7] as const;

/** How long before a reading the hours begin that its means are made of. */
export const MEAN_SPAN_MS = (LONG - 1) * HOUR_MS;

/**
 * @param hours the concentrations of the last twelve hours, the newest first; null or left out where there is none
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
  readonly [particle in Particle]: { readonly value: number; readonly average24h: number | null } | null;
};

/** Whether a reading has particles whose mean the source did not give. */
export const lacksMeans = (reading: Hours) =>
  PARTICLES.some(particle => reading[particle] && reading[particle].average24h === null);

/** Readings with the means that follow from what was measured in the hours before, where the source gave none. */
export function withPredictedMeans<R extends Hours>(readings: readonly R[], history: readonly Hours[]): R[] {
  const byHour = new Map<string, Hours>();
  const known = [...history].sort((a, b) => a.observedAt.getTime() - b.observedAt.getTime());
  for (const one of [...known, ...readings]) byHour.set(hourOf(one, 0), one);
  return readings.map(reading => {
    const filled = PARTICLES.flatMap(particle => {
      const one = reading[particle];
      if (!one || one.average24h !== null) return [];
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
