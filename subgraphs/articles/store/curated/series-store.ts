import type { Db } from 'mongodb';
import { type ChangeFeed, createChangeFeed } from '../../../../shared/mongo/changes/change-feed.ts';
import { insertIfNew } from '../../../../shared/mongo/connection/insert-new.ts';

/** Articles that belong together, in the order in which they are read. */
export interface SeriesDocument {
  readonly _id: string;
  readonly title: string;
  readonly description: string | null;
  readonly articleIds: readonly string[];
  /** 1 for a new series, incremented by each change. */
  readonly revision: number;
}

export type SeriesContent = Omit<SeriesDocument, '_id' | 'revision'>;

export type SeriesStore = ReturnType<typeof createSeriesStore>;

export function createSeriesStore(db: Db) {
  const series = db.collection<SeriesDocument>('series');
  const changes: ChangeFeed<SeriesDocument> = createChangeFeed(db, 'series');

  return {
    changes,

    findOne: (id: string): Promise<SeriesDocument | null> => series.findOne({ _id: id }),

    /** The series of some articles, in order of the articles; those of one by id. */
    async findOf(articleIds: readonly string[]): Promise<SeriesDocument[][]> {
      const found = await series
        .find({ articleIds: { $in: [...articleIds] } })
        .sort({ _id: 1 })
        .toArray();
      return articleIds.map(id => found.filter(one => one.articleIds.includes(id)));
    },

    /**
     * Saves the content after the one that was read.
     *
     * @returns the new series; null when another editor was faster
     */
    async save(_id: string, current: SeriesDocument | null, content: SeriesContent): Promise<SeriesDocument | null> {
      const first: SeriesDocument = { _id, ...content, revision: 1 };
      if (current === null) return (await insertIfNew(series, first)) ? first : null;
      const { revision } = current;
      const next = { ...content, revision: revision + 1 };
      return series.findOneAndUpdate({ _id, revision }, { $set: next }, { returnDocument: 'after' });
    },
  };
}
