import type { AnyBulkWriteOperation, ClientSession, Collection, Db, Filter } from 'mongodb';
import type { ResumePoint } from '../../../shared/graphql/resumption.ts';
import { createChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';
import { isDuplicateKey } from '../../../shared/mongo/connection/insert-new.ts';
import type { ServerTraits } from '../../../shared/mongo/connection/server-traits.ts';
import { type Contents, contentsOf, intervalEnd, intervalStart, joinContents } from '../measures/history.ts';
import type { Reading } from '../measures/reading.ts';
import { asOfPipeline } from './as-of-pipeline.ts';

/** The repository of this subgraph. */

export const OBSERVATIONS = 'airQualityObservations';
export const LATEST = 'airQualityLatest';
export const DAILY = 'airQualityDaily';

const AS_OF_WINDOW_MS = 24 * 60 * 60 * 1000;

/** Every reading, one document per region and time. */
interface ObservationDocument extends Reading {
  /** `<region code>@<time as ISO 8601 in UTC>` */
  readonly _id: string;
}

/** The latest reading of each region, so that the strip is 17 documents by id and never a scan of the history. */
interface LatestDocument extends Reading {
  /** The region's code. */
  readonly _id: string;
}

/** The sums of a region's day; stored after the readings themselves have expired. */
export interface DailyDocument extends Contents {
  /** `<region code>@<start of the day as ISO 8601 in UTC>` */
  readonly _id: string;
  readonly regionCode: string;
  /** The start of the day in Asia/Seoul. */
  readonly day: Date;
}

export type AirQualityRepository = ReturnType<typeof createAirQualityRepository>;

export function createAirQualityRepository(db: Db, traits: ServerTraits) {
  const observations: Collection<ObservationDocument> = db.collection(OBSERVATIONS);
  const latest: Collection<LatestDocument> = db.collection(LATEST);
  const daily: Collection<DailyDocument> = db.collection(DAILY);
  const latestChanges = createChangeFeed<LatestDocument>(db, LATEST);

  return {
    /** Changes of readings, by this process or another. */
    changes: [
      latestChanges,
      createChangeFeed<LatestDocument>(db, OBSERVATIONS),
      createChangeFeed<LatestDocument>(db, DAILY),
    ],

    findLatest: (regionCodes: readonly string[]): Promise<Reading[]> =>
      latest.find({ _id: { $in: [...regionCodes] } }).toArray(),

    /** The newest reading of each region at a time. */
    findAsOf: (regionCodes: readonly string[], at: Date): Promise<Reading[]> =>
      traits.indexedLookupPipelines
        ? observations.aggregate<Reading>(asOfPipeline(OBSERVATIONS, regionCodes, at)).toArray()
        : findAsOfByWindow(regionCodes, at),

    /** The readings of some regions from a time up to, but not including, another. */
    findBetween: (regionCodes: readonly string[], from: Date, to: Date): Promise<Reading[]> =>
      readSpan(observations, 'observedAt', regionCodes, { $gte: from, $lt: to }),

    /** The sums of the days that start from a time up to, but not including, another. */
    findDays: (regionCodes: readonly string[], from: Date, to: Date): Promise<DailyDocument[]> =>
      readSpan(daily, 'day', regionCodes, { $gte: from, $lt: to }),

    /** The recorded readings of the same regions and times. */
    findSame: (readings: readonly Pick<Reading, 'regionCode' | 'observedAt'>[]): Promise<Reading[]> =>
      observations.find({ _id: { $in: readings.map(idOf) } }).toArray(),

    /**
     * Writes readings, all or none, in place of those of the same regions and times; moves each region's latest one
     * forward, and updates the sums of the days.
     *
     * @param versions the versions that are replaced, in order; undefined for new readings and those without a version
     * @returns false when there are others, written meanwhile
     */
    async record(readings: readonly Reading[], versions: readonly (string | undefined)[]): Promise<boolean> {
      const writes = readings.map((reading, i) => replaceVersion(reading, versions[i]));
      try {
        await db.client.withSession(session =>
          session.withTransaction(async () => {
            const { matchedCount, upsertedCount } = await observations.bulkWrite(writes, { session, ordered: false });
            if (matchedCount + upsertedCount < writes.length) throw new VersionChanged();
            await moveLatest(readings, session);
            await sumDays(readings, session);
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof VersionChanged || isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** The latest readings of some regions, as they arrive. Ends when it is returned. */
    onLatest: (regionCodes: ReadonlySet<string>, resume?: ResumePoint) =>
      latestChanges.listen({ accept: change => change.document !== null && regionCodes.has(change.id), resume }),
  };

  /**
   * SecantusDB reads a whole collection for `$in` beside a range, and for each `$unionWith`; by time alone it uses an
   * index. On SecantusDB, regions are filtered in this process, unless there is only one.
   */
  async function readSpan<T extends { readonly regionCode: string }>(
    collection: Collection<T>,
    field: 'observedAt' | 'day',
    regionCodes: readonly string[],
    range: Record<string, Date>,
    session?: ClientSession,
  ): Promise<T[]> {
    const single = regionCodes.length === 1;
    const regions = traits.indexedLookupPipelines ? { $in: [...regionCodes] } : undefined;
    const regionCode = single ? regionCodes[0] : regions;
    const filter = { ...(regionCode !== undefined && { regionCode }), [field]: range } as Filter<T>;
    const rows = (await collection.find(filter, session && { session }).toArray()) as unknown as T[];
    return rows.filter(row => regionCodes.includes(row.regionCode));
  }

  /** One command for regions that reported within a day, and one more for each that did not. */
  async function findAsOfByWindow(regionCodes: readonly string[], at: Date): Promise<Reading[]> {
    const range = { $gt: new Date(at.getTime() - AS_OF_WINDOW_MS), $lte: at };
    const newest = new Map<string, Reading>();
    for (const one of await readSpan(observations, 'observedAt', regionCodes, range)) {
      const known = newest.get(one.regionCode);
      if (!known || known.observedAt < one.observedAt) newest.set(one.regionCode, one);
    }
    const others = regionCodes.filter(code => !newest.has(code));
    const older = await Promise.all(
      others.map(regionCode =>
        observations.findOne({ regionCode, observedAt: { $lte: at } }, { sort: { regionCode: 1, observedAt: -1 } }),
      ),
    );
    return [...newest.values(), ...older.filter(one => one !== null)];
  }

  async function moveLatest(readings: readonly Reading[], session: ClientSession): Promise<void> {
    const newest = new Map<string, Reading>();
    for (const one of readings) {
      const known = newest.get(one.regionCode);
      if (!known || known.observedAt <= one.observedAt) newest.set(one.regionCode, one);
    }
    await latest.bulkWrite([...newest.values()].map(replaceOlderLatest), { session, ordered: false });
  }

  /** Recomputes each day from its readings, in the transaction that wrote them: incremental sums would drift. */
  async function sumDays(readings: readonly Reading[], session: ClientSession): Promise<void> {
    const byDay = Map.groupBy(readings, reading => intervalStart(reading.observedAt, 'DAY').getTime());
    for (const [start, written] of byDay) {
      const day = new Date(start);
      const codes = [...new Set(written.map(reading => reading.regionCode))];
      const observedAt = { $gte: day, $lt: intervalEnd(day, 'DAY') };
      const all = await readSpan(observations, 'observedAt', codes, observedAt, session);
      const byRegion = Map.groupBy(all, reading => reading.regionCode);
      const sums = [...byRegion].map(([code, ofRegion]) => replaceFullerDay(code, day, ofRegion));
      await daily.bulkWrite(sums, { session, ordered: false });
    }
  }
}

function idOf({ regionCode, observedAt }: Pick<Reading, 'regionCode' | 'observedAt'>): string {
  return `${regionCode}@${observedAt.toISOString()}`;
}

/** Another process has written a reading since it was read. */
class VersionChanged extends Error {}

/** Where there is another version, an update matches nothing and an upsert finds the id taken. */
function replaceVersion(one: Reading, version: string | undefined): AnyBulkWriteOperation<ObservationDocument> {
  const _id = idOf(one);
  const isNew = version === undefined;
  return {
    replaceOne: {
      filter: { _id, version: isNew ? { $exists: false } : version },
      replacement: { _id, ...one } as ObservationDocument,
      upsert: isNew,
    },
  };
}

/** Keeps or replaces the document in one atomic step; a missing value sorts before every value. */
function replaceOlderLatest(one: Reading): AnyBulkWriteOperation<LatestDocument> {
  const replacement = { $literal: { _id: one.regionCode, ...one } };
  const isNotOlder = { $lte: ['$observedAt', one.observedAt] };
  return {
    updateOne: {
      filter: { _id: one.regionCode },
      update: [{ $replaceWith: { $cond: [isNotOlder, replacement, '$$ROOT'] } }],
      upsert: true,
    },
  };
}

/** A day whose readings have started to expire keeps the sums of all of them. */
export function replaceFullerDay(
  regionCode: string,
  day: Date,
  readings: readonly Reading[],
): AnyBulkWriteOperation<DailyDocument> {
  const _id = idOf({ regionCode, observedAt: day });
  const contents = joinContents(readings.map(contentsOf));
  const isFuller = { $lte: ['$readings', contents.readings] };
  return {
    updateOne: {
      filter: { _id },
      update: [{ $replaceWith: { $cond: [isFuller, { $literal: { _id, regionCode, day, ...contents } }, '$$ROOT'] } }],
      upsert: true,
    },
  };
}
