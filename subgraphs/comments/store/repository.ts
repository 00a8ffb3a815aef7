import type { ClientSession, Collection, Db, Document, Filter, UpdateFilter } from 'mongodb';
import { insertNew, isDuplicateKey } from '../../../shared/mongo/connection/insert-new.ts';
import type { ServerTraits } from '../../../shared/mongo/connection/server-traits.ts';
import { accountUpkeep } from './account-upkeep.ts';
import { articleStates } from './article-states.ts';
import type { CommentChange } from './comment-changes.ts';
import { type Collections, inTransaction } from './comment-collections.ts';
import type { CommentCounters } from './comment-counters.ts';
import { listOfArticle } from './comment-lists.ts';
import { upkeep } from './comment-upkeep.ts';
import { countReply, coverReplies } from './comment-visibility.ts';
import {
  type ActionType,
  COUNTED,
  type CommentAction,
  type CommentDocument,
  isPublic,
  isShown,
  isVisible,
  listsOf,
  type ModerationLogEntry,
  queuesOf,
  type StoredComment,
  type UserDocument,
} from './documents.ts';
import { createTurns } from './in-turn.ts';
import { moderationReads } from './moderation-reads.ts';
import { LIGHT } from './newest-pages.ts';
import { personReads } from './person-reads.ts';
import { threadAndUserWrites } from './thread-and-user-writes.ts';
import {
  indexedListsPipeline,
  indexedThreadPipeline,
  joinedListsPipeline,
  joinedThreadPipeline,
  type ListPageRequest,
  pageFilter,
  pageSort,
  type ThreadFacets,
} from './thread-pipeline.ts';
import { breakdownOf, lighten, type ThreadView } from './thread-view.ts';

/** The repository of this subgraph; its writes of threads and users and its maintenance are in files beside it. */

/** How often a change is retried when the comment was changed concurrently. */
const ATTEMPTS = 50;

export type CommentRepository = ReturnType<typeof createCommentRepository>;

/** Lists of comments by another field than `lists`. */
export type ListField = 'lists' | 'author.id';

export function createCommentRepository(db: Db, traits: ServerTraits) {
  const collections: Collections = {
    db,
    traits,
    comments: db.collection('comments'),
    threads: db.collection('commentThreads'),
    users: db.collection('commentUsers'),
    log: db.collection('commentModerationLog'),
    articles: db.collection('commentArticles'),
    covering: createTurns(),
  };
  const moderation = moderationReads(collections);
  const kept = upkeep(collections);
  const states = articleStates(collections);
  return {
    ...threadReads(collections),
    ...commentReads(collections),
    ...personReads(collections),
    ...moderation,
    ...commentWrites(collections, { ...moderation, ...kept, ...states }),
    ...threadAndUserWrites(collections),
    ...states,
    ...kept,
    ...accountUpkeep(collections),
  };
}

