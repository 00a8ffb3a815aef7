import type { CommentTag } from './comment-lists.ts';
import {
  type CommentAction,
  type CommentStatus,
  counts,
  isPublic,
  type Rejection,
  type StoredComment,
} from './documents.ts';

/** Changes of a comment, as pure functions of its current state. Each returns null when there is nothing to do. */

export interface CommentChange {
  readonly set: Partial<StoredComment>;
  /** A flag to add. */
  readonly flag?: CommentAction;
}

export function withStatus(
  comment: StoredComment,
  status: CommentStatus,
  rejection: Rejection | null = null,
): CommentChange | null {
  if (comment.deleted || (comment.status === status && rejection === null)) return null;
  // A comment that is no longer public is no longer featured.
  const tags = isPublic({ status }) ? comment.tags : comment.tags.filter(tag => tag !== 'FEATURED');
  return { set: { status, tags, rejection } };
}

/** Featuring means that a moderator has seen the comment, so it approves it too. */
export function featured(comment: StoredComment): CommentChange | null {
  if (!counts(comment) || comment.tags.includes('FEATURED')) return null;
  const tags: CommentTag[] = [...comment.tags, 'FEATURED'];
  return { set: { tags, status: 'APPROVED' } };
}

export function unfeatured(comment: StoredComment): CommentChange | null {
  if (!comment.tags.includes('FEATURED')) return null;
  return { set: { tags: comment.tags.filter(tag => tag !== 'FEATURED') } };
}

export function edited(comment: StoredComment, body: string, status: CommentStatus, now: Date): CommentChange | null {
  if (comment.deleted || comment.body === body) return null;
  const number = comment.revisionCount + 1;
  const revisions = [...comment.revisions, { number, body, createdAt: now }];
  return { set: { body, revisions, revisionCount: number, editedAt: now, status } };
}

/** Leaves a tombstone: without text, author and earlier texts; its position, replies and status stay. */
export function deleted(comment: StoredComment): CommentChange | null {
  if (comment.deleted) return null;
  return { set: { deleted: true, body: null, author: null, revisions: [], tags: [] } };
}

/** One flag per user; a flag on a comment that a moderator approved is stored, but puts it into no queue. */
export function flagged(comment: StoredComment, flag: CommentAction): CommentChange | null {
  const again = comment.actions.some(({ userId, type }) => userId === flag.userId && type === 'FLAG');
  if (again || !counts(comment)) return null;
  return { set: {}, flag };
}

/** The queues that a change of a comment added it to, and those it removed it from. */
export function queueMoves({ queues, previousQueues }: Pick<StoredComment, 'queues' | 'previousQueues'>) {
  return {
    entered: queues.filter(queue => !previousQueues.includes(queue)),
    left: previousQueues.filter(queue => !queues.includes(queue)),
  };
}
