import { badInput } from '../../../shared/errors/errors.ts';
import { alignToKeys } from '../../../shared/graphql/align-to-keys.ts';
import {
  type Connection,
  connectionOf,
  type PageArguments,
  pageOf,
  readPageArguments,
} from '../../../shared/graphql/connection.ts';
import { createRequestReads } from '../../../shared/graphql/request-reads.ts';
import { RESUME_TOKEN, type ResumePoint } from '../../../shared/graphql/resumption.ts';
import { REGIONS } from '../../../shared/regions.ts';
import type { Alert } from '../measures/alert.ts';
import { DEGREE, distanceBetween, type Point } from '../measures/distance.ts';
import { type Forecast, forecastsFor, type RegionForecast } from '../measures/forecast.ts';
import { intervalStart } from '../measures/history.ts';
import {
  type District,
  districtsOf,
  type LocalReading,
  type LocalReadingRow,
  meanOf,
  type Station,
} from '../measures/station.ts';
import type { AlertFilter } from '../store/alert-store.ts';
import type { PlaceStores } from '../store/place-stores.ts';
import type { Pollutant, StationNetwork } from '../types/schema.generated.ts';
import { checkCodes } from './check-codes.ts';
import { mapChanges } from './map-changes.ts';

export type PlaceLoaders = ReturnType<typeof createPlaceLoaders>;

export interface NearbyStation {
  readonly station: Station;
  /** In metres. */
  readonly distance: number;
}

export interface AlertConnection extends Connection<Alert> {
  totalCount(): Promise<number>;
}

export interface Clock {
  readonly now: () => Date;
  readonly isStale: (observedAt: Date) => boolean;
}

const MAX_NEAREST = 20;
const DAY_MS = 24 * 60 * 60 * 1000;
const FORECAST_DAYS = 8;
const SORT = 'ISSUED_AT_DESC';
/** Half of a band with a station at hand anywhere on the mainland; 33 km. */
const NEAR_DEGREES = 0.3;

