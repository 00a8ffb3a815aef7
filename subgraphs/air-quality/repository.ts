import type { AnyBulkWriteOperation, ClientSession, Collection, Db } from 'mongodb';
import type { CollectionSpec } from '../../shared/mongo/collections.ts';

/** The only file of this subgraph that speaks to MongoDB. */

export interface Reading {
  readonly regionCode: string;
  readonly observedAt: Date;
  readonly grade: 'GOOD' | 'MODERATE' | 'UNHEALTHY' | 'VERY_UNHEALTHY';
  readonly temperature: number | null;
  readonly source: string | null;
}

/** Every reading, one document a region and time. */
interface ObservationDocument extends Reading {
  /** `<region code>@<time as ISO 8601 in UTC>` */
  readonly _id: string;
}

/** Each region's latest reading, so that the strip is 17 documents by id and never a scan of the history. */
interface LatestDocument extends Reading {
  /** The region's code. */
  readonly _id: string;
}

const reading = {
  $jsonSchema: {
    bsonType: 'object',
    required: ['_id', 'regionCode', 'observedAt', 'grade'],
    properties: {
      _id: { bsonType: 'string' },
      regionCode: { bsonType: 'string' },
      observedAt: { bsonType: 'date' },
      grade: { enum: ['GOOD', 'MODERATE', 'UNHEALTHY', 'VERY_UNHEALTHY'] },
      temperature: { bsonType: ['double', 'int', 'long', 'null'] },
      source: { bsonType: ['string', 'null'] },
    },
  },
};

export const AIR_QUALITY_COLLECTIONS: readonly CollectionSpec[] = [
  {
    name: 'airQualityObservations',
    validator: reading,
    indexes: [{ key: { regionCode: 1, observedAt: -1 }, name: 'history', unique: true }],
  },
  { name: 'airQualityLatest', validator: reading, indexes: [] },
];

export type AirQualityRepository = ReturnType<typeof createAirQualityRepository>;

export function createAirQualityRepository(db: Db) {
  const observations: Collection<ObservationDocument> = db.collection('airQualityObservations');
  const latest: Collection<LatestDocument> = db.collection('airQualityLatest');

  return {
    findLatest: (regionCodes: readonly string[]): Promise<Reading[]> =>
      latest.find({ _id: { $in: [...regionCodes] } }).toArray(),

    /** The recorded readings of the same regions and times. */
    findSame: (readings: readonly Reading[]): Promise<Reading[]> =>
      observations.find({ _id: { $in: readings.map(idOf) } }).toArray(),

    /** Writes readings, all or none, and moves each region's latest one forward. */
    record: (readings: readonly Reading[]): Promise<void> =>
      db.client.withSession(session =>
        session.withTransaction(async () => {
          await observations.bulkWrite(readings.map(replaceObservation), { session, ordered: false });
          await moveLatest(readings, session);
        }),
      ),
  };

  async function moveLatest(readings: readonly Reading[], session: ClientSession): Promise<void> {
    const newest = new Map<string, Reading>();
    for (const one of readings) {
      const known = newest.get(one.regionCode);
      if (!known || known.observedAt <= one.observedAt) newest.set(one.regionCode, one);
    }
    await latest.bulkWrite([...newest.values()].map(replaceOlderLatest), { session, ordered: false });
  }
}

function idOf({ regionCode, observedAt }: Reading): string {
  return `${regionCode}@${observedAt.toISOString()}`;
}

function replaceObservation(one: Reading): AnyBulkWriteOperation<ObservationDocument> {
  return { replaceOne: { filter: { _id: idOf(one) }, replacement: { ...one }, upsert: true } };
}

/** Keeps the later of the stored and the given reading in one atomic step (a missing time sorts before every time). */
function replaceOlderLatest(one: Reading): AnyBulkWriteOperation<LatestDocument> {
  const replacement = { $literal: { _id: one.regionCode, ...one } };
  const isNewer = { $lte: ['$observedAt', one.observedAt] };
  return {
    updateOne: {
      filter: { _id: one.regionCode },
      update: [{ $replaceWith: { $cond: [isNewer, replacement, '$$ROOT'] } }],
      upsert: true,
    },
  };
}
