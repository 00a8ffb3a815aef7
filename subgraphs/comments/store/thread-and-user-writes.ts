import type { ClientSession } from 'mongodb';
import { insertNew, isDuplicateKey } from '../../../shared/mongo/connection/insert-new.ts';
import { type Collections, inTransaction } from './comment-collections.ts';
import type { ModerationLogEntry, ThreadDocument, UserDocument } from './documents.ts';

/** Writes threads and users, with the moderation log beside them. */
export function threadAndUserWrites(collections: Collections) {
  const { threads, users, log } = collections;
  return {
    /**
     * Opens an article's thread, or updates its stated count.
     *
     * @param closedAt closes the thread; undefined leaves it as it is
     *
     * @returns the previous thread, null when there was none.
     */
    upsertThread(
      articleId: string,
      sourceCommentCount: number,
      closedAt: Date | undefined,
      now: Date,
    ): Promise<ThreadDocument | null> {
      const set = { sourceCommentCount, ...(closedAt && { closedAt }) };
      return threads.findOneAndUpdate(
        { _id: articleId },
        { $set: set, $setOnInsert: without({ closedAt: null, createdAt: now }, set) },
        { upsert: true, returnDocument: 'before' },
      );
    },

    changeThread(
      articleId: string,
      set: Partial<Pick<ThreadDocument, 'closedAt' | 'keptOpen' | 'premoderated' | 'slowModeSeconds'>>,
      entry: ModerationLogEntry,
    ): Promise<void> {
      const fresh = { closedAt: null, sourceCommentCount: null, createdAt: entry.createdAt };
      return inTransaction(collections, async session => {
        const update = { $set: set, $setOnInsert: without(fresh, set) };
        await threads.updateOne({ _id: articleId }, update, { upsert: true, session });
        await log.insertOne(entry, { session });
      });
    },

    /** Changes a user's document, which is created from `fresh` if there is none. */
    async changeUser(fresh: UserDocument, set: Partial<UserDocument>, entry?: ModerationLogEntry): Promise<void> {
      const update = { $set: set, $setOnInsert: without(fresh, { ...set, _id: fresh._id }) };
      const write = (session?: ClientSession) =>
        users.updateOne({ _id: fresh._id }, update, { upsert: true, ...(session && { session }) });
      if (!entry) {
        // Two first comments at once: the second finds the document of the first.
        await write().catch(error => (isDuplicateKey(error) ? write() : Promise.reject(error)));
        return;
      }
      await inTransaction(collections, async session => {
        await write(session);
        await log.insertOne(entry, { session });
      });
    },

    async ignoreUser(viewerId: string, userId: string, ignored: boolean): Promise<void> {
      await users.updateOne(
        { _id: viewerId },
        ignored ? { $addToSet: { ignoredUserIds: userId } } : { $pull: { ignoredUserIds: userId } },
      );
    },

    insertNewUsers: (rows: readonly UserDocument[]) => insertNew(users, rows),
  };
}

const without = (fresh: object, set: object) =>
  Object.fromEntries(Object.entries(fresh).filter(([name]) => !Object.hasOwn(set, name)));
