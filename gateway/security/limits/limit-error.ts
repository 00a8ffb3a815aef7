import { type ASTNode, GraphQLError } from 'graphql';
import type { ErrorCode } from '../../../shared/errors/catalogue.ts';

/** Why an operation is too big. The names are Apollo Router's where it has the limit. */
export type LimitCode = Extract<ErrorCode, `MAX_${string}_LIMIT`>;

/** Says what was found, what is allowed, and where. What cannot be counted is said to be beyond counting. */
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
