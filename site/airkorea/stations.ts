import { findRegionByName } from '../../shared/regions.ts';
import { type AirKoreaItem, type ReadItems, readNumber, text } from './item-values.ts';

/** A station as `recordAirQualityStations` accepts it. */
export interface StationInput {
  readonly regionCode: string;
  readonly name: string;
  readonly address: string;
  readonly network: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly pollutants: readonly string[];
  readonly installedYear: number | null;
  readonly recordedAt: string;
}

const NETWORKS: Readonly<Record<string, string>> = {
  도시대기: 'URBAN',
  도로변대기: 'ROADSIDE',
  교외대기: 'SUBURBAN',
  국가배경농도: 'BACKGROUND',
  항만: 'PORT',
};
const POLLUTANTS: Readonly<Record<string, string>> = {
  PM10: 'PM10',
  'PM2.5': 'PM25',
  PM25: 'PM25',
  O3: 'O3',
  NO2: 'NO2',
  CO: 'CO',
  SO2: 'SO2',
};
const FIRST_YEAR = 1970;

/** Reads the items of `getMsrstnList`. A station is in the region that its address starts with. */
export function stationsOfItems(items: readonly AirKoreaItem[], fetchedAt: Date): ReadItems<StationInput> {
  const rows = new Map<string, StationInput>();
  const unread: string[] = [];
  for (const item of items) {
    const name = text(item.stationName);
    const address = text(item.addr);
    const region = address === undefined ? undefined : findRegionByName(address.split(/\s/, 1)[0] ?? '');
    if (name === undefined || address === undefined || !region) {
      unread.push(`station ${JSON.stringify(name ?? null)} at ${JSON.stringify(address ?? null)}`);
      continue;
    }
    const complain = (what: string, found: unknown) => void unread.push(`${what} ${JSON.stringify(found)} of ${name}`);
    rows.set(`${region.code}/${name}`, {
      regionCode: region.code,
      name,
      address,
      network: readNetwork(item, complain),
      ...readPoint(item, complain),
      pollutants: readPollutants(item, complain),
      installedYear: readYear(item, fetchedAt, complain),
      recordedAt: fetchedAt.toISOString(),
    });
  }
  return { rows: [...rows.values()], unread };
}

type Complain = (what: string, found: unknown) => void;

function readNetwork({ mangName }: AirKoreaItem, complain: Complain): string | null {
  const name = text(mangName);
  if (name === undefined) return null;
  if (NETWORKS[name] === undefined) complain('network', name);
  return NETWORKS[name] ?? null;
}

/**
 * `dmX` is the latitude and `dmY` the longitude, against what their names say; in Korea no latitude is a longitude, so the
 * other order is understood too.
 */
function readPoint({ dmX, dmY }: AirKoreaItem, complain: Complain) {
  const [x, y] = [readNumber(dmX), readNumber(dmY)];
  const isLatitude = (degrees: number | undefined) => degrees !== undefined && degrees >= 32 && degrees <= 40;
  const isLongitude = (degrees: number | undefined) => degrees !== undefined && degrees >= 123 && degrees <= 133;
  if (isLatitude(x) && isLongitude(y)) return { latitude: x!, longitude: y! };
  if (isLatitude(y) && isLongitude(x)) return { latitude: y!, longitude: x! };
  if (text(dmX) !== undefined || text(dmY) !== undefined) complain('position', [dmX, dmY]);
  return { latitude: null, longitude: null };
}

function readPollutants({ item }: AirKoreaItem, complain: Complain): string[] {
  const names = (text(item) ?? '').split(',').flatMap(part => text(part) ?? []);
  const unknown = names.filter(name => POLLUTANTS[name] === undefined);
  if (unknown.length > 0) complain('pollutants', unknown);
  return [...new Set(names.flatMap(name => POLLUTANTS[name] ?? []))];
}

function readYear({ year }: AirKoreaItem, fetchedAt: Date, complain: Complain): number | null {
  const number = readNumber(year);
  if (number !== undefined && Number.isInteger(number) && number >= FIRST_YEAR && number <= fetchedAt.getFullYear()) {
    return number;
  }
  if (text(year) !== undefined) complain('year', year);
  return null;
}
