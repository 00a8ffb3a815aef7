import type { Document } from 'mongodb';
import type { PageRequest, SortKey } from '../../../shared/graphql/connection.ts';
import { type CommentTag, listOfArticle } from './comment-lists.ts';
import { COUNTED, type CommentDocument } from './documents.ts';

/** One aggregate, on the database, that reads all requested facets of the threads of some articles. */

export type CommentOrder = 'CREATED_AT_DESC' | 'CREATED_AT_ASC' | 'REPLIES_DESC' | 'REACTION_DESC';

/** A page of a list of comments in a sort order. */
export interface ListPageRequest {
  readonly page: PageRequest;
  readonly order: CommentOrder;
}

/** A page of an article's top-level comments, or of all its comments with a tag. */
export interface CommentPageRequest extends ListPageRequest {
  readonly tag?: CommentTag;
}

/** The requested facets of some articles' threads. */
export interface ThreadFacets {
  readonly thread?: boolean;
  readonly counts?: boolean;
  readonly breakdown?: boolean;
  readonly pages?: readonly CommentPageRequest[];
}

/** Fields of a comment that lists do not need, and that may be large. */
export const HEAVY_FIELDS = ['actions', 'revisions'] as const;
const LIGHT = { $project: Object.fromEntries(HEAVY_FIELDS.map(field => [field, 0])) };

/** The sort key of each order, and its direction. */
const ORDERS = {
  CREATED_AT_DESC: { field: 'createdAt', direction: -1 },
  CREATED_AT_ASC: { field: 'createdAt', direction: 1 },
  REPLIES_DESC: { field: 'replyCount', direction: -1 },
  REACTION_DESC: { field: 'reactionCount', direction: -1 },
} as const;

/**
 * Each facet by a `$lookup` of its own, whose pipeline starts from the index of its foreign field (`let` with `$expr`
 * may not) and stops at the page's limit: it reads little more than it returns. For mongod.
 */
export function indexedThreadPipeline(articleIds: readonly string[], facets: ThreadFacets): Document[] {
  const { thread, counts, breakdown, pages = [] } = facets;
  return [
    { $documents: articleIds.map(_id => withLists(_id, pages)) },
    ...(thread ? [lookup('commentThreads', '_id', 'thread')] : []),
    ...(counts ? [lookup('comments', 'articleId', 'counts', COUNT_VISIBLE)] : []),
    ...(breakdown ? [lookup('comments', 'articleId', 'breakdown', BREAKDOWN)] : []),
    ...pages.map((page, i) => lookup('comments', 'lists', `page${i}`, pagePipeline(page), listName(page))),
  ];
}

/**
 * The same result for a server that reads the whole foreign collection for a `$lookup` with a pipeline (SecantusDB):
 * joins each thread's comments once, by index, and derives the facets from them. Comments are read whole, since that
 * server cannot omit fields of an array's elements.
 */
export function joinedThreadPipeline(articleIds: readonly string[], facets: ThreadFacets): Document[] {
  const { thread, counts, breakdown, pages = [] } = facets;
  const needsComments = counts || breakdown || pages.length > 0;
  return [
    { $documents: articleIds.map(_id => withLists(_id, pages)) },
    ...(thread ? [lookup('commentThreads', '_id', 'thread')] : []),
    ...(needsComments ? [lookup('comments', 'articleId', 'comments')] : []),
    {
      $project: {
        ...(thread && { thread: 1 }),
        ...(counts && { counts: [{ count: { $size: filtered(VISIBLE, NOT_DELETED) } }] }),
        ...(breakdown && { breakdown: { $map: { input: '$comments', in: KIND } } }),
        ...Object.fromEntries(
          pages.map((page, i) => [
            `page${i}`,
            pageExpression(page, [VISIBLE, { $in: [`$${listName(page)}`, '$$this.lists'] }]),
          ]),
        ),
      },
    },
  ];
}

/** A page of each of several lists in one command, where each list is the comments whose `field` holds its key. */
export function indexedListsPipeline(field: string, keys: readonly string[], request: ListPageRequest): Document[] {
  return [{ $documents: keys.map(_id => ({ _id })) }, lookup('comments', field, 'rows', pagePipeline(request))];
}

