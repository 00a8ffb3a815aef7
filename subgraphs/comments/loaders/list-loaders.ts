import DataLoader from 'dataloader';
import {
  type Connection,
  connectionOf,
  type PageArguments,
  type PageRequest,
  pageOf,
  readPageArguments,
  type SortKey,
} from '../../../shared/graphql/connection.ts';
import { loadByShape } from '../../../shared/graphql/grouped-reads.ts';
import { belowOf, type CommentTag, listOfArticle, repliesOf } from '../store/comment-lists.ts';
import type { CommentDocument, ModerationLogEntry, ModerationQueueName, StoredComment } from '../store/documents.ts';
import type { LogFilter, QueueRequest } from '../store/moderation-reads.ts';
import type { CommentRepository, ListField } from '../store/repository.ts';
import { type CommentOrder, type CommentPageRequest, sortKeyOf } from '../store/thread-pipeline.ts';
import type { ListShape, SharedReads } from './shared-reads.ts';

/** A page of comments, which can count its list on demand. */
export interface CommentPage extends Connection<CommentDocument> {
  count(): Promise<number> | number;
}

/** A page of comments that concern the viewer. */
export interface NotificationPage extends Connection<CommentDocument> {
  countUnseen(since: Date): Promise<number>;
}

export type LogPage = Connection<ModerationLogEntry>;

interface ListDependencies {
  readonly viewerId: string | undefined;
  readonly isModerator: boolean;
  /** The users whom the viewer ignores. */
  ignored(): Promise<readonly string[]>;
  /** A page of an article, read together with the other facets of its thread. */
  page(articleId: string, request: CommentPageRequest): Promise<readonly CommentDocument[]>;
  /** Caches comments that were read whole. */
  prime(comments: readonly StoredComment[]): void;
  /** The comments that the viewer may see, in the order of the ids. */
  comments(ids: readonly string[]): Promise<readonly (CommentDocument | null | Error)[]>;
}

interface ListRequest {
  readonly shape: ListShape;
  readonly key: string;
}

/** The sort orders of lists that have only one. */
const NEWEST = 'CREATED_AT_DESC';

/** Batches what the lists of one plan step read. */
function createBatches(shared: SharedReads, repository: CommentRepository) {
  const lists = new DataLoader<ListRequest, readonly CommentDocument[], string>(
    requests =>
      loadByShape(
        requests,
        ({ shape }) => JSON.stringify(shape),
        group =>
          shared.lists.loadMany(
            group[0]!.shape,
            group.map(({ key }) => key),
          ),
      ),
    { cacheKeyFn: request => JSON.stringify(request), cache: false },
  );
  const queues = new DataLoader<QueueRequest, readonly CommentDocument[]>(requests => repository.findQueues(requests), {
    cache: false,
  });
  const counts = new DataLoader<{ field: ListField; key: string }, number>(
    requests =>
      loadByShape(
        requests,
        ({ field }) => field,
        group =>
          shared.listCounts.loadMany(
            group[0]!.field,
            group.map(({ key }) => key),
          ),
      ),
    { cache: false },
  );
  return { lists, queues, counts };
}

/** The lists of comments. Those of one plan step become one command. */
export function createListLoaders(shared: SharedReads, repository: CommentRepository, dependencies: ListDependencies) {
  const { lists, queues, counts } = createBatches(shared, repository);
  const countOf = (field: ListField, key: string) => () => counts.load({ field, key });

  /** @param sort the name of the list in its cursors, when it is more than the order */
  async function list(field: ListField, key: string, order: CommentOrder, sort: string, args: PageArguments) {
    const page = readPageArguments(args, sort);
    const rows = await lists.load({ shape: { field, page, order }, key });
    return pageWith(page, rows, sort, sortKeyOf(order), countOf(field, key));
  }

  /** A list that only the viewer reads. */
  async function newest(
    args: PageArguments,
    find: (page: PageRequest) => Promise<readonly CommentDocument[]>,
    count: () => Promise<number>,
  ) {
    const page = readPageArguments(args, NEWEST);
    return pageWith(page, await find(page), NEWEST, sortKeyOf(NEWEST), count);
  }

  return {
    async comments(articleId: string, order: CommentOrder, tag: CommentTag | null, args: PageArguments) {
      const page = readPageArguments(args, order);
      const rows = await dependencies.page(articleId, { page, order, ...(tag && { tag }) });
      return pageWith(page, rows, order, sortKeyOf(order), countOf('lists', listOfArticle(articleId, tag)));
    },

    replies: (commentId: string, order: CommentOrder, flatten: boolean, args: PageArguments) =>
      list('lists', flatten ? belowOf(commentId) : repliesOf(commentId), order, order, args),

    commentsBy: (userId: string, args: PageArguments) => list('author.id', userId, NEWEST, NEWEST, args),

    ownComments: (userId: string, args: PageArguments) =>
      newest(
        args,
        page => repository.findOwn(userId, page),
        () => repository.countOwn(userId),
      ),

    async repliesTo(userId: string, args: PageArguments) {
      const ignored = await dependencies.ignored();
      return newest(
        args,
        page => repository.findRepliesTo(userId, ignored, page),
        () => repository.countRepliesTo(userId, ignored),
      );
    },

    async notifications(userId: string, args: PageArguments) {
      const ignored = await dependencies.ignored();
      const page = await newest(
        args,
        one => repository.findNotifications(userId, ignored, one),
        async () => 0,
      );
      const countUnseen = (since: Date) => repository.countNotifications(userId, ignored, since);
      return { ...page, countUnseen };
    },

    /** @param whole whether everybody's actions are selected, so that they are read with the page */
    queue: (queue: ModerationQueueName, args: PageArguments, whole: boolean) =>
      newest(
        args,
        async page => {
          const rows = await queues.load({ queue, page, whole });
          if (whole) dependencies.prime(rows as readonly StoredComment[]);
          return rows;
        },
        () => repository.countQueue(queue),
      ),

    queueCount: (queue: ModerationQueueName) => repository.countQueue(queue),

    /** The ancestors of a comment, whose ids it stores: a page of them is cut from the ids. */
    async parents({ ancestorIds }: CommentDocument, args: PageArguments): Promise<CommentPage> {
      const down = ancestorIds.toReversed();
      const request = readPageArguments(args, 'PARENTS');
      const end = request.before ? Math.max(0, Math.min(request.before.value, down.length)) : down.length;
      const ids = down.slice(0, end).reverse();
      const page = pageOf(request, ids.slice(0, request.limit + 1));
      const found = await dependencies.comments(page.rows);
      const rows = found.filter(row => row !== null && !(row instanceof Error)) as CommentDocument[];
      const keyOf = ({ _id }: CommentDocument): SortKey => ({ value: down.indexOf(_id), id: _id });
      return connectionOf({ ...page, rows }, 'PARENTS', keyOf, { count: () => down.length });
    },

    async moderationLog(filter: LogFilter, args: PageArguments): Promise<LogPage> {
      const page = readPageArguments(args, NEWEST);
      const keyOf = (entry: ModerationLogEntry) => ({ value: entry.createdAt.getTime(), id: entry._id });
      return connectionOf(pageOf(page, await repository.findLog(filter, page)), NEWEST, keyOf);
    },
  };
}

function pageWith(
  request: PageRequest,
  rows: readonly CommentDocument[],
  sort: string,
  keyOf: (row: CommentDocument) => SortKey,
  count: () => Promise<number>,
): CommentPage {
  return connectionOf(pageOf(request, rows), sort, keyOf, { count });
}
