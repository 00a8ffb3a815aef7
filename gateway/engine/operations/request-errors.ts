import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../../../shared/errors/catalogue.ts';

/** The error without the "Did you mean" suggestions of graphql-js. */
export function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean [^?]*\?/g, '');
  const { nodes, source, positions } = error;
  return new GraphQLError(message, { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null });
}

/** Creates an error with a code; keeps the locations of the given error. */
export function requestError(code: ErrorCode, error: GraphQLError | string): GraphQLError {
  if (typeof error === 'string') return new GraphQLError(error, { extensions: { code } });
  const { message, nodes, source, positions, extensions } = error;
  const locations = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...locations, extensions: { ...extensions, code } });
}
