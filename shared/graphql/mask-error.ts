import { GraphQLError } from 'graphql';

/**
 * The one place that decides what a client reads of an error of our own resolvers. An error made for the client passes;
 * anything else (a database down, a fault of ours) becomes INTERNAL_SERVER_ERROR, and `report` gets the real one.
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