/** The same for a server that does not start a `$lookup` with a pipeline from an index. */
export function joinedListsPipeline(field: string, keys: readonly string[], request: ListPageRequest): Document[] {
  return [
    { $documents: keys.map(_id => ({ _id })) },
    lookup('comments', field, 'comments'),
    { $project: { rows: pageExpression(request, [VISIBLE]) } },
  ];
}

/** The filter of a page's comments: visible, after the cursor. */
export function pageFilter({ page, order }: ListPageRequest): Document {
  return { visible: true, ...(page.after && beyond(page.after, order)) };
}

export function pageSort({ order }: ListPageRequest): Record<string, 1 | -1> {
  const { field, direction } = ORDERS[order];
  return { [field]: direction, _id: direction };
}

/** The sort key of a comment in an order. */
export function sortKeyOf(order: CommentOrder): (comment: CommentDocument) => SortKey {
  const { field } = ORDERS[order];
  return comment => ({ value: Number(comment[field]), id: comment._id });
}

/** The plain bound beside the `$or` lets the index scan start at the cursor. */
export function beyond({ value, id }: SortKey, order: CommentOrder): Document {
  const { field, direction } = ORDERS[order];
  const operator = direction === -1 ? '$lt' : '$gt';
  const bound = sortValue(order, value);
  return {
    [field]: { [`${operator}e`]: bound },
    $or: [{ [field]: { [operator]: bound } }, { [field]: bound, _id: { [operator]: id } }],
  };
}

const COUNT_VISIBLE: Document[] = [{ $match: COUNTED }, { $group: { _id: null, count: { $sum: 1 } } }];

/** Comments by status, deletion, visibility and tags. */
const BREAKDOWN: Document[] = [
  {
    $group: { _id: { status: '$status', deleted: '$deleted', visible: '$visible', tags: '$tags' }, count: { $sum: 1 } },
  },
];

/** The fields of a comment that decide how it is counted. */
const KIND: Document = {
  status: '$$this.status',
  deleted: '$$this.deleted',
  visible: '$$this.visible',
  tags: '$$this.tags',
};
const VISIBLE: Document = { $eq: ['$$this.visible', true] };
const NOT_DELETED: Document = { $ne: ['$$this.deleted', true] };

function lookup(from: string, foreignField: string, as: string, pipeline?: Document[], localField = '_id'): Document {
  return { $lookup: { from, localField, foreignField, as, ...(pipeline && { pipeline }) } };
}

const listName = ({ tag }: CommentPageRequest) => (tag ? `list${tag}` : 'list');

/** The document to start from: the article with the keys of the lists that its pages are cut from. */
function withLists(_id: string, pages: readonly CommentPageRequest[]): Document {
  return { _id, ...Object.fromEntries(pages.map(page => [listName(page), listOfArticle(_id, page.tag)])) };
}

function pagePipeline(request: ListPageRequest): Document[] {
  return [{ $match: pageFilter(request) }, { $sort: pageSort(request) }, { $limit: request.page.limit + 1 }, LIGHT];
}

const filtered = (...conditions: Document[]) => ({ $filter: { input: '$comments', cond: { $and: conditions } } });

function sortValue(order: CommentOrder, value: number): Date | number {
  return ORDERS[order].field === 'createdAt' ? new Date(value) : value;
}

function pageExpression(request: ListPageRequest, conditions: readonly Document[]): Document {
  const { page, order } = request;
  const { field, direction } = ORDERS[order];
  const operator = direction === -1 ? '$lt' : '$gt';
  const beyondCursor: Document[] = [];
  if (page.after) {
    const value = sortValue(order, page.after.value);
    const sameValue = { $eq: [`$$this.${field}`, value] };
    beyondCursor.push({
      $or: [
        { [operator]: [`$$this.${field}`, value] },
        { $and: [sameValue, { [operator]: ['$$this._id', { $literal: page.after.id }] }] },
      ],
    });
  }
  const rows = filtered(...conditions, ...beyondCursor);
  return { $slice: [{ $sortArray: { input: rows, sortBy: pageSort(request) } }, page.limit + 1] };
}
