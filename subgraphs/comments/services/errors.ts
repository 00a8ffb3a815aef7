/** What a person has to react to; it comes as `errors` of a mutation's payload. Everything else is a GraphQL error. */

/** Every code in the `errors` of payloads, and when it happens. */
export const USER_PROBLEMS = {
  COMMENT_NOT_FOUND: 'There is no comment of this id, or the caller may not see it.',
  COMMENT_TOO_LONG: 'The comment has more characters than `comments.maxLength`.',
  COMMENT_EMPTY: 'The comment has no text besides white space.',
  COMMENT_REPEATED: 'The caller has just written the same text.',
  COMMENT_NOT_PUBLISHED: 'The comment is not published, so that nobody can reply or react to it.',
  BANNED_WORD: 'The comment has a word of `comments.bannedWords`.',
  THREAD_CLOSED: 'The thread of the article is closed.',
  PARENT_NOT_FOUND: 'There is no comment of this id to reply to.',
  REPLY_TOO_DEEP: 'Replies nest no deeper than `comments.maxReplyDepth`.',
  EDIT_WINDOW_PASSED: 'The time to edit the comment (`comments.editWindow`) has passed.',
  NOT_YOUR_COMMENT: 'Only the author may do this.',
  OWN_COMMENT: 'The author may not do this to a comment of their own.',
  RATE_LIMITED: 'The caller has written more comments in a minute than `comments.perMinute`.',
  USER_BANNED: 'The caller is banned.',
  USER_SUSPENDED: 'The caller is suspended for a time.',
  USER_WARNED: 'The caller has to acknowledge a warning first.',
  ACCOUNT_DELETED: "The caller's account is being deleted.",
  USER_NOT_FOUND: 'There is no user of this id.',
  TOO_MANY_IGNORED: 'The caller ignores as many users as allowed.',
} as const;

export type UserProblemCode = keyof typeof USER_PROBLEMS;

export interface UserProblem {
  readonly code: UserProblemCode;
  /** For the person, in the site's language. */
  readonly message: string;
  /** The path into the input that it is about, from `input` on. */
  readonly field: readonly string[] | null;
}

export function problem(code: UserProblemCode, message: string, ...field: string[]): UserProblem {
  return { code, message, field: field.length === 0 ? null : ['input', ...field] };
}

/** Thrown inside a mutation, and answered as its payload's `errors`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problem: UserProblem;

  constructor(refused: UserProblem) {
    super(refused.message);
    this.problem = refused;
  }
}

export const refuse = (...args: Parameters<typeof problem>) => new Refusal(problem(...args));
