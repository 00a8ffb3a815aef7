import type { Db } from 'mongodb';
import { insertNew } from '../../../../shared/mongo/connection/insert-new.ts';
import { createCachedCounts } from '../../../../shared/mongo/reads/cached-counts.ts';

const HOUR_MS = 3_600_000;

/** How long counts are kept: a little more than the longest period. */
export const READS_KEPT_SECONDS = 8 * 86_400;

/** How often an article was read in an hour, by whomever: no person is stored. */
interface ReadCount {
  /** `<hour>/<article>`. */
  readonly _id: string;
  readonly articleId: string;
  /** The start of the hour. */
  readonly at: Date;
  readonly count: number;
}

/** An article with its reads in a period. */
export interface ArticleReads {
  readonly articleId: string;
  readonly count: number;
}

export type ReadCounts = ReturnType<typeof createReadCounts>;

/** Any number of processes count: each adds to what is stored. */
export function createReadCounts(db: Db) {
  const reads = db.collection<ReadCount>('articleReads');
  let known = { at: 0, ids: new Set<string>() };

  /** The rows of this hour exist before they are added to: concurrent upserts of one row may lose all but one. */
  async function createRows(rows: readonly ReadCount[], at: number): Promise<void> {
    if (known.at !== at) known = { at, ids: new Set() };
    const { ids } = known;
    const missing = rows.filter(({ _id }) => !ids.has(_id));
    if (missing.length > 0) await insertNew(reads, missing);
    for (const { _id } of missing) ids.add(_id);
  }

  const most = createCachedCounts({
    async count(hours: number): Promise<readonly ArticleReads[]> {
      const since = new Date(hourOf(new Date()) - hours * HOUR_MS);
      const rows = await reads
        .aggregate<{ _id: string; count: number }>([
          { $match: { at: { $gte: since } } },
          { $group: { _id: '$articleId', count: { $sum: '$count' } } },
          { $match: { count: { $gt: 0 } } },
          { $sort: { count: -1, _id: 1 } },
          { $limit: MOST_READ },
        ])
        .toArray();
      return rows.map(({ _id, count }) => ({ articleId: _id, count }));
    },
  });

  return {
    /** Counts one read of each of some articles. */
    async record(articleIds: readonly string[], now: Date): Promise<void> {
      if (articleIds.length === 0) return;
      const at = hourOf(now);
      const rows = articleIds.map(articleId => ({ _id: `${at}/${articleId}`, articleId, at: new Date(at), count: 0 }));
      await createRows(rows, at);
      await reads.updateMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { $inc: { count: 1 } });
      most.onWrite();
    },

    /** The most read articles of the current hour and of some before, of whatever status, most reads first. */
    findMostRead: (hours: number): Promise<readonly ArticleReads[]> => most.load(hours),
  };
}

/** More than any list shows, since some may be published no longer. */
const MOST_READ = 200;

const hourOf = (time: Date) => Math.floor(time.getTime() / HOUR_MS) * HOUR_MS;
