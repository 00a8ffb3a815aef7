import type { Pollutant, StationNetwork } from '../types/schema.generated.ts';
import { completeValues } from './complete-values.ts';
import { POLLUTANT_FIELDS, type PollutantField, type Reading } from './reading.ts';

/** Marks a part of a document that a source states: the same fingerprint is the same statement. */
export interface Stated {
  readonly fingerprint: string;
}

/** What is known of a station but its readings. */
export interface StationFacts extends Stated {
  readonly address: string | null;
  readonly district: string | null;
  readonly network: StationNetwork | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly pollutants: readonly Pollutant[];
  readonly installedYear: number | null;
  readonly recordedAt: Date;
}

/** The values of a place smaller than a region. */
export type LocalReading = Pick<Reading, 'observedAt' | 'grade' | 'index' | PollutantField>;

/** A station; one that only its readings tell of has no facts. */
export interface Station {
  /** `<region code>/<name>` */
  readonly _id: string;
  readonly regionCode: string;
  readonly name: string;
  readonly facts?: StationFacts;
  readonly reading?: LocalReading & Stated;
}

/** A reading as of now, which decides whether it is stale. */
export type LocalReadingRow = LocalReading & { readonly stationCount: number; readonly isStale: boolean };

/** A district with its stations. */
export interface District {
  readonly regionCode: string;
  readonly name: string;
  readonly stations: readonly Station[];
}

export function stationId(regionCode: string, name: string): string {
  return `${regionCode}/${name}`;
}

/** The districts of some stations of one region, by name. */
export function districtsOf(stations: readonly Station[]): District[] {
  const byName = Map.groupBy(stations, ({ facts }) => facts?.district ?? null);
  return [...byName]
    .flatMap(([name, ofDistrict]) =>
      name === null ? [] : { regionCode: ofDistrict[0]!.regionCode, name, stations: ofDistrict },
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Decimals to which means are rounded. */
const DECIMALS: Readonly<Record<PollutantField, number>> = { pm10: 0, pm25: 0, o3: 4, no2: 4, co: 2, so2: 4 };

/** The mean of the latest hour of some readings; null for none. */
export function meanOf(readings: readonly LocalReading[]): (LocalReading & { readonly stationCount: number }) | null {
  if (readings.length === 0) return null;
  const newest = Math.max(...readings.map(({ observedAt }) => observedAt.getTime()));
  const current = readings.filter(({ observedAt }) => observedAt.getTime() === newest);
  const mean = (field: PollutantField, part: 'value' | 'average24h') => {
    const values = current.flatMap(reading => reading[field]?.[part] ?? []);
    const sum = values.reduce((total, value) => total + value, 0);
    return values.length === 0 ? null : Number((sum / values.length).toFixed(DECIMALS[field]));
  };
  const means = Object.fromEntries(
    POLLUTANT_FIELDS.map(field => {
      const value = mean(field, 'value');
      return [field, value === null ? null : { value, average24h: mean(field, 'average24h'), grade: null }];
    }),
  ) as Record<PollutantField, { value: number; average24h: number | null; grade: null } | null>;
  return {
    observedAt: new Date(newest),
    ...completeValues({ grade: null, index: null, ...means }),
    stationCount: current.length,
  };
}
