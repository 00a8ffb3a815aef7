import type { Document, Filter } from 'mongodb';
import type { PageRequest } from '../../../shared/graphql/connection.ts';
import { watchSmallness } from '../../../shared/mongo/connection/collection-size.ts';
import { createCachedCounts } from '../../../shared/mongo/reads/cached-counts.ts';
import { createPageWindows } from '../../../shared/mongo/reads/page-windows.ts';
import type { Collections } from './comment-collections.ts';
import type { CommentDocument, ModerationLogEntry, ModerationQueueName, StoredComment } from './documents.ts';
import { LIGHT, NEWEST, newestPage, newestWindow } from './newest-pages.ts';
import { beyond } from './thread-pipeline.ts';

/** The reads of moderators. */

const QUEUES: readonly ModerationQueueName[] = ['UNMODERATED', 'REPORTED', 'PENDING', 'REJECTED'];

/** The filter of the moderation log. */
export interface LogFilter {
  readonly commentId?: string;
  readonly userId?: string;
}

/** A page of a moderation queue. */
export interface QueueRequest {
  readonly queue: ModerationQueueName;
  readonly page: PageRequest;
  /** Whether to read everybody's actions and all texts of the comments. */
  readonly whole: boolean;
}

export function moderationReads({ db, traits, comments, log }: Collections) {
  const windows = createPageWindows({ isSmall: watchSmallness(comments) });
  const counts = createCachedCounts({ count: (_all: 'all') => countQueues() });

  /** Counts every queue on its part of the index: reading a queue's comments to group them costs many times as much. */
  async function countQueues(): Promise<ReadonlyMap<ModerationQueueName, number>> {
    if (!traits.stopsAtLimit) {
      const replies = await Promise.all(QUEUES.map(queues => db.command({ count: 'comments', query: { queues } })));
      return new Map(QUEUES.map((queue, i) => [queue, Number(replies[i]!.n)]));
    }
    const [first = [], ...others] = QUEUES.map(_id => [
      { $match: { queues: _id } },
      { $count: 'count' },
      { $project: { _id: { $literal: _id }, count: 1 } },
    ]);
    const unions = others.map(pipeline => ({ $unionWith: { coll: 'comments', pipeline } }));
    const rows = await comments.aggregate<{ _id: ModerationQueueName; count: number }>([...first, ...unions]).toArray();
    return new Map(rows.map(({ _id, count }) => [_id, count]));
  }

  /** Each queue by a `$lookup` of its own, which starts at the queue's part of the index and stops at the limit. */
  async function joinQueues(requests: readonly QueueRequest[]): Promise<StoredComment[][]> {
    const lookups = requests.map(({ page, whole }, i) => ({
      $lookup: {
        from: 'comments',
        localField: `queue${i}`,
        foreignField: 'queues',
        as: `rows${i}`,
        pipeline: [
          ...(page.after ? [{ $match: beyond(page.after, 'CREATED_AT_DESC') }] : []),
          { $sort: NEWEST },
          { $limit: page.limit + 1 },
          ...(whole ? [] : [{ $project: LIGHT }]),
        ],
      },
    }));
    const names = Object.fromEntries(requests.map(({ queue }, i) => [`queue${i}`, queue]));
    const [row] = await db.aggregate<Document>([{ $documents: [names] }, ...lookups]).toArray();
    return requests.map((_, i) => row?.[`rows${i}`] ?? []);
  }

  /** The same by windows of time, for a server that reads a whole queue. */
  function readWindows(requests: readonly QueueRequest[]): Promise<StoredComment[][]> {
    const pages = requests.map(({ queue, page }) => ({
      list: queue,
      direction: -1 as const,
      size: page.limit + 1,
      first: page.after?.value,
    }));
    const placeOf = (comment: StoredComment) => comment.createdAt.getTime();
    const projection = requests.some(({ whole }) => whole) ? {} : LIGHT;
    return windows.read(pages, placeOf, async wanted => {
      const filters = wanted.map(({ index, window }) => ({
        queues: requests[index]!.queue,
        ...newestWindow(window, requests[index]!.page.after),
      }));
      const [filter] = filters;
      const where = filters.length === 1 ? filter! : { $or: filters };
      const [{ size }] = wanted as [(typeof wanted)[0]];
      const found = comments.find(where as Filter<StoredComment>, { projection, batchSize: 10_000 }).sort(NEWEST);
      const rows = await (filters.length === 1 ? found.limit(size) : found).toArray();
      return wanted.map(({ index, window: { from = 0 } }) =>
        rows.filter(row => placeOf(row) >= from && isOf(row, requests[index]!)),
      );
    });
  }

  return {
    /** Pages of some queues, newest first, in one command; each with one row more than its limit. */
    async findQueues(requests: readonly QueueRequest[]): Promise<CommentDocument[][]> {
      if (!traits.stopsAtLimit) return readWindows(requests);
      const [one] = requests;
      if (requests.length > 1 || !one) return joinQueues(requests);
      const { queue, page, whole } = one;
      const filter = newestPage<StoredComment>({ queues: queue }, page);
      const found = comments.find(filter, { projection: whole ? {} : LIGHT }).sort(NEWEST);
      return [await found.limit(page.limit + 1).toArray()];
    },

    /** The number of comments in a queue; see `cached-counts.ts` for how fresh. */
    countQueue: async (queue: ModerationQueueName) => (await counts.load('all')).get(queue) ?? 0,
    noteQueuesChanged: () => counts.onWrite(),

    async findLog(filter: LogFilter, page: PageRequest): Promise<ModerationLogEntry[]> {
      if (traits.stopsAtLimit) {
        const found = log.find(newestPage<ModerationLogEntry>(filter, page)).sort(NEWEST);
        return found.limit(page.limit + 1).toArray();
      }
      const list = { list: `log ${JSON.stringify(filter)}`, direction: -1 as const, size: page.limit + 1 };
      const placeOf = (entry: ModerationLogEntry) => entry.createdAt.getTime();
      const [rows] = await windows.read([{ ...list, first: page.after?.value }], placeOf, async ([wanted]) => {
        const where = { ...filter, ...newestWindow(wanted!.window, page.after) };
        return [await log.find(where).sort(NEWEST).limit(wanted!.size).toArray()];
      });
      return rows!;
    },
  };
}

/** Whether a comment that was read for several queues belongs to this page. */
function isOf({ queues, createdAt, _id }: StoredComment, { queue, page: { after } }: QueueRequest): boolean {
  if (!queues.includes(queue)) return false;
  const time = createdAt.getTime();
  return !after || time < after.value || (time === after.value && _id < after.id);
}
