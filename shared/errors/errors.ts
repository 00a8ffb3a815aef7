import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import type { ErrorCode } from './catalogue.ts';

/** An error whose message is meant for the client. Everything else is masked before it leaves the process. */
export function userError(code: ErrorCode, message: string, extensions: GraphQLErrorExtensions = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}

/** An invalid argument: `path` names the part of the input, such as `input.body[2].paragraph`. */
export function badInput(path: string, found: string, expected: string): GraphQLError {
  return userError('BAD_USER_INPUT', `${path}: found ${found}, expected ${expected}.`, { argument: path });
}
