import { type CommentDocument, isVisible, listsOf, queuesOf, type StoredComment } from './documents.ts';

/** The stored counts, and how to check them. */

export type CommentCounters = 'reactionCount' | 'dontAgreeCount';

const STORED = {
  articleId: 1,
  parentId: 1,
  ancestorIds: 1,
  tags: 1,
  status: 1,
  deleted: 1,
  version: 1,
  replyCount: 1,
  reactionCount: 1,
  dontAgreeCount: 1,
  flagCount: 1,
  hiddenBy: 1,
  visible: 1,
  lists: 1,
  queues: 1,
} as const;

export const countedFields = { ...STORED, 'actions.type': 1 };

export type CountedComment = Pick<CommentDocument, '_id' | keyof typeof STORED> & {
  readonly actions: readonly Pick<StoredComment['actions'][number], 'type'>[];
};

/** A field with a wrong value. */
export interface Finding {
  readonly commentId: string;
  readonly field: string;
  readonly found: unknown;
  readonly expected: unknown;
}

/**
 * @param replies the number of direct replies that are shown
 * @param hiddenBy what hides it, in any order
 */
export function findWrongCounts(comment: CountedComment, replies: number, hiddenBy: readonly string[]): Finding[] {
  const of = (type: string) => (comment.actions ?? []).filter(action => action.type === type).length;
  const flagCount = of('FLAG');
  const whole = { ...comment, ancestorIds: comment.ancestorIds ?? [], tags: comment.tags ?? [] };
  const known = comment.hiddenBy ?? [];
  const isRight = known.length === hiddenBy.length && hiddenBy.every(reason => known.includes(reason));
  const expected = {
    replyCount: replies,
    reactionCount: of('REACTION'),
    dontAgreeCount: of('DONT_AGREE'),
    flagCount,
    lists: listsOf(whole),
    queues: queuesOf({ ...whole, flagCount }),
    hiddenBy: isRight ? comment.hiddenBy : hiddenBy,
    visible: isVisible({ ...whole, replyCount: replies, hiddenBy }),
  };
  return Object.entries(expected).flatMap(([field, value]) => {
    const found = comment[field as keyof CountedComment];
    if (JSON.stringify(found) === JSON.stringify(value)) return [];
    return { commentId: comment._id, field, found, expected: value };
  });
}
