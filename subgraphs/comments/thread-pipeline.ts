import type { Document } from 'mongodb';
import type { SortKey } from '../../shared/graphql/connection.ts';
import type { CommentPageRequest, ThreadFacets } from './repository.ts';

/** One aggregate, on the database, that brings everything asked of the threads of some articles. */

/** Statuses whose comments the public sees. */
export const PUBLIC_STATUSES = ['NONE', 'APPROVED'] as const;

/**
 * Each facet by a `$lookup` of its own, whose pipeline starts from the index of its foreign field (`let` with `$expr` may
 * not) and stops at the page's limit: it reads little more than it returns. For mongod.
 */
export function indexedThreadPipeline(articleIds: readonly string[], facets: ThreadFacets): Document[] {
  const { thread, counts, pages = [] } = facets;
  return [
    { $documents: articleIds.map(_id => ({ _id })) },
    ...(thread ? [lookup('commentThreads', '_id', 'thread')] : []),
    ...(counts ? [lookup('comments', 'articleId', 'counts', COUNT_PUBLIC)] : []),
    ...pages.map((page, i) => lookup('comments', 'articleId', `page${i}`, pagePipeline(page))),
  ];
}

/**
 * The same answer for a server that reads the whole foreign collection for a `$lookup` with a pipeline (SecantusDB):
 * joins each thread's comments once, by index, and picks the facets out of them.
 */
export function joinedThreadPipeline(articleIds: readonly string[], facets: ThreadFacets): Document[] {
  const { thread, counts, pages = [] } = facets;
  const published = { $filter: { input: '$comments', cond: { $in: ['$$this.status', PUBLIC_STATUSES] } } };
  const needsComments = counts || pages.length > 0;
  return [
    { $documents: articleIds.map(_id => ({ _id })) },
    ...(thread ? [lookup('commentThreads', '_id', 'thread')] : []),
    ...(needsComments ? [lookup('comments', 'articleId', 'comments'), { $addFields: { comments: published } }] : []),
    {
      $project: {
        ...(thread && { thread: 1 }),
        ...(counts && { counts: [{ count: { $size: '$comments' } }] }),
        ...Object.fromEntries(pages.map((page, i) => [`page${i}`, pageExpression(page)])),
      },
    },
  ];
}

/** The filter of a page's comments: top-level, public, beyond the cursor. */
export function pageFilter({ page, order }: CommentPageRequest): Document {
  const operator = order === 'CREATED_AT_DESC' ? '$lt' : '$gt';
  return {
    parentId: null,
    status: { $in: PUBLIC_STATUSES },
    ...(page.after && beyond(page.after, operator)),
  };
}

export function pageSort({ order }: CommentPageRequest): { createdAt: 1 | -1; _id: 1 | -1 } {
  const direction = order === 'CREATED_AT_DESC' ? -1 : 1;
  return { createdAt: direction, _id: direction };
}

const COUNT_PUBLIC: Document[] = [
  { $match: { status: { $in: PUBLIC_STATUSES } } },
  { $group: { _id: null, count: { $sum: 1 } } },
];

function lookup(from: string, foreignField: string, as: string, pipeline?: Document[]): Document {
  return { $lookup: { from, localField: '_id', foreignField, as, ...(pipeline && { pipeline }) } };
}

function pagePipeline(request: CommentPageRequest): Document[] {
  return [{ $match: pageFilter(request) }, { $sort: pageSort(request) }, { $limit: request.page.limit + 1 }];
}

/** The plain bound beside the `$or` lets the index start at the cursor. */
function beyond({ value, id }: SortKey, operator: '$lt' | '$gt'): Document {
  const createdAt = new Date(value);
  return {
    createdAt: { [`${operator}e`]: createdAt },
    $or: [{ createdAt: { [operator]: createdAt } }, { createdAt, _id: { [operator]: id } }],
  };
}

function pageExpression(request: CommentPageRequest): Document {
  const { page, order } = request;
  const operator = order === 'CREATED_AT_DESC' ? '$lt' : '$gt';
  const after = page.after && { createdAt: new Date(page.after.value), id: page.after.id };
  const conditions: Document[] = [{ $eq: ['$$this.parentId', null] }];
  if (after) {
    const sameTime = { $eq: ['$$this.createdAt', after.createdAt] };
    conditions.push({
      $or: [
        { [operator]: ['$$this.createdAt', after.createdAt] },
        { $and: [sameTime, { [operator]: ['$$this._id', { $literal: after.id }] }] },
      ],
    });
  }
  const rows = { $filter: { input: '$comments', cond: { $and: conditions } } };
  return { $slice: [{ $sortArray: { input: rows, sortBy: pageSort(request) } }, page.limit + 1] };
}
