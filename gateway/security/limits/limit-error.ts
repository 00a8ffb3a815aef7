import { type ASTNode, GraphQLError } from 'graphql';

/** Why an operation is too big. The names are Apollo Router's where it has the limit. */
export type LimitCode =
  | 'MAX_TOKENS_LIMIT'
  | 'MAX_DEPTH_LIMIT'
  | 'MAX_HEIGHT_LIMIT'
  | 'MAX_ALIASES_LIMIT'
  | 'MAX_ROOT_FIELDS_LIMIT'
  | 'MAX_DIRECTIVES_LIMIT'
  | 'MAX_LIST_NESTING_LIMIT'
  | 'MAX_PAGE_SIZE_LIMIT';

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
