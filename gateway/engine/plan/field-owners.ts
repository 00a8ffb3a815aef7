import { Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { isName } from './path-step.ts';
import type { FetchNode, PlanNode } from './plan.ts';

/** The subgraph that a field of the answer was fetched from, by its response path; indices are ignored. */
export type OwnerOf = (path: readonly (string | number)[]) => string | undefined;

/**
 * Reads from a plan who is asked for what. Only errors ask for it, so it is read when it is first needed.
 *
 * @param externalName the client's response name of an internal one
 */
export function fieldOwners(plan: PlanNode | undefined, externalName: (name: string) => string): OwnerOf {
  let owners: Map<string, string> | undefined;
  return path => {
    owners ??= readOwners(plan, externalName);
    return owners.get(keyOf(path.filter(part => typeof part === 'string')));
  };
}

const keyOf = (names: readonly string[]) => JSON.stringify(names);

function readOwners(plan: PlanNode | undefined, externalName: (name: string) => string): Map<string, string> {
  const owners = new Map<string, string>();
  const select = (set: SelectionSetNode, path: readonly string[], fetch: FetchNode) => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) select(selection.selectionSet, path, fetch);
      if (selection.kind !== Kind.FIELD) continue;
      const name = (selection.alias ?? selection.name).value;
      const inner = name === '_entities' && fetch.requires ? path : [...path, externalName(renamed(fetch, name))];
      const key = keyOf(inner);
      // Of several that bring a field, the first one.
      if (inner !== path && !owners.has(key)) owners.set(key, fetch.subgraph);
      if (selection.selectionSet) select(selection.selectionSet, inner, fetch);
    }
  };
  const walk = (node: PlanNode | undefined, path: readonly string[]): void => {
    switch (node?.kind) {
      case 'Sequence':
      case 'Parallel':
        for (const inner of node.nodes) walk(inner, path);
        break;
      case 'Flatten':
        walk(node.node, [...path, ...node.path.filter(isName).map(externalName)]);
        break;
      case 'Condition':
        walk(node.ifClause, path);
        walk(node.elseClause, path);
        break;
      case 'Subscription':
        walk(node.primary, path);
        walk(node.rest, path);
        break;
      case 'Defer':
        walk(node.primary.node, path);
        for (const part of node.deferred) walk(part.node, path);
        break;
      case 'Fetch':
        for (const definition of parse(node.operation, { noLocation: true }).definitions) {
          if (definition.kind === Kind.OPERATION_DEFINITION) {
            select((definition as OperationDefinitionNode).selectionSet, path, node);
          }
        }
    }
  };
  walk(plan, []);
  return owners;
}

/** The response name after the rewrites of the fetch. */
function renamed({ outputRewrites = [] }: FetchNode, name: string): string {
  const rewrite = outputRewrites.find(one => one.kind === 'KeyRenamer' && one.path.at(-1) === name);
  return rewrite?.kind === 'KeyRenamer' ? rewrite.renameKeyTo : name;
}
