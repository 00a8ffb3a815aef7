import type { Collection, Db } from 'mongodb';
import { createChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';
import type { Station } from '../measures/station.ts';
import { keepNewest, type StatedPart } from './keep-newest.ts';

export const STATIONS = 'airQualityStations';

/** More than there are stations: all that match come with the first answer. */
const BATCH = { batchSize: 2_000 };

/** The measuring stations, some 700, each with its latest reading. */
export function createStationStore(db: Db) {
  const stations: Collection<Station> = db.collection(STATIONS);
  return {
    changes: createChangeFeed<Station>(db, STATIONS),

    findByIds: (ids: readonly string[]): Promise<Station[]> =>
      stations.find({ _id: { $in: [...ids] } }, BATCH).toArray(),

    /** The stations of some regions, by name. */
    findOfRegions: (regionCodes: readonly string[]): Promise<Station[]> =>
      stations
        .find({ regionCode: { $in: [...regionCodes] } }, BATCH)
        .sort({ regionCode: 1, name: 1 })
        .toArray(),

    /** The stations in a band around a latitude: nothing outside it is nearer than half its width. */
    findAround: (latitude: number, degrees: number): Promise<Station[]> =>
      stations.find({ 'facts.latitude': { $gte: latitude - degrees, $lte: latitude + degrees } }, BATCH).toArray(),

    keepFacts: (stated: readonly StatedPart[], dryRun: boolean) =>
      keepNewest(stations, stated, { field: 'facts', newerBy: 'recordedAt', dryRun }),

    keepReadings: (stated: readonly StatedPart[], dryRun: boolean) =>
      keepNewest(stations, stated, { field: 'reading', newerBy: 'observedAt', dryRun }),
  };
}
