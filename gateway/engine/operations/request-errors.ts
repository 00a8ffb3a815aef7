import { GraphQLError } from 'graphql';

/** Why an operation was refused before any subgraph was asked. */
export type RequestErrorCode =
  | 'GRAPHQL_PARSE_FAILED'
  | 'MAX_TOKENS_LIMIT'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'BAD_USER_INPUT'
  | 'INTROSPECTION_DISABLED'
  | 'SUBSCRIPTION_NOT_ACCEPTED'
  | 'OPERATION_PLANNING_FAILED'
  | 'FIELD_UNREACHABLE'
  | 'INTERNAL_SERVER_ERROR';

/** The error without the names that graphql-js suggests where one is wrong. */
export function withoutSuggestion(error: GraphQLError): GraphQLError {
  const message = error.message.replace(/ Did you mean [^?]*\?/g, '');
  const { nodes, source, positions } = error;
  return new GraphQLError(message, { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null });
}

/** An error with a code and the places in the operation that the given one names. */
export function requestError(code: RequestErrorCode, error: GraphQLError | string): GraphQLError {
  if (typeof error === 'string') return new GraphQLError(error, { extensions: { code } });
  const { message, nodes, source, positions, extensions } = error;
  const places = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...places, extensions: { ...extensions, code } });
}
