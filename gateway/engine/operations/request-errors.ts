import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../../../shared/errors/catalogue.ts';

/** The error without the names that graphql-js suggests where one is wrong. */
export function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean [^?]*\?/g, '');
  const { nodes, source, positions } = error;
  return new GraphQLError(message, { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null });
}

/** An error with a code and the places in the operation that the given one names. */
export function requestError(code: ErrorCode, error: GraphQLError | string): GraphQLError {
  if (typeof error === 'string') return new GraphQLError(error, { extensions: { code } });
  const { message, nodes, source, positions, extensions } = error;
  const places = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...places, extensions: { ...extensions, code } });
}
