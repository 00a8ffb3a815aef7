import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { isTooDeep, TOO_DEEP } from '../document/too-deep.ts';
import { requestError } from './request-errors.ts';

/**
 * Parses a client's document.
 *
 * @param maxTokens 0 for no limit
 * @throws GraphQLError with the code GRAPHQL_PARSE_FAILED or MAX_TOKENS_LIMIT
 */
export function parseOperation(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(text, maxTokens > 0 ? { maxTokens } : undefined);
  } catch (error) {
    if (error instanceof GraphQLError && error.message.endsWith('tokens. Parsing aborted.')) {
      throw tooManyTokens(maxTokens, error);
    }
    if (error instanceof GraphQLError) throw requestError('GRAPHQL_PARSE_FAILED', error);
    if (isTooDeep(error)) throw requestError('GRAPHQL_PARSE_FAILED', TOO_DEEP);
    throw error;
  }
}

function tooManyTokens(limit: number, { source, positions }: GraphQLError): GraphQLError {
  const options = { source: source ?? null, positions: positions ?? null, extensions: { limit } };
  const message = `Token limit exceeded: more than ${limit} tokens`;
  return requestError('MAX_TOKENS_LIMIT', new GraphQLError(message, options));
}
