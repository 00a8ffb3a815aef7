import type { AirQualityGrade } from '../types/schema.generated.ts';

/** How much of a pollutant was in the air. */
export interface Concentration {
  /** Of the hour, in the pollutant's unit. */
  readonly value: number;
  /** The predicted mean of 24 hours, for particles. */
  readonly average24h: number | null;
  readonly grade: AirQualityGrade;
}

export interface Reading {
  readonly regionCode: string;
  readonly observedAt: Date;
  readonly grade: AirQualityGrade | null;
  readonly index: number | null;
  readonly pm10: Concentration | null;
  readonly pm25: Concentration | null;
  readonly o3: Concentration | null;
  readonly no2: Concentration | null;
  readonly co: Concentration | null;
  readonly so2: Concentration | null;
  readonly temperature: number | null;
  readonly source: string | null;
  /** The source's revision: when it stated the reading. Of two of the same region and time, the later one stays. */
  readonly recordedAt: Date;
  /** What tells whether the source states the same again, whatever was computed from it. Older readings have none. */
  readonly statement?: string;
}

/** A reading as it is shown: seen from a time, by which it is stale or not. */
export type AirQualityRow = Reading & { readonly isStale: boolean };