function threadReads({ db, traits, comments, threads }: Collections) {
  /** If only counts are needed, they are counted on the index, in one pass over all the articles. */
  async function countThreads(articleIds: readonly string[]): Promise<ThreadView[]> {
    const rows = await comments
      .aggregate<{ _id: string; count: number }>([
        { $match: { articleId: { $in: [...articleIds] }, ...COUNTED } },
        { $group: { _id: '$articleId', count: { $sum: 1 } } },
      ])
      .toArray();
    const found = new Map(rows.map(row => [row._id, row.count]));
    return articleIds.map(_id => ({ _id, thread: null, totalPublished: found.get(_id) ?? 0, pages: [] }));
  }

  const findList = (key: string, request: ListPageRequest, field: ListField = 'lists'): Promise<CommentDocument[]> =>
    comments
      .find({ [field]: key, ...pageFilter(request) } as Filter<StoredComment>, { projection: LIGHT })
      .sort(pageSort(request))
      .limit(request.page.limit + 1)
      .toArray();

  return {
    /** All requested facets of the threads of some articles, in one command. */
    async findThreads(articleIds: readonly string[], facets: ThreadFacets): Promise<ThreadView[]> {
      const { thread, counts: counted, breakdown, pages = [] } = facets;
      const onlyCounts = counted && !thread && !breakdown && pages.length === 0;
      if (onlyCounts) return countThreads(articleIds);
      const [articleId] = articleIds;
      const [page] = pages;
      const onlyPage = page && pages.length === 1 && !thread && !counted && !breakdown;
      if (onlyPage && articleId !== undefined && articleIds.length === 1) {
        const rows = await findList(listOfArticle(articleId, page.tag), page);
        return [{ _id: articleId, thread: null, totalPublished: 0, pages: [rows] }];
      }
      const pipeline = traits.indexedLookupPipelines ? indexedThreadPipeline : joinedThreadPipeline;
      const rows = await db.aggregate<Document>(pipeline(articleIds, facets)).toArray();
      return rows.map(row => ({
        _id: row._id,
        thread: row.thread?.[0] ?? null,
        totalPublished: row.counts?.[0]?.count ?? 0,
        ...(breakdown && { breakdown: breakdownOf(row.breakdown) }),
        pages: pages.map((_, i) => (row[`page${i}`] as StoredComment[]).map(lighten)),
      }));
    },

    /** One page of an article's list. */
    findList,

    /**
     * A page of each of several lists, in one command; in the order of the keys, each with one row more than its limit.
     */
    async findLists(field: ListField, keys: readonly string[], request: ListPageRequest): Promise<CommentDocument[][]> {
      const [key] = keys;
      if (key !== undefined && keys.length === 1) return [await findList(key, request, field)];
      const pipeline = traits.indexedLookupPipelines ? indexedListsPipeline : joinedListsPipeline;
      const rows = await db.aggregate<{ _id: string; rows: StoredComment[] }>(pipeline(field, keys, request)).toArray();
      const byKey = new Map(rows.map(row => [row._id, row.rows]));
      return keys.map(one => byKey.get(one)?.map(lighten) ?? []);
    },

    /** The number of visible comments in some lists, in the order of the keys. */
    async countLists(field: ListField, keys: readonly string[]): Promise<number[]> {
      const rows = await comments
        .aggregate<{ _id: string; count: number }>([
          { $match: { [field]: { $in: [...keys] }, visible: true } },
          ...(field === 'lists' ? [{ $unwind: '$lists' }, { $match: { lists: { $in: [...keys] } } }] : []),
          { $group: { _id: `$${field}`, count: { $sum: 1 } } },
        ])
        .toArray();
      const found = new Map(rows.map(row => [row._id, row.count]));
      return keys.map(key => found.get(key) ?? 0);
    },

    findThread: (articleId: string) => threads.findOne({ _id: articleId }),

    /** The articles with the most published comments since a time, most commented first. */
    async findMostCommented(since: Date, limit: number): Promise<string[]> {
      const rows = await comments
        .aggregate<{ _id: string }>([
          { $match: { createdAt: { $gte: since }, ...COUNTED } },
          { $group: { _id: '$articleId', count: { $sum: 1 } } },
          { $sort: { count: -1, _id: -1 } },
          { $limit: limit },
        ])
        .toArray();
      return rows.map(row => row._id);
    },
  };
}

function commentReads({ comments, users }: Collections) {
  return {
    /** Comments of any status; callers decide whether the viewer may see them. */
    findByIds: (ids: readonly string[]): Promise<CommentDocument[]> =>
      comments.find({ _id: { $in: [...ids] } }, { projection: LIGHT }).toArray(),

    findWhole: (ids: readonly string[]): Promise<StoredComment[]> =>
      comments.find({ _id: { $in: [...ids] } }).toArray(),

    /** One user's actions on some comments. */
    findActionsOf: (userId: string, ids: readonly string[]) =>
      comments
        .aggregate<{ _id: string; actions: CommentAction[] }>([
          { $match: { _id: { $in: [...ids] } } },
          {
            $project: {
              actions: { $filter: { input: '$actions', cond: { $eq: ['$$this.userId', { $literal: userId }] } } },
            },
          },
        ])
        .toArray(),

    findByMutation: (mutationKey: string): Promise<CommentDocument | null> =>
      comments.findOne({ mutationKey }, { projection: LIGHT }),

    findUsers: (ids: readonly string[]): Promise<UserDocument[]> => users.find({ _id: { $in: [...ids] } }).toArray(),
  };
}

interface WriteDependencies {
  noteQueuesChanged(): void;
  coverNew(comment: StoredComment): Promise<unknown>;
  addArticles(ids: readonly string[], settled: boolean): Promise<void>;
}

