import type { Collection, Db, Document } from 'mongodb';
import type { PageRequest, SortKey } from '../../shared/graphql/connection.ts';
import type { CollectionSpec } from '../../shared/mongo/collections.ts';
import { insertNew } from '../../shared/mongo/insert-new.ts';

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

/** Statuses whose comments the public sees. */
const PUBLIC_STATUSES: readonly CommentDocument['status'][] = ['NONE', 'APPROVED'];

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

export function createCommentRepository(db: Db) {
  const comments: Collection<CommentDocument> = db.collection('comments');
  const threads: Collection<ThreadDocument> = db.collection('commentThreads');

  return {
    findPublicByIds: (ids: readonly string[]) =>
      comments.find({ _id: { $in: [...ids] }, status: { $in: [...PUBLIC_STATUSES] } }).toArray(),

    /** Everything asked of the threads of some articles, in one command. */
    async findThreads(articleIds: readonly string[], facets: ThreadFacets): Promise<ThreadView[]> {
      const { thread, counts, pages = [] } = facets;
      const rows = await db
        .aggregate<Document>([
          { $documents: articleIds.map(_id => ({ _id })) },
          ...(thread ? [lookup(threads, '_id', 'thread', [])] : []),
          ...(counts ? [lookup(comments, 'articleId', 'counts', COUNT_PUBLIC)] : []),
          ...pages.map((request, i) => lookup(comments, 'articleId', `page${i}`, pagePipeline(request))),
        ])
        .toArray();
      return rows.map(row => ({
        _id: row._id,
        thread: row.thread?.[0] ?? null,
        totalPublished: row.counts?.[0]?.count ?? 0,
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

const COUNT_PUBLIC: Document[] = [
  { $match: { status: { $in: PUBLIC_STATUSES } } },
  { $group: { _id: null, count: { $sum: 1 } } },
];

/** `localField`/`foreignField` with a pipeline uses the foreign index; `let` with `$expr` may not. */
function lookup(from: { collectionName: string }, foreignField: string, as: string, pipeline: Document[]): Document {
  return { $lookup: { from: from.collectionName, localField: '_id', foreignField, as, pipeline } };
}

function pagePipeline({ page, order }: CommentPageRequest): Document[] {
  const direction = order === 'CREATED_AT_DESC' ? -1 : 1;
  const operator = direction === -1 ? '$lt' : '$gt';
  const createdAt = page.after && new Date(page.after.value);
  const beyond = page.after
    ? {
        createdAt: { [`${operator}e`]: createdAt },
        $or: [{ createdAt: { [operator]: createdAt } }, { createdAt, _id: { [operator]: page.after.id } }],
      }
    : {};
  return [
    { $match: { parentId: null, status: { $in: PUBLIC_STATUSES }, ...beyond } },
    { $sort: { createdAt: direction, _id: direction } },
    { $limit: page.limit + 1 },
  ];
}
