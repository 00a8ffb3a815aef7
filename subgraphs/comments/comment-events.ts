import type { Change, ChangeFeed } from '../../shared/mongo/change-feed.ts';
import { queueMoves } from './comment-changes.ts';
import { type CommentDocument, isPublic, type ModerationQueueName, type StoredComment } from './documents.ts';

/** What happens to comments, read off their changes in the database, whichever process made them. */

export type CommentChangeFeed = Pick<ChangeFeed<StoredComment>, 'listen'>;
export type CommentEvents = ReturnType<typeof createCommentEvents>;

export interface QueueMove {
  readonly queue: ModerationQueueName;
  readonly comment: CommentDocument;
}

type CommentChangeEvent = Change<StoredComment>;

export function createCommentEvents(feed: CommentChangeFeed) {
  /** Each change becomes any number of events. Resolves when nothing that is written from then on is missed. */
  async function events<Event>(
    eventsOf: (comment: StoredComment, change: CommentChangeEvent) => readonly Event[],
  ): Promise<AsyncIterableIterator<Event>> {
    const eventsIn = (change: CommentChangeEvent) => (change.document ? eventsOf(change.document, change) : []);
    return flatten(await feed.listen({ accept: change => eventsIn(change).length > 0 }), eventsIn);
  }

  const comments = (wanted: (comment: StoredComment, change: CommentChangeEvent) => boolean) =>
    events(({ ...comment }, change) => (wanted(comment, change) ? [comment as CommentDocument] : []));

  const moves = (which: 'entered' | 'left', only: ModerationQueueName | null | undefined) =>
    events((comment, change): QueueMove[] => {
      if (!isNew(change) && !('version' in change.updated)) return [];
      const queues = isNew(change) && which === 'entered' ? comment.queues : queueMoves(comment)[which];
      return queues.filter(queue => only == null || queue === only).map(queue => ({ queue, comment }));
    });

  return {
    /** Top-level comments of an article as the public gets to see them. */
    created: (articleId: string) =>
      comments(
        (comment, change) => comment.articleId === articleId && comment.parentId === null && appeared(comment, change),
      ),
    replied: (ancestorId: string) =>
      comments((comment, change) => comment.ancestorIds.includes(ancestorId) && appeared(comment, change)),
    edited: (articleId: string) =>
      comments(
        (comment, change) => comment.articleId === articleId && 'revisionCount' in change.updated && isPublic(comment),
      ),
    statusUpdated: (articleId: string) =>
      comments(
        (comment, { updated }) => comment.articleId === articleId && ('status' in updated || 'deleted' in updated),
      ),
    featured: (articleId: string) =>
      comments(
        (comment, change) =>
          comment.articleId === articleId &&
          comment.tags.includes('FEATURED') &&
          Object.keys(change.updated).some(path => /^tags(\.|$)/.test(path)),
      ),
    enteredQueue: (queue: ModerationQueueName | null | undefined) => moves('entered', queue),
    leftQueue: (queue: ModerationQueueName | null | undefined) => moves('left', queue),
  };
}

const isNew = ({ kind }: CommentChangeEvent) => kind === 'insert';

/** Written and published at once, or let through later. */
function appeared(comment: StoredComment, change: CommentChangeEvent): boolean {
  if (!isPublic(comment) || comment.deleted) return false;
  const wasHidden = comment.previousQueues.includes('PENDING') || comment.previousQueues.includes('REJECTED');
  return isNew(change) || ('status' in change.updated && wasHidden);
}

/** By hand: a generator that is given back before it was read would not give back what it reads from. */
function flatten<In, Out>(source: AsyncIterableIterator<In>, of: (value: In) => readonly Out[]) {
  const waiting: Out[] = [];
  const iterator: AsyncIterableIterator<Out> = {
    async next() {
      while (waiting.length === 0) {
        const { done, value } = await source.next();
        if (done) return { done: true, value: undefined };
        waiting.push(...of(value));
      }
      return { done: false, value: waiting.shift() as Out };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
