import {
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
  visit,
} from 'graphql';
import { compileVariables } from '../../compile/compile-variables.ts';
import { fragmentsOf } from '../../document/fragments.ts';
import type { SubgraphResponse } from '../transport.ts';
import { QueryRun } from './query-run.ts';
import { compileSelection } from './selection-code.ts';

/** Executes a query with the client's variables. */
export type RunQuery = (
  variables: Readonly<Record<string, unknown>>,
  context: unknown,
) => SubgraphResponse | Promise<SubgraphResponse>;

/** Fields that graphql-js resolves on any type. */
const INTROSPECTION = new Set(['__schema', '__type']);

/**
 * Compiles a valid query on an executable schema. Equivalent to graphql-js: calls the same resolvers with the same
 * arguments in the same order. Fields with a batch resolver (`extensions.resolveBatch`) are resolved together for all
 * objects reached before the first await.
 *
 * Ours, since `graphql-jit` was wrong on inherited names, defaults of input fields and asynchronous types, and a third of
 * a page's time was its promises (docs/decisions/0006-embedded-query-compiler.md).
 *
 * @returns undefined for what is not compiled: mutations, subscriptions, introspection, invalid arguments
 */
export function compileQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string,
): RunQuery | undefined {
  const operation = getOperationAST(document, operationName);
  const type = schema.getQueryType();
  if (operation?.operation !== OperationTypeNode.QUERY || !type || introspects(document)) return undefined;
  const fragments = fragmentsOf(document);
  const facts = { schema, fragments, fragmentsByName: Object.fromEntries(fragments), operation };
  let root: ReturnType<typeof compileSelection>;
  try {
    root = compileSelection(facts, type, [{ set: operation.selectionSet, conditions: [] }], Number.POSITIVE_INFINITY);
  } catch {
    return undefined;
  }
  const coerce = compileVariables(schema, operation);
  return (variables, context) => {
    const result = coerce(variables);
    if ('errors' in result) return { errors: result.errors as unknown as readonly GraphQLFormattedError[] };
    return new QueryRun(context, result.coerced).start(root);
  };
}

function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD]({ name }) {
      if (INTROSPECTION.has(name.value)) found = true;
    },
  });
  return found;
}