/** The loaders of one request: they batch what the fields of one plan step read. */
export function createPlaceLoaders(stores: PlaceStores, { now, isStale }: Clock) {
  const { stations, forecasts, alerts } = stores;
  const ofRegions = createRequestReads<string, readonly Station[]>({
    async load(codes) {
      const byRegion = Map.groupBy(await stations.findOfRegions(codes), ({ regionCode }) => regionCode);
      return codes.map(code => byRegion.get(code) ?? []);
    },
    keyId: String,
  });
  const byId = createRequestReads<string, Station | null>({
    load: async ids => alignToKeys(ids, await stations.findByIds(ids), ({ _id }) => _id),
    keyId: String,
  });
  const forecastsFrom = createRequestReads<Date, readonly Forecast[]>({
    load: days =>
      Promise.all(days.map(day => forecasts.findBetween(day, new Date(day.getTime() + FORECAST_DAYS * DAY_MS)))),
    keyId: day => String(day.getTime()),
  });
  const active = createRequestReads<'all', readonly Alert[]>({
    load: async () => [await alerts.findActive()],
    keyId: String,
  });
  const firstDay = (from: Date | null | undefined) => intervalStart(from ?? now(), 'DAY');
  const view = (reading: LocalReading & { readonly stationCount: number }): LocalReadingRow => ({
    ...reading,
    isStale: isStale(reading.observedAt),
  });

  return {
    station: (id: string): Promise<Station | null> => byId.load(id),

    /** The stations of each region, in order. */
    stationsOf: (codes: readonly string[]) => ofRegions.loadMany(codes),

    async districtOf({ regionCode, facts }: Station): Promise<District | null> {
      const districts = facts?.district == null ? [] : districtsOf(await ofRegions.load(regionCode));
      return districts.find(({ name }) => name === facts!.district) ?? null;
    },

    readingOf: ({ reading }: Station): LocalReadingRow | null =>
      reading ? view({ ...reading, stationCount: 1 }) : null,

    /** Of what people breathe; a station that has stopped reporting says nothing of now. */
    readingOfDistrict(district: District): LocalReadingRow | null {
      const urban = district.stations.filter(({ facts }) => facts?.network === 'URBAN');
      const mean = meanOf(urban.flatMap(({ reading }) => (reading && !isStale(reading.observedAt) ? reading : [])));
      return mean && view(mean);
    },

    /** @throws BAD_USER_INPUT for a point that is not on the earth, and when `first` is not from 1 to 20. */
    async nearestStations(
      point: Point,
      first: number,
      network: StationNetwork | null | undefined,
    ): Promise<NearbyStation[]> {
      checkWithin('latitude', point.latitude, 90);
      checkWithin('longitude', point.longitude, 180);
      if (first < 1 || first > MAX_NEAREST) throw badInput('first', String(first), `1 to ${MAX_NEAREST}`);
      return nearestOf(stations, point, first, ({ facts }) => network == null || facts?.network === network);
    },

    async forecasts(pollutant: Pollutant | null | undefined, from: Date | null | undefined): Promise<Forecast[]> {
      const all = await forecastsFrom.load(firstDay(from));
      return all.filter(one => pollutant == null || one.pollutant === pollutant);
    },

    /** What is forecast for each region, in order. */
    async forecastsOf(codes: readonly string[], from: Date | null | undefined): Promise<RegionForecast[][]> {
      const all = await forecastsFrom.load(firstDay(from));
      return codes.map(code => forecastsFor(code, all));
    },

    /** The alerts in force of each region, in order. */
    async activeAlertsOf(codes: readonly string[]): Promise<Alert[][]> {
      const byRegion = Map.groupBy(await active.load('all'), ({ regionCode }) => regionCode);
      return codes.map(code => byRegion.get(code) ?? []);
    },

    /** @throws BAD_USER_INPUT as `readPageArguments` does, and for an unknown code. */
    async alerts(args: PageArguments, filter: AlertFilter): Promise<AlertConnection> {
      if (filter.regionCodes != null) checkCodes('filter.regionCodes', filter.regionCodes);
      const request = readPageArguments(args, SORT);
      const rows = await alerts.findPage(request, filter);
      const keyOf = ({ _id, issuedAt }: Alert) => ({ id: _id, value: issuedAt.getTime() });
      return connectionOf(pageOf(request, rows), SORT, keyOf, { totalCount: () => alerts.count(filter) });
    },

    /** @throws BAD_USER_INPUT for an empty list, and for an unknown code. */
    async alertUpdates(
      codes: readonly string[] | null | undefined,
      resume?: ResumePoint,
    ): Promise<AsyncIterable<Alert>> {
      const wanted = checkCodes('regionCodes', codes ?? REGIONS.map(({ code }) => code));
      const changes = await alerts.onChange(new Set(wanted), resume);
      return mapChanges(changes, change => ({
        ...(change.document as Alert),
        [RESUME_TOKEN]: change[RESUME_TOKEN],
      }));
    },
  };
}

function checkWithin(argument: string, degrees: number, most: number): void {
  if (!(Math.abs(degrees) <= most)) throw badInput(argument, String(degrees), `-${most} to ${most} degrees`);
}

/** One command for most points; one more where the nearest stations are far away. */
async function nearestOf(
  stations: PlaceStores['stations'],
  point: Point,
  first: number,
  isWanted: (station: Station) => boolean,
): Promise<NearbyStation[]> {
  const nearest = (found: readonly Station[], within: number) =>
    found
      .filter(isWanted)
      .flatMap(station => {
        const { latitude = null, longitude = null } = station.facts ?? {};
        if (latitude === null || longitude === null) return [];
        const distance = Math.round(distanceBetween(point, { latitude, longitude }));
        return distance <= within ? { station, distance } : [];
      })
      .sort((a, b) => a.distance - b.distance || (a.station._id < b.station._id ? -1 : 1))
      .slice(0, first);
  const near = nearest(await stations.findAround(point.latitude, NEAR_DEGREES), NEAR_DEGREES * DEGREE);
  return near.length === first ? near : nearest(await stations.findAround(0, 90), Number.POSITIVE_INFINITY);
}
