import type { CommentTag } from './comment-lists.ts';
import { type CommentAction, type CommentStatus, isPublic, type StoredComment } from './documents.ts';

/** What becomes of a comment, as pure functions of what it is. Each returns null where nothing is to be done. */

export interface CommentChange {
  readonly set: Partial<StoredComment>;
  /** A flag to be added. */
  readonly flag?: CommentAction;
}

export function withStatus(comment: StoredComment, status: CommentStatus): CommentChange | null {
  if (comment.deleted || comment.status === status) return null;
  // A comment that the public no longer sees is no longer shown as chosen by the editors.
  const tags = isPublic({ status }) ? comment.tags : comment.tags.filter(tag => tag !== 'FEATURED');
  return { set: { status, tags } };
}

/** Featuring says that a moderator has seen the comment, so it approves it too. */
export function featured(comment: StoredComment): CommentChange | null {
  if (comment.deleted || !isPublic(comment) || comment.tags.includes('FEATURED')) return null;
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

/** Leaves a tombstone: no text, no author, no earlier texts; its place, its replies and its status stay. */
export function deleted(comment: StoredComment): CommentChange | null {
  if (comment.deleted) return null;
  return { set: { deleted: true, body: null, author: null, revisions: [], tags: [] } };
}

/** One flag a person; a flag on a comment that a moderator approved is kept, and puts it into no queue. */
export function flagged(comment: StoredComment, flag: CommentAction): CommentChange | null {
  const again = comment.actions.some(({ userId, type }) => userId === flag.userId && type === 'FLAG');
  if (again || comment.deleted || !isPublic(comment)) return null;
  return { set: {}, flag };
}

/** The queues that a change of a comment put it into, and those it took it out of. */
export function queueMoves({ queues, previousQueues }: Pick<StoredComment, 'queues' | 'previousQueues'>) {
  return {
    entered: queues.filter(queue => !previousQueues.includes(queue)),
    left: previousQueues.filter(queue => !queues.includes(queue)),
  };
}
