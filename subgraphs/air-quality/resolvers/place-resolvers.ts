import { type Identity, requireScope } from '../../../shared/auth/identity.ts';
import { findRegionByCode, type Region } from '../../../shared/regions.ts';
import type { Context } from '../loaders/loaders.ts';
import { type Alert, alertLabel } from '../measures/alert.ts';
import { districtsOf, type Station } from '../measures/station.ts';
import type {
  RegionAirQualityForecastsArgs,
  RegionAirQualityStationsArgs,
  StationNetwork,
} from '../types/schema.generated.ts';
import type { Resolvers } from './resolvers.generated.ts';
import { gradeLabel, valueFields } from './value-fields.ts';

/** Stations, districts, forecasts and alerts. */

const region = ({ regionCode }: { readonly regionCode: string }) => findRegionByCode(regionCode)!;

const ofNetwork = (stations: readonly Station[], network: StationNetwork | null | undefined) =>
  network == null ? stations : stations.filter(({ facts }) => facts?.network === network);

interface Recorded<Input> {
  readonly input: readonly Input[];
  readonly dryRun: boolean;
}

/** All of them need the same right. */
const record =
  <Input, Result>(write: (context: Context, input: readonly Input[], dryRun: boolean) => Result) =>
  (_: unknown, { input, dryRun }: Recorded<Input>, context: Context & { identity: Identity | undefined }) => {
    requireScope(context.identity, 'air-quality:write');
    return write(context, input, dryRun);
  };

export const placeResolvers = {
  Query: {
    airQualityStation: (_, { id }, { places }) => places.station(id),
    nearestAirQualityStations: (_, { first, network, ...point }, { places }) =>
      places.nearestStations(point, first, network),
    airQualityForecasts: (_, { pollutant, from }, { places }) => places.forecasts(pollutant, from),
    airQualityAlerts: (_, { filter, ...page }, { places }) => places.alerts(page, filter ?? {}),
  },
  Mutation: {
    recordAirQualityStations: record(({ placeRecorder }, input, dryRun) => placeRecorder.stations(input, dryRun)),
    recordStationAirQuality: record(({ placeRecorder }, input, dryRun) => placeRecorder.readings(input, dryRun)),
    recordAirQualityForecasts: record(({ placeRecorder }, input, dryRun) => placeRecorder.forecasts(input, dryRun)),
    recordAirQualityAlerts: record(({ placeRecorder }, input, dryRun) => placeRecorder.alerts(input, dryRun)),
  },
  Subscription: {
    airQualityAlertUpdated: {
      subscribe: (_, { regionCodes }, { places, resume }) => places.alertUpdates(regionCodes, resume) as never,
      resolve: (alert: Alert) => alert,
    },
  },
} satisfies Resolvers;

export const placeTypes: Pick<
  Resolvers,
  | 'AirQualityStation'
  | 'AirQualityDistrict'
  | 'LocalAirQuality'
  | 'AirQualityForecast'
  | 'ForecastZone'
  | 'RegionForecast'
  | 'AirQualityAlert'
> = {
  AirQualityStation: {
    id: ({ _id }) => _id,
    region,
    district: (station, _, { places }) => places.districtOf(station),
    address: ({ facts }) => facts?.address ?? null,
    network: ({ facts }) => facts?.network ?? null,
    latitude: ({ facts }) => facts?.latitude ?? null,
    longitude: ({ facts }) => facts?.longitude ?? null,
    pollutants: ({ facts }) => facts?.pollutants ?? [],
    installedYear: ({ facts }) => facts?.installedYear ?? null,
    airQuality: (station, _, { places }) => places.readingOf(station),
  },
  AirQualityDistrict: {
    region,
    airQuality: (district, _, { places }) => places.readingOfDistrict(district),
  },
  LocalAirQuality: valueFields,
  AirQualityForecast: {
    issuedAt: ({ issue }) => issue.issuedAt,
    zones: ({ issue }) => issue.zones,
    overall: ({ issue }) => issue.overall,
    cause: ({ issue }) => issue.cause,
    advice: ({ issue }) => issue.advice,
    images: ({ issue }) => issue.images,
  },
  ForecastZone: { region, gradeLabel },
  RegionForecast: { gradeLabel },
  AirQualityAlert: {
    id: ({ _id }) => _id,
    region,
    label: (alert, { locale }) => alertLabel(alert, locale),
    issuedValue: ({ state }) => state.issuedValue,
    clearedAt: ({ state }) => state.clearedAt,
    clearedValue: ({ state }) => state.clearedValue,
    isActive: ({ state }) => state.clearedAt === null,
  },
};

const codesOf = (regions: readonly Region[]) => regions.map(({ code }) => code);

/** The lists of several regions, read together. */
export const placeBatches = {
  async airQualityStations(regions: readonly Region[], { network }: RegionAirQualityStationsArgs, { places }: Context) {
    const lists = await places.stationsOf(codesOf(regions));
    return lists.map(list => (list instanceof Error ? list : ofNetwork(list, network)));
  },
  async airQualityDistricts(regions: readonly Region[], _: object, { places }: Context) {
    const lists = await places.stationsOf(codesOf(regions));
    return lists.map(list => (list instanceof Error ? list : districtsOf(list)));
  },
  airQualityForecasts: (regions: readonly Region[], { from }: RegionAirQualityForecastsArgs, { places }: Context) =>
    places.forecastsOf(codesOf(regions), from),
  airQualityAlerts: (regions: readonly Region[], _: object, { places }: Context) =>
    places.activeAlertsOf(codesOf(regions)),
};
