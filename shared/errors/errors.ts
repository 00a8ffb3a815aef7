import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';

/**
 * The error codes the graph's own code answers with, each with the HTTP status that says the same. Codes that Apollo
 * Server and the federation specification already define keep their names.
 */
export const ERROR_STATUS = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CONFLICT: 409,
  SUBSCRIPTION_RESUME_TOO_OLD: 410,
  KEYS_UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** An error whose message is meant for the client. Everything else is masked before it leaves the process. */
export function userError(code: ErrorCode, message: string, extensions: GraphQLErrorExtensions = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}

/** A wrong argument: `path` names the part of the input, such as `input.body[2].paragraph`. */
export function badInput(path: string, found: string, expected: string): GraphQLError {
  return userError('BAD_USER_INPUT', `${path}: found ${found}, expected ${expected}.`, { argument: path });
}
