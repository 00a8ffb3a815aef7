import type { AirQualityGrade } from '../types/schema.generated.ts';

export const POLLUTANT_FIELDS = ['pm10', 'pm25', 'o3', 'no2', 'co', 'so2'] as const;
export type PollutantField = (typeof POLLUTANT_FIELDS)[number];

/** The concentration of a pollutant. */
export interface Concentration {
  /** The hourly value, in the pollutant's unit; null when the source gave only the grade. */
  readonly value: number | null;
  /** The predicted mean of 24 hours, for particulates. */
  readonly average24h: number | null;
  readonly grade: AirQualityGrade;
}

/** A pollutant as a source states it. */
export type StatedConcentration = Omit<Concentration, 'grade'> & { readonly grade: AirQualityGrade | null };

/** The values of a region at a time as sources state them; omitted ones are null. */
export type StatedValues = {
  readonly grade: AirQualityGrade | null;
  readonly index: number | null;
  readonly temperature: number | null;
} & { readonly [field in PollutantField]: StatedConcentration | null };

/** What one source states about a region and time. */
export interface Statement extends StatedValues {
  readonly source: string | null;
  /** The source's revision: when it published this. Of two of one source, the later one replaces the other. */
  readonly recordedAt: Date;
  /** Identifies what is stated, regardless of when. */
  readonly fingerprint: string;
}

export interface RegionAndTime {
  readonly regionCode: string;
  readonly observedAt: Date;
}

/** The values of a region at a time: those of its statements, and what follows from them. */
export type Reading = RegionAndTime &
  Pick<StatedValues, 'grade' | 'index' | 'temperature'> & {
    readonly [field in PollutantField]: Concentration | null;
  } & {
    /** The source that goes before the others, and when the last one published its statement. */
    readonly source: string | null;
    readonly recordedAt: Date;
    /** One for each source. */
    readonly statements: readonly Statement[];
    /** Identifies the statements, to see whether another process has changed them. Old readings have none. */
    readonly version?: string;
  };

/** A reading as of a time, which decides whether it is stale. */
export type AirQualityRow = Reading & { readonly isStale: boolean };
