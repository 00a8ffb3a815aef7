import {
  type PositionedEvents,
  partOfToken,
  RESUME_POSITION,
  RESUME_TOKEN,
  type ResumePoint,
} from '../../../shared/graphql/resumption.ts';
import type { Change, ChangeFeed } from '../../../shared/mongo/changes/change-feed.ts';
import { queueMoves } from '../store/comment-changes.ts';
import { type CommentDocument, counts, type ModerationQueueName, type StoredComment } from '../store/documents.ts';

/** Events of comments, derived from their changes in the database, whichever process made them. */

export type CommentChangeFeed = Pick<ChangeFeed<StoredComment>, 'listen'>;
export type CommentEvents = ReturnType<typeof createCommentEvents>;

export interface QueueMove {
  readonly queue: ModerationQueueName;
  readonly comment: CommentDocument;
}

type CommentChangeEvent = Change<StoredComment>;

export function createCommentEvents(feed: CommentChangeFeed) {
  /** Maps each change to any number of events. Resolves once no later change can be missed. */
  async function events<Event extends object>(
    resume: ResumePoint | undefined,
    eventsOf: (comment: StoredComment, change: CommentChangeEvent) => readonly Event[],
  ): Promise<AsyncIterableIterator<Event>> {
    const eventsIn = (change: CommentChangeEvent) => (change.document ? eventsOf(change.document, change) : []);
    const changes = await feed.listen({ accept: change => eventsIn(change).length > 0, resume });
    return flatten(changes, change => withTokens(eventsIn(change), change));
  }

  const comments = (
    resume: ResumePoint | undefined,
    wanted: (comment: StoredComment, change: CommentChangeEvent) => boolean,
  ) => events(resume, ({ ...comment }, change) => (wanted(comment, change) ? [comment as CommentDocument] : []));

  const moves = (
    which: 'entered' | 'left',
    only: ModerationQueueName | null | undefined,
    resume: ResumePoint | undefined,
  ) =>
    events(resume, (comment, change): QueueMove[] => {
      if (!isNew(change) && !('version' in change.updated)) return [];
      const queues = isNew(change) && which === 'entered' ? comment.queues : queueMoves(comment)[which];
      return queues.filter(queue => only == null || queue === only).map(queue => ({ queue, comment }));
    });

  return {
    // Each starts with the next event, or resumes where `resume` says.
    /** Top-level comments of an article as they become public. */
    created: (articleId: string, resume?: ResumePoint) =>
      comments(
        resume,
        (comment, change) => comment.articleId === articleId && comment.parentId === null && appeared(comment, change),
      ),
    replied: (ancestorId: string, resume?: ResumePoint) =>
      comments(resume, (comment, change) => comment.ancestorIds.includes(ancestorId) && appeared(comment, change)),
    notified: (userId: string, ignored: readonly string[], resume?: ResumePoint) =>
      comments(
        resume,
        (comment, change) =>
          (comment.notifies?.includes(userId) ?? false) &&
          !ignored.includes(comment.author?.id ?? '') &&
          appeared(comment, change),
      ),
    edited: (articleId: string, resume?: ResumePoint) =>
      comments(
        resume,
        (comment, change) => comment.articleId === articleId && 'revisionCount' in change.updated && counts(comment),
      ),
    statusUpdated: (articleId: string, resume?: ResumePoint) =>
      comments(
        resume,
        (comment, { updated }) => comment.articleId === articleId && ('status' in updated || 'deleted' in updated),
      ),
    featured: (articleId: string, resume?: ResumePoint) =>
      comments(
        resume,
        (comment, change) =>
          comment.articleId === articleId &&
          counts(comment) &&
          comment.tags.includes('FEATURED') &&
          Object.keys(change.updated).some(path => /^tags(\.|$)/.test(path)),
      ),
    enteredQueue: (queue: ModerationQueueName | null | undefined, resume?: ResumePoint) =>
      moves('entered', queue, resume),
    leftQueue: (queue: ModerationQueueName | null | undefined, resume?: ResumePoint) => moves('left', queue, resume),
  };
}

/** Adds to each event the token that resumes after it, and skips events that the reader already has. */
function withTokens<Event extends object>(events: readonly Event[], change: CommentChangeEvent): Event[] {
  const { [RESUME_TOKEN]: token, partsKnown = 0 } = change;
  const last = events.length - 1;
  return events
    .map((event, i) => ({ ...event, [RESUME_TOKEN]: i === last ? token : partOfToken(token, i + 1) }))
    .slice(partsKnown);
}

const isNew = ({ kind }: CommentChangeEvent) => kind === 'insert';

/** Published when written, or later by a moderator; what appears with its ancestor or its article is not new. */
function appeared(comment: StoredComment, change: CommentChangeEvent): boolean {
  if (!counts(comment)) return false;
  return isNew(change) || ('status' in change.updated && 'visible' in change.updated);
}

/** Hand-written: a generator that is returned before it is read would not return its source. */
function flatten<In, Out>(source: AsyncIterableIterator<In> & PositionedEvents, of: (value: In) => readonly Out[]) {
  const waiting: Out[] = [];
  const iterator: AsyncIterableIterator<Out> & PositionedEvents = {
    [RESUME_POSITION]: () => source[RESUME_POSITION]?.(),
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
