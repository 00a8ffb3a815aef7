import type { GraphQLError } from 'graphql';
import { userError } from '../../../shared/errors/errors.ts';
import type { UserError } from '../types/schema.generated.ts';

/** The slug or URL of an upsert belongs to another article. */
export function addressTaken(field: 'slug' | 'url', value: string, holder: string): GraphQLError {
  return userError('CONFLICT', `input.${field}: ${JSON.stringify(value)} belongs to the article ${holder} already.`, {
    argument: `input.${field}`,
    articleId: holder,
  });
}

/** Other writers kept changing the article during the attempts. */
export function writeContention(id: string): GraphQLError {
  return userError('CONFLICT', `The article ${id} is being written by others; try again.`, { articleId: id });
}

/** Other editors kept changing the list during the attempts. */
export function listContention(kind: 'front page' | 'series', name: string): GraphQLError {
  return userError('CONFLICT', `The ${kind} ${name} is being saved by others; try again.`, { name });
}

/** Every code in the `errors` of payloads, with when it happens. */
export const EDITOR_PROBLEMS = {
  NOT_FOUND: 'No article has this id.',
  STALE_REVISION: 'The article, front page or series has been changed since the revision in `expectedRevision`.',
  ADDRESS_TAKEN: 'The slug or URL belongs to another article.',
  WRONG_STATUS: 'The status of the article does not allow this, such as archiving what is archived.',
  TIME_PASSED: 'The time of publication or expiry is not in the future, or the expiry not after the publication.',
} as const;

type EditorProblem = UserError & { readonly code: keyof typeof EDITOR_PROBLEMS };

/** A problem that an editor can react to, as an entry of a payload's `errors`. */
export const editorErrors = {
  notFound: (id: string): EditorProblem => ({
    code: 'NOT_FOUND',
    message: `There is no article ${JSON.stringify(id.slice(0, 80))}.`,
    field: ['id'],
  }),
  staleRevision: (expected: number, current: number): EditorProblem => ({
    code: 'STALE_REVISION',
    message: `The article has been changed since revision ${expected}: it is at ${current} now.`,
    field: ['expectedRevision'],
  }),
  addressTaken: (field: 'slug' | 'url', value: string, holder: string): EditorProblem => ({
    code: 'ADDRESS_TAKEN',
    message: `${JSON.stringify(value)} belongs to the article ${holder} already.`,
    field: [field],
  }),
  wrongStatus: (status: string, expected: string): EditorProblem => ({
    code: 'WRONG_STATUS',
    message: `The article is ${status}; expected ${expected}.`,
    field: ['id'],
  }),
  timePassed: (publishAt: Date, now: Date): EditorProblem => ({
    code: 'TIME_PASSED',
    message: `${publishAt.toISOString()} is not in the future; now is ${now.toISOString()}.`,
    field: ['publishAt'],
  }),
  expiryPassed: (expiresAt: Date, least: Date): EditorProblem => ({
    code: 'TIME_PASSED',
    message: `${expiresAt.toISOString()} is not after ${least.toISOString()}, which is now or the time of publication.`,
    field: ['expiresAt'],
  }),
};