function commentWrites(collections: Collections, { noteQueuesChanged, coverNew, addArticles }: WriteDependencies) {
  const { comments, log } = collections;

  return {
    /**
     * Stores a comment; a reply in one transaction with its parent's count.
     *
     * @returns `DUPLICATE` when its mutation has been executed before, `NO_PARENT` when its parent can no longer be
     * replied to
     */
    async insertComment(comment: StoredComment): Promise<'INSERTED' | 'DUPLICATE' | 'NO_PARENT'> {
      try {
        if (comment.parentId === null) await comments.insertOne(comment);
        else if (!(await inTransaction(collections, session => insertReply(comments, comment, session)))) {
          return 'NO_PARENT';
        }
        await coverNew(comment);
        return 'INSERTED';
      } catch (error) {
        if (isDuplicateKey(error) && comment.mutationKey !== undefined) return 'DUPLICATE';
        throw error;
      } finally {
        noteQueuesChanged();
      }
    },

    /**
     * Changes a comment by its current state, together with its parent's count and the log.
     *
     * @param change returns the change; null for none
     * @returns the new comment, null when it does not exist
     */
    async changeComment(
      id: string,
      change: (comment: StoredComment) => CommentChange | null,
      entry?: ModerationLogEntry,
    ): Promise<StoredComment | null> {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
        const after = await inTransaction(collections, async session => {
          const before = await comments.findOne({ _id: id }, { session });
          const wanted = before && change(before);
          if (!before || !wanted) return before;
          const changed = await applyChange(comments, before, wanted, session);
          if (changed && entry) await log.insertOne(entry, { session });
          return changed;
        });
        noteQueuesChanged();
        if (after === 'STALE') continue;
        // Not in the transaction: a busy thread would make it begin again and again.
        if (after?.covering) await collections.covering(after.articleId, () => coverReplies(comments, id));
        return after;
      }
      throw new Error(`comment ${id} changed ${ATTEMPTS} times while it was to be changed`);
    },

    /** Adds a user's action, once, and counts it in the same document. @returns whether it was new */
    async addAction(id: string, action: CommentAction, counter: CommentCounters): Promise<boolean> {
      const { userId, type } = action;
      const { matchedCount } = await comments.updateOne(
        {
          _id: id,
          ...COUNTED,
          actions: { $not: { $elemMatch: { userId, type } } },
        },
        { $push: { actions: action }, $inc: { [counter]: 1 } } as UpdateFilter<StoredComment>,
      );
      return matchedCount === 1;
    },

    async removeAction(id: string, userId: string, type: ActionType, counter: CommentCounters): Promise<boolean> {
      const { matchedCount } = await comments.updateOne({ _id: id, actions: { $elemMatch: { userId, type } } }, {
        $pull: { actions: { userId, type } },
        $inc: { [counter]: -1 },
      } as UpdateFilter<StoredComment>);
      return matchedCount === 1;
    },

    /** Inserts comments, and skips existing ones. */
    async insertNew(rows: readonly StoredComment[]): Promise<void> {
      const articleIds = [...new Set(rows.map(({ articleId }) => articleId))];
      await addArticles(articleIds, false);
      await insertNew(comments, rows).finally(noteQueuesChanged);
    },
  };
}

async function insertReply(
  comments: Collection<StoredComment>,
  reply: StoredComment,
  session: ClientSession,
): Promise<boolean> {
  const { matchedCount } = await comments.updateOne(
    { _id: reply.parentId as string, ...COUNTED },
    { $inc: { replyCount: isShown(reply) ? 1 : 0 } },
    { session },
  );
  if (matchedCount === 0) return false;
  await comments.insertOne(reply, { session });
  return true;
}

/** `version` guards where a server's transactions do not isolate: a comment that changed since it was read is stale. */
async function applyChange(
  comments: Collection<StoredComment>,
  before: StoredComment,
  { set, flag }: CommentChange,
  session: ClientSession,
): Promise<StoredComment | 'STALE'> {
  const merged = { ...before, ...set, flagCount: before.flagCount + (flag ? 1 : 0) };
  const derived = {
    lists: listsOf(merged),
    queues: queuesOf(merged),
    visible: isVisible(merged),
    previousQueues: before.queues,
    version: before.version + 1,
    ...(isPublic(merged) !== isPublic(before) && { covering: true }),
  };
  const update = {
    $set: { ...set, ...derived },
    ...(flag && { $push: { actions: flag }, $inc: { flagCount: 1 } }),
  } as UpdateFilter<StoredComment>;
  const { _id, version, replyCount, hiddenBy } = before;
  const { matchedCount } = await comments.updateOne({ _id, version, replyCount, hiddenBy }, update, { session });
  if (matchedCount === 0) return 'STALE';
  const difference = Number(isShown(merged)) - Number(isShown(before));
  if (difference !== 0 && before.parentId !== null) await countReply(comments, before.parentId, difference, session);
  return { ...merged, ...derived };
}
