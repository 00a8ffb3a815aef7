import { GraphQLError } from 'graphql';

/**
 * The one function that decides what a client sees of an error of our own resolvers. An error made for the client
 * passes; anything else (a database outage, a bug) becomes INTERNAL_SERVER_ERROR, and `report` gets the original.
 */
export function maskError(error: GraphQLError, report: (error: unknown) => void): GraphQLError {
  const original = rootCause(error);
  if (original === undefined || original instanceof GraphQLError) return error;
  report(original);
  return new GraphQLError('Internal server error', {
    ...(error.nodes && { nodes: error.nodes }),
    ...(error.path && { path: error.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
}

/** graphql-js wraps what a resolver threw; the wrapped error may itself be a GraphQLError made by our code. */
function rootCause(error: GraphQLError): Error | undefined {
  let cause: Error | undefined = error.originalError;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
