import { type DocumentNode, Kind, type OperationDefinitionNode, OperationTypeNode, parse } from 'graphql';
import { printCompact } from '../document/print-compact.ts';
import { usedVariables } from '../document/used-variables.ts';
import { mapFetches } from '../plan/map-fetches.ts';
import type { FetchNode, PlanNode } from '../plan/plan.ts';

/**
 * The planner repeats the directives of an operation on all its fetches. Removes those of a mutation or subscription
 * from the queries that follow it, unless they are allowed on queries.
 */
export function placeOperationDirectives(
  plan: PlanNode,
  document: DocumentNode,
  mayStandOnQuery: (directive: string) => boolean,
): PlanNode {
  const operation = document.definitions.find(node => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation || operation.operation === OperationTypeNode.QUERY) return plan;
  const misplaced = new Set(operation.directives?.map(({ name }) => name.value).filter(name => !mayStandOnQuery(name)));
  return misplaced.size === 0 ? plan : mapFetches(plan, fetch => withoutDirectives(fetch, misplaced));
}

function withoutDirectives(fetch: FetchNode, misplaced: ReadonlySet<string>): FetchNode {
  if (fetch.operationKind !== OperationTypeNode.QUERY) return fetch;
  const document = parse(fetch.operation, { noLocation: true });
  const [operation] = document.definitions as readonly [OperationDefinitionNode];
  const directives = operation.directives?.filter(({ name }) => !misplaced.has(name.value)) ?? [];
  const used = usedVariables({ ...operation, directives });
  const variableDefinitions =
    operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)) ?? [];
  return {
    ...fetch,
    operation: printCompact({ ...document, definitions: [{ ...operation, directives, variableDefinitions }] }),
    variables: fetch.variables.filter(name => used.has(name)),
  };
}
