import type { Locale } from '../types/schema.generated.ts';

/**
 * Problems that a user can react to, returned as `errors` of a mutation's payload. All other errors are GraphQL errors.
 */

/** Every code in the `errors` of payloads, with when it happens. */
export const USER_PROBLEMS = {
  ARTICLE_NOT_FOUND: 'No published article has this id.',
  COMMENT_NOT_FOUND: 'No comment has this id, or the caller may not see it.',
  COMMENT_DELETED: 'The comment is deleted, so nothing can be done with it any more.',
  COMMENT_TOO_LONG: 'The comment has more characters than `comments.maxLength`.',
  COMMENT_EMPTY: 'The comment has only white space.',
  COMMENT_REPEATED: 'The caller has just written the same text.',
  COMMENT_NOT_PUBLISHED: 'The comment is not published, so replies and reactions are not possible.',
  BANNED_WORD: 'The comment contains a word of `comments.bannedWords`.',
  THREAD_CLOSED: 'The thread of the article is closed.',
  PARENT_NOT_FOUND: 'No comment has this id to reply to.',
  REPLY_TOO_DEEP: 'Replies nest no deeper than `comments.maxReplyDepth`.',
  EDIT_WINDOW_PASSED: 'The time to edit the comment (`comments.editWindow`) has passed.',
  NOT_YOUR_COMMENT: 'Only the author may do this.',
  OWN_COMMENT: 'The author may not do this to a comment of their own.',
  IDEMPOTENCY_KEY_REUSED:
    'The `clientMutationId` belongs to another comment: its text, article, parent or mutation differ.',
  RATE_LIMITED: 'The caller has written more comments in a minute than `comments.perMinute`.',
  USER_BANNED: 'The caller is banned.',
  USER_SUSPENDED: 'The caller is suspended temporarily.',
  USER_WARNED: 'The caller has to acknowledge a warning first.',
  ACCOUNT_DELETED: "The caller's account is being deleted.",
  SLOW_MODE: 'The caller has to wait before they comment on this article again.',
  REFUSED_BY_SITE: 'The intake service of the site (`comments.intakeUrl`) refuses the comment.',
  NO_DELETION_REQUESTED: 'The caller has not asked for the deletion of their account, or it has begun.',
  USER_NOT_FOUND: 'No user has this id.',
  OWN_ACCOUNT: 'Moderators may not do this to themselves.',
  USER_OUTRANKS_YOU: 'The user has the same role as the moderator, or a higher one.',
  TOO_MANY_IGNORED: 'The caller ignores as many users as allowed.',
} as const;

/** A text in each language of the site. */
export type InLocales = Readonly<Record<Locale, string>>;

export type UserProblemCode = keyof typeof USER_PROBLEMS;

export interface UserProblem {
  readonly code: UserProblemCode;
  /** The message for the user. */
  readonly message: InLocales;
  /** The path into the input that it concerns, from `input` on. */
  readonly field: readonly string[] | null;
}

export function problem(code: UserProblemCode, message: InLocales, ...field: string[]): UserProblem {
  return { code, message, field: field.length === 0 ? null : ['input', ...field] };
}

/** Thrown inside a mutation, and returned as `errors` of its payload. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: UserProblem;

  constructor(refused: UserProblem) {
    super(refused.message.EN);
    this.problem = refused;
  }
}

export const refuse = (...args: Parameters<typeof problem>) => new Refusal(problem(...args));
