import type { AirQualityGrade, Pollutant } from '../types/schema.generated.ts';
import { GRADES_FROM_BEST } from './cai.ts';

export interface ForecastZone {
  readonly name: string;
  readonly regionCode: string;
  readonly grade: AirQualityGrade | null;
}

/** What was issued for a pollutant and a day. */
export interface Issue {
  readonly fingerprint: string;
  readonly issuedAt: Date;
  readonly zones: readonly ForecastZone[];
  readonly overall: string | null;
  readonly cause: string | null;
  readonly advice: string | null;
  readonly images: readonly string[];
}

export interface Forecast {
  /** `<pollutant>@<day as ISO 8601 in UTC>` */
  readonly _id: string;
  readonly pollutant: Pollutant;
  /** The start of the day in Asia/Seoul. */
  readonly day: Date;
  readonly issue: Issue;
}

/** A forecast as it concerns one region. */
export interface RegionForecast extends Pick<Forecast, 'pollutant' | 'day'>, Pick<Issue, 'issuedAt' | 'zones'> {
  readonly grade: AirQualityGrade | null;
}

/** The forecasts that say anything about a region. */
export function forecastsFor(regionCode: string, forecasts: readonly Forecast[]): RegionForecast[] {
  return forecasts.flatMap(({ pollutant, day, issue }) => {
    const zones = issue.zones.filter(zone => zone.regionCode === regionCode);
    const worst = Math.max(...zones.map(({ grade }) => (grade === null ? -1 : GRADES_FROM_BEST.indexOf(grade))));
    const grade = GRADES_FROM_BEST[worst] ?? null;
    return zones.length === 0 ? [] : { pollutant, day, issuedAt: issue.issuedAt, grade, zones };
  });
}
