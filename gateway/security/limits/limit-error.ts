import { type ASTNode, GraphQLError } from 'graphql';
import type { ErrorCode } from '../../../shared/errors/catalogue.ts';

/** Limits on the size of an operation. Codes are Apollo Router's if it has the limit. */
export type LimitCode = Extract<ErrorCode, `MAX_${string}_LIMIT`>;

/** An error with the count, the limit and the location. Counts beyond the safe integers are not given. */
export function limitError(
  code: LimitCode,
  what: string,
  found: number,
  limit: number,
  node: ASTNode | undefined,
): GraphQLError {
  const amount = Number.isSafeInteger(found) ? String(found) : 'more than can be counted';
  return new GraphQLError(`${what}: found ${amount}, at most ${limit} allowed`, {
    nodes: node ?? null,
    extensions: { code, limit, ...(Number.isSafeInteger(found) && { found }) },
  });
}
