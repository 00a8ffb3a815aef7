import { findRegionByName } from '../../shared/regions.ts';
import { type AirKoreaItem, MAX_CLOCK_SKEW_MS, readDataTime, readNumber, text } from './item-values.ts';

/** Converts AirKorea's measurements of stations to readings of stations and of regions. */

interface PollutantValue {
  readonly value: number;
  readonly average24h?: number;
}

interface Values {
  readonly index?: number;
  readonly pm10?: PollutantValue;
  readonly pm25?: PollutantValue;
  readonly o3?: PollutantValue;
  readonly no2?: PollutantValue;
  readonly co?: PollutantValue;
  readonly so2?: PollutantValue;
}

/** A reading as `recordAirQuality` accepts it. */
export interface AirKoreaReading extends Values {
  readonly regionCode: string;
  readonly observedAt: string;
  readonly source: string;
  readonly recordedAt: string;
}

/** A reading as `recordStationAirQuality` accepts it. */
export interface StationReading extends Values {
  readonly regionCode: string;
  readonly stationName: string;
  readonly observedAt: string;
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

/**
 * Computes one reading per region: the mean of the urban stations that reported for the region's newest hour. A region
 * without any report is left out, so that its last good reading stays.
 *
 * @param fetchedAt when the request was sent; a later hour is an error of the source
 */
export function readingsOfItems(items: readonly AirKoreaItem[], fetchedAt: Date): AirKoreaReading[] {
  const stations = placed(items, fetchedAt).filter(({ item }) => {
    const network = text(item.mangName);
    return network === URBAN_NETWORK || network === undefined;
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

/** One reading per station of any network, its newest; one that reported nothing is left out. */
export function stationReadingsOfItems(items: readonly AirKoreaItem[], fetchedAt: Date): StationReading[] {
  const readings = new Map<string, StationReading>();
  for (const { code: regionCode, time, item } of placed(items, fetchedAt)) {
    const stationName = text(item.stationName);
    if (stationName === undefined) continue;
    const observedAt = new Date(time).toISOString();
    const known = readings.get(`${regionCode}/${stationName}`);
    if (known && known.observedAt >= observedAt) continue;
    readings.set(`${regionCode}/${stationName}`, { regionCode, stationName, observedAt, ...meansOf([item]) });
  }
  return [...readings.values()];
}

/** The items that say where and when they measured something. */
function placed(items: readonly AirKoreaItem[], fetchedAt: Date) {
  return items.flatMap(item => {
    const region = typeof item.sidoName === 'string' ? findRegionByName(item.sidoName) : undefined;
    const time = readDataTime(item.dataTime);
    if (!region || !time || time.getTime() > fetchedAt.getTime() + MAX_CLOCK_SKEW_MS || !hasValue(item)) return [];
    return [{ code: region.code, time: time.getTime(), item }];
  });
}

function meansOf(items: readonly AirKoreaItem[]): Values {
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
  const number = readNumber(item[`${name}${field}`]);
  return number !== undefined && number <= (MOST[name] ?? MAX_GAS_PPM) ? number : undefined;
}
