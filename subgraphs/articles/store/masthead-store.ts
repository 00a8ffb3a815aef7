import type { Db } from 'mongodb';
import { type ChangeFeed, createChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';
import { insertIfNew, isDuplicateKey } from '../../../shared/mongo/connection/insert-new.ts';

/** What a publisher's pages say of the publication, apart from any article. */
export interface MastheadDocument {
  /** The publisher's name. */
  readonly _id: string;
  readonly englishName: string | null;
  /** 최종편집; null while only an article has named the publisher. */
  readonly lastEditedAt: Date | null;
  /** The names of the links beside it. */
  readonly links: readonly string[];
  /** The first one is the site's own, unless its name is configured. */
  readonly recordedAt: Date;
}

export type Masthead = Omit<MastheadDocument, 'recordedAt'>;

/** Publications that one graph may have pages of; more are not read. */
const MOST = 100;

export type MastheadStore = ReturnType<typeof createMastheadStore>;

export function createMastheadStore(db: Db) {
  const mastheads = db.collection<MastheadDocument>('mastheads');
  const changes: ChangeFeed<MastheadDocument> = createChangeFeed(db, 'mastheads');

  return {
    changes,

    /** In the order in which they were first recorded. */
    findAll: (): Promise<MastheadDocument[]> => mastheads.find().sort({ recordedAt: 1, _id: 1 }).limit(MOST).toArray(),

    findOne: (name: string): Promise<MastheadDocument | null> => mastheads.findOne({ _id: name }),

    /**
     * Records a masthead unless a later one of the publisher is known.
     *
     * @returns the one before; undefined when a later one is kept
     */
    async record({ _id, ...masthead }: Masthead, now: Date): Promise<MastheadDocument | null | undefined> {
      const notLater = { $or: [{ lastEditedAt: null }, { lastEditedAt: { $lte: masthead.lastEditedAt } }] };
      try {
        return await mastheads.findOneAndUpdate(
          { _id, ...notLater },
          { $set: masthead, $setOnInsert: { recordedAt: now } },
          { upsert: true, returnDocument: 'before' },
        );
      } catch (error) {
        if (isDuplicateKey(error)) return undefined;
        throw error;
      }
    },

    /** The publisher of the first article is the site's until a page says otherwise. */
    async found(name: string, englishName: string | null, now: Date): Promise<void> {
      if ((await mastheads.findOne({}, { projection: { _id: 1 } })) !== null) return;
      const first: MastheadDocument = { _id: name, englishName, lastEditedAt: null, links: [], recordedAt: now };
      await insertIfNew(mastheads, first);
    },
  };
}
