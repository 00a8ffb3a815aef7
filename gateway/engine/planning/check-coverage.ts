import { type DocumentNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { deferDirective } from '../plan/defer.ts';
import { isName } from '../plan/path-step.ts';
import type { FetchNode, PlanNode } from '../plan/plan.ts';

/** Response names that fetches return at one path, for any type of object. */
type ResponseTree = Map<string, ResponseTree>;

/**
 * The planner silently drops fields that it cannot reach. Lists those fields, as response paths from the root, that no
 * fetch selects on any type. Does not check fields in fragments that narrow a type: dropping them is right if a
 * subgraph cannot return that type.
 * @param document one operation without named fragments
 */
export function uncoveredFields(document: DocumentNode, plan: PlanNode | undefined): readonly (readonly string[])[] {
  const fetched: ResponseTree = new Map();
  if (plan) addNode(plan, [], fetched);
  const missing: string[][] = [];
  const walk = (set: SelectionSetNode, tree: ResponseTree, path: readonly string[]) => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT && deferDirective(selection)) {
        walk(selection.selectionSet, tree, path);
      }
      if (selection.kind !== Kind.FIELD || selection.name.value === '__typename') continue;
      const name = (selection.alias ?? selection.name).value;
      const below = tree.get(name);
      if (!below) missing.push([...path, name]);
      else if (selection.selectionSet) walk(selection.selectionSet, below, [...path, name]);
    }
  };
  const operation = document.definitions.find(node => node.kind === Kind.OPERATION_DEFINITION);
  if (operation) walk(operation.selectionSet, fetched, []);
  return missing;
}

function addNode(node: PlanNode, path: readonly string[], fetched: ResponseTree): void {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      for (const inner of node.nodes) addNode(inner, path, fetched);
      break;
    case 'Flatten':
      addNode(node.node, [...path, ...node.path.filter(isName)], fetched);
      break;
    case 'Condition':
      for (const inner of [node.ifClause, node.elseClause]) if (inner) addNode(inner, path, fetched);
      break;
    case 'Fetch':
      addFetch(node, path, fetched);
      break;
    case 'Subscription':
      addNode(node.primary, path, fetched);
      if (node.rest) addNode(node.rest, path, fetched);
      break;
    case 'Defer':
      for (const part of [node.primary, ...node.deferred]) if (part.node) addNode(part.node, path, fetched);
      break;
  }
}

function addFetch(fetch: FetchNode, path: readonly string[], fetched: ResponseTree): void {
  const operation = parse(fetch.operation, { noLocation: true }).definitions[0] as OperationDefinitionNode;
  const renamed = new Map(
    (fetch.outputRewrites ?? []).flatMap(rewrite =>
      rewrite.kind === 'KeyRenamer' ? [[rewrite.path.at(-1) ?? '', rewrite.renameKeyTo] as const] : [],
    ),
  );
  let tree = fetched;
  for (const name of path) tree = childOf(tree, name);
  const add = (set: SelectionSetNode, at: ResponseTree) => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(selection.selectionSet, at);
        continue;
      }
      const alias = (selection.alias ?? selection.name).value;
      const below = childOf(at, renamed.get(alias) ?? alias);
      if (selection.selectionSet) add(selection.selectionSet, below);
    }
  };
  const [entities] = operation.selectionSet.selections;
  if (!fetch.requires) add(operation.selectionSet, tree);
  else if (entities?.kind === Kind.FIELD && entities.selectionSet) add(entities.selectionSet, tree);
}

function childOf(tree: ResponseTree, name: string): ResponseTree {
  let below = tree.get(name);
  if (!below) {
    below = new Map();
    tree.set(name, below);
  }
  return below;
}
