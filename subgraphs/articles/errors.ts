import type { GraphQLError } from 'graphql';
import { userError } from '../../shared/graphql/errors.ts';

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
