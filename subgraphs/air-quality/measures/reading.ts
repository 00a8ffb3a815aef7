import type { AirQualityGrade } from '../types/schema.generated.ts';

/** The concentration of a pollutant. */
export interface Concentration {
  /** The hourly value, in the pollutant's unit; null when the source gave only the grade. */
  readonly value: number | null;
  /** The predicted mean of 24 hours, for particulates. */
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
  /** The source's revision: when it published the reading. Of two for the same region and time, the later one wins. */
  readonly recordedAt: Date;
  /** Identifies what the source stated, regardless of computed values. Older readings have none. */
  readonly statement?: string;
}

/** A reading as of a time, which decides whether it is stale. */
export type AirQualityRow = Reading & { readonly isStale: boolean };
