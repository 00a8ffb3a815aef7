/** What a person has to react to; it comes as `errors` of a mutation's payload. Everything else is a GraphQL error. */

export type UserProblemCode =
  | 'COMMENT_NOT_FOUND'
  | 'COMMENT_TOO_LONG'
  | 'COMMENT_EMPTY'
  | 'COMMENT_REPEATED'
  | 'COMMENT_NOT_PUBLISHED'
  | 'BANNED_WORD'
  | 'THREAD_CLOSED'
  | 'PARENT_NOT_FOUND'
  | 'REPLY_TOO_DEEP'
  | 'EDIT_WINDOW_PASSED'
  | 'NOT_YOUR_COMMENT'
  | 'OWN_COMMENT'
  | 'RATE_LIMITED'
  | 'USER_BANNED'
  | 'USER_SUSPENDED'
  | 'USER_WARNED'
  | 'ACCOUNT_DELETED'
  | 'USER_NOT_FOUND'
  | 'TOO_MANY_IGNORED';

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
