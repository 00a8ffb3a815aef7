import type { GraphQLError } from 'graphql';
import { userError } from '../../../shared/errors/errors.ts';
import type { UserError } from '../types/schema.generated.ts';

/** The slug or address of an upsert belongs to another article. */
export function addressTaken(field: 'slug' | 'url', value: string, holder: string): GraphQLError {
  return userError('CONFLICT', `input.${field}: ${JSON.stringify(value)} belongs to the article ${holder} already.`, {
    argument: `input.${field}`,
    articleId: holder,
  });
}

/** Other writers kept changing the article while this one tried. */
export function writeContention(id: string): GraphQLError {
  return userError('CONFLICT', `The article ${id} is being written by others; try again.`, { articleId: id });
}

/** What an editor reacts to, as an entry of a payload's `errors`. */
export const editorErrors = {
  notFound: (id: string): UserError => ({
    code: 'NOT_FOUND',
    message: `There is no article ${JSON.stringify(id.slice(0, 80))}.`,
    field: ['id'],
  }),
  staleRevision: (expected: number, current: number): UserError => ({
    code: 'STALE_REVISION',
    message: `The article has been changed since revision ${expected}: it is at ${current} now.`,
    field: ['expectedRevision'],
  }),
  addressTaken: (field: 'slug' | 'url', value: string, holder: string): UserError => ({
    code: 'ADDRESS_TAKEN',
    message: `${JSON.stringify(value)} belongs to the article ${holder} already.`,
    field: [field],
  }),
  wrongStatus: (status: string, expected: string): UserError => ({
    code: 'WRONG_STATUS',
    message: `The article is ${status}; expected ${expected}.`,
    field: ['id'],
  }),
  timePassed: (publishAt: Date, now: Date): UserError => ({
    code: 'TIME_PASSED',
    message: `${publishAt.toISOString()} is not in the future; now is ${now.toISOString()}.`,
    field: ['publishAt'],
  }),
};
