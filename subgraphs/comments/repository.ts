import type { Collection, Db, Document, Filter } from 'mongodb';
import type { PageRequest, SortKey } from '../../shared/graphql/connection.ts';
import type { CollectionSpec } from '../../shared/mongo/collections.ts';
import { insertNew } from '../../shared/mongo/insert-new.ts';
import type { ServerTraits } from '../../shared/mongo/server-traits.ts';
import {
  indexedThreadPipeline,
  joinedThreadPipeline,
  PUBLIC_STATUSES,
  pageFilter,
  pageSort,
} from './thread-pipeline.ts';

/** The only file of this subgraph that speaks to MongoDB. */

export interface CommentAuthor {
  readonly id: string;
  readonly username: string | null;
}

export interface CommentDocument {
  readonly _id: string;
  readonly articleId: string;
  /** Null for a top-level comment. */
  readonly parentId: string | null;
  readonly body: string | null;
  readonly author: CommentAuthor | null;
  readonly status: 'NONE' | 'APPROVED' | 'REJECTED' | 'PREMOD' | 'SYSTEM_WITHHELD';
  readonly createdAt: Date;
}

/** One document per article that has a thread. */
export interface ThreadDocument {
  /** The article's id. */
  readonly _id: string;
  readonly closedAt: Date | null;
  readonly sourceCommentCount: number | null;
  readonly createdAt: Date;
}

export type CommentOrder = 'CREATED_AT_DESC' | 'CREATED_AT_ASC';

/** A page of top-level comments in an order. */
export interface CommentPageRequest {
  readonly page: PageRequest;
  readonly order: CommentOrder;
}

/** What of some articles' threads is asked for. */
export interface ThreadFacets {
  readonly thread?: boolean;
  readonly counts?: boolean;
  readonly pages?: readonly CommentPageRequest[];
}

/** What was asked for; `pages` in the order of the request, each with up to one row more than its limit. */
export interface ThreadView {
  readonly _id: string;
  readonly thread: ThreadDocument | null;
  readonly totalPublished: number;
  readonly pages: readonly CommentDocument[][];
}

const text = { bsonType: 'string' };

export const COMMENT_COLLECTIONS: readonly CollectionSpec[] = [
  {
    name: 'comments',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'articleId', 'parentId', 'status', 'createdAt'],
        properties: {
          _id: text,
          articleId: text,
          parentId: { bsonType: ['string', 'null'] },
          body: { bsonType: ['string', 'null'] },
          author: { bsonType: ['object', 'null'], required: ['id'], properties: { id: text } },
          status: { enum: ['NONE', 'APPROVED', 'REJECTED', 'PREMOD', 'SYSTEM_WITHHELD'] },
          createdAt: { bsonType: 'date' },
        },
      },
    },
    indexes: [
      { key: { articleId: 1, status: 1 }, name: 'counts' },
      { key: { articleId: 1, parentId: 1, createdAt: -1, _id: -1 }, name: 'newest' },
    ],
  },
  {
    name: 'commentThreads',
    validator: {
      $jsonSchema: {
        bsonType: 'object',
        required: ['_id', 'createdAt'],
        properties: {
          _id: text,
          closedAt: { bsonType: ['date', 'null'] },
          sourceCommentCount: { bsonType: ['int', 'long', 'double', 'null'], minimum: 0 },
          createdAt: { bsonType: 'date' },
        },
      },
    },
    indexes: [],
  },
];

export type CommentRepository = ReturnType<typeof createCommentRepository>;

/** @param traits what the server is good at; the answers are the same */
export function createCommentRepository(db: Db, traits: ServerTraits) {
  const comments: Collection<CommentDocument> = db.collection('comments');
  const threads: Collection<ThreadDocument> = db.collection('commentThreads');

  /** Counts alone are counted on the index, in one pass over all the articles. */
  async function countThreads(articleIds: readonly string[]): Promise<ThreadView[]> {
    const rows = await comments
      .aggregate<{ _id: string; count: number }>([
        { $match: { articleId: { $in: [...articleIds] }, status: { $in: PUBLIC_STATUSES } } },
        { $group: { _id: '$articleId', count: { $sum: 1 } } },
      ])
      .toArray();
    const counts = new Map(rows.map(row => [row._id, row.count]));
    return articleIds.map(_id => ({ _id, thread: null, totalPublished: counts.get(_id) ?? 0, pages: [] }));
  }

  const findPage = (articleId: string, request: CommentPageRequest): Promise<CommentDocument[]> =>
    comments
      .find({ articleId, ...pageFilter(request) } as Filter<CommentDocument>)
      .sort(pageSort(request))
      .limit(request.page.limit + 1)
      .toArray();

  return {
    findPublicByIds: (ids: readonly string[]) =>
      comments.find({ _id: { $in: [...ids] }, status: { $in: [...PUBLIC_STATUSES] } }).toArray(),

    /** Everything asked of the threads of some articles, in one command. */
    async findThreads(articleIds: readonly string[], facets: ThreadFacets): Promise<ThreadView[]> {
      const { thread, counts, pages = [] } = facets;
      const [articleId] = articleIds;
      const [page] = pages;
      if (counts && !thread && !page) return countThreads(articleIds);
      if (page && !thread && !counts && pages.length === 1 && articleIds.length === 1 && articleId !== undefined) {
        return [{ _id: articleId, thread: null, totalPublished: 0, pages: [await findPage(articleId, page)] }];
      }
      const pipeline = traits.indexedLookupPipelines ? indexedThreadPipeline : joinedThreadPipeline;
      const rows = await db.aggregate<Document>(pipeline(articleIds, facets)).toArray();
      return rows.map(row => ({
        _id: row['_id'],
        thread: row['thread']?.[0] ?? null,
        totalPublished: row['counts']?.[0]?.count ?? 0,
        pages: pages.map((_, i) => row[`page${i}`]),
      }));
    },

    /** Inserts what is not there yet. */
    insertNew: (rows: readonly CommentDocument[]) => insertNew(comments, rows),

    findThread: (articleId: string) => threads.findOne({ _id: articleId }),

    /**
     * Opens an article's thread, or brings its stated count up to date.
     *
     * @returns the thread as it stood before, null when there was none.
     */
    upsertThread(articleId: string, sourceCommentCount: number, now: Date): Promise<ThreadDocument | null> {
      return threads.findOneAndUpdate(
        { _id: articleId },
        { $set: { sourceCommentCount }, $setOnInsert: { closedAt: null, createdAt: now } },
        { upsert: true, returnDocument: 'before' },
      );
    },
  };
}

/** Where a comment stands in a list sorted by time. */
export function creationKey(comment: CommentDocument): SortKey {
  return { value: comment.createdAt.getTime(), id: comment._id };
}
