import type { Db } from 'mongodb';
import { type ChangeFeed, createChangeFeed } from '../../../../shared/mongo/changes/change-feed.ts';
import { insertIfNew } from '../../../../shared/mongo/connection/insert-new.ts';

/** A list of articles in the order that an editor gave them. */
export interface FrontPageDocument {
  /** The name of the page. */
  readonly _id: string;
  readonly articleIds: readonly string[];
  /** 1 for a new page, incremented by each change. */
  readonly revision: number;
  readonly savedAt: Date;
}

export type FrontPageStore = ReturnType<typeof createFrontPageStore>;

export function createFrontPageStore(db: Db) {
  const pages = db.collection<FrontPageDocument>('frontPages');
  const changes: ChangeFeed<FrontPageDocument> = createChangeFeed(db, 'frontPages');

  return {
    changes,

    findOne: (name: string): Promise<FrontPageDocument | null> => pages.findOne({ _id: name }),

    /**
     * Saves the page after the one that was read.
     *
     * @returns the new page; null when another editor was faster
     */
    async save(
      current: FrontPageDocument | null,
      { _id, articleIds, savedAt }: Omit<FrontPageDocument, 'revision'>,
    ): Promise<FrontPageDocument | null> {
      const first: FrontPageDocument = { _id, articleIds, revision: 1, savedAt };
      if (current === null) return (await insertIfNew(pages, first)) ? first : null;
      const next = { articleIds, revision: current.revision + 1, savedAt };
      const filter = { _id, revision: current.revision };
      return pages.findOneAndUpdate(filter, { $set: next }, { returnDocument: 'after' });
    },
  };
}
