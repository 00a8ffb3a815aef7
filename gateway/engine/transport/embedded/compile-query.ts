import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
  visit,
} from 'graphql';
import { compileVariables } from '../../compile/compile-variables.ts';
import type { SubgraphResponse } from '../transport.ts';
import { QueryRun } from './query-run.ts';
import { compileSelection } from './selection-code.ts';

/** Runs a query with variables as a client gave them. */
export type RunQuery = (
  variables: Readonly<Record<string, unknown>>,
  context: unknown,
) => SubgraphResponse | Promise<SubgraphResponse>;

/** What graphql-js answers by itself, on any type. */
const INTROSPECTION = new Set(['__schema', '__type']);

/**
 * Makes code of a valid query on a schema with resolvers. It answers what graphql-js answers, and calls the same
 * resolvers with the same arguments, in the same order; fields that a schema resolves in batches
 * (`extensions.resolveBatch`) it resolves together for all objects that are reached before anything is waited for.
 *
 * Ours, since `graphql-jit` was wrong on inherited names, defaults of input fields and asynchronous types, and a third of
 * a page's time was its promises (docs/decisions/0006-embedded-query-compiler.md).
 *
 * @returns undefined where there is no code for it: mutations, subscriptions, introspection, arguments that are wrong
 */
export function compileQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string,
): RunQuery | undefined {
  const operation = getOperationAST(document, operationName);
  const type = schema.getQueryType();
  if (operation?.operation !== OperationTypeNode.QUERY || !type || introspects(document)) return undefined;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
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
