import { findRegionByName } from '../../shared/regions.ts';

/** Converts AirKorea's measurements of stations to readings of regions. */

/** One station's measurement from the open API: every value is text, or missing in one of several ways. */
export type AirKoreaItem = Readonly<Record<string, unknown>>;

interface PollutantValue {
  readonly value: number;
  readonly average24h?: number;
}

/** A reading as `recordAirQuality` accepts it. */
export interface AirKoreaReading {
  readonly regionCode: string;
  readonly observedAt: string;
  readonly index?: number;
  readonly pm10?: PollutantValue;
  readonly pm25?: PollutantValue;
  readonly o3?: PollutantValue;
  readonly no2?: PollutantValue;
  readonly co?: PollutantValue;
  readonly so2?: PollutantValue;
  readonly source: string;
  readonly recordedAt: string;
}

/**
 * A region's air quality is that of its urban stations; stations at roads, in harbours and in the background measure
 * something else.
 */
const URBAN_NETWORK = '도시대기';
const SOURCE = 'AirKorea';
const PARTICLES = ['pm10', 'pm25'] as const;
const GASES = ['o3', 'no2', 'co', 'so2'] as const;
/** Decimals of AirKorea's own values, to which means are rounded; one more for gases. */
const DECIMALS = { pm10: 0, pm25: 0, o3: 4, no2: 4, co: 2, so2: 4 } as const;
/** Higher values are faults of a station, which must not distort its region's mean. */
const MOST: Readonly<Record<string, number>> = { khai: 500, pm10: 10_000, pm25: 10_000 };
const MAX_GAS_PPM = 1_000;
/** As much as `recordAirQuality` accepts. */
const MAX_CLOCK_SKEW_MS = 10 * 60 * 1000;

/**
 * Computes one reading per region: the mean of the urban stations that reported for the region's newest hour. A region
 * without any report is left out, so that its last good reading stays.
 *
 * @param fetchedAt when the request was sent; a later hour is an error of the source
 */
export function readingsOfItems(items: readonly AirKoreaItem[], fetchedAt: Date): AirKoreaReading[] {
  const stations = items.flatMap(item => {
    const region = typeof item.sidoName === 'string' ? findRegionByName(item.sidoName) : undefined;
    const time = readDataTime(item.dataTime);
    const isUrban = text(item.mangName) === URBAN_NETWORK || text(item.mangName) === undefined;
    if (!region || !time || !isUrban || time.getTime() > fetchedAt.getTime() + MAX_CLOCK_SKEW_MS) return [];
    return hasValue(item) ? [{ code: region.code, time: time.getTime(), item }] : [];
  });
  return [...Map.groupBy(stations, station => station.code)].map(([regionCode, ofRegion]) => {
    const newest = Math.max(...ofRegion.map(station => station.time));
    const current = ofRegion.filter(station => station.time === newest).map(station => station.item);
    return {
      regionCode,
      observedAt: new Date(newest).toISOString(),
      ...meansOf(current),
      source: SOURCE,
      recordedAt: fetchedAt.toISOString(),
    };
  });
}

/** `2026-03-01 24:00` is midnight at the end of that day. Times are in Asia/Seoul. */
export function readDataTime(value: unknown): Date | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})$/.exec(text(value) ?? '');
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour <= 24 && minute < 60;
  if (!exists || (hour === 24 && minute > 0)) return undefined;
  return new Date(date.getTime() + ((hour - 9) * 60 + minute) * 60_000);
}

function meansOf(items: readonly AirKoreaItem[]): Partial<AirKoreaReading> {
  const index = mean(items, 'khai', 0);
  const means: Record<string, PollutantValue | number> = index === undefined ? {} : { index };
  for (const name of [...PARTICLES, ...GASES]) {
    const value = mean(items, name, DECIMALS[name]);
    if (value === undefined) continue;
    const average24h = name === 'pm10' || name === 'pm25' ? mean(items, name, 0, 'Value24') : undefined;
    means[name] = { value, ...(average24h !== undefined && { average24h }) };
  }
  return means;
}

function hasValue(item: AirKoreaItem): boolean {
  return [...PARTICLES, ...GASES].some(name => readValue(item, name) !== undefined);
}

function mean(items: readonly AirKoreaItem[], name: string, decimals: number, field = 'Value'): number | undefined {
  const values = items.flatMap(item => readValue(item, name, field) ?? []);
  if (values.length === 0) return undefined;
  const sum = values.reduce((total, value) => total + value, 0);
  return Number((sum / values.length).toFixed(decimals));
}

/** Undefined for `-`, empty, null, a negative number, and for a value with an error flag. */
function readValue(item: AirKoreaItem, name: string, field = 'Value'): number | undefined {
  if (text(item[`${name}Flag`]) !== undefined) return undefined;
  const found = item[`${name}${field}`];
  const number =
    typeof found === 'number' ? found : /^\d+(\.\d+)?$/.test(text(found) ?? '') ? Number(found) : undefined;
  return number !== undefined && number >= 0 && number <= (MOST[name] ?? MAX_GAS_PPM) ? number : undefined;
}

function text(value: unknown): string | undefined {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' || trimmed === '-' || trimmed === 'null' ? undefined : trimmed;
}
