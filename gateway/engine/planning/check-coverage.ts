import { type DocumentNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { deferDirective } from '../plan/defer.ts';
import type { FetchNode, PlanNode } from '../plan/plan.ts';

/** Response names that fetches bring at one place, whatever the type of the object there. */
type Brought = Map<string, Brought>;

/**
 * The planner leaves out what it finds no way to, without a word. Lists those fields, as response names from the root
 * on, that no fetch asks for on any type. Fields of fragments that narrow a type are not looked at: where a subgraph
 * cannot return that type, leaving them out is right.
 * @param document one operation without named fragments
 */
export function uncoveredFields(document: DocumentNode, plan: PlanNode | undefined): readonly (readonly string[])[] {
  const brought: Brought = new Map();
  if (plan) addNode(plan, [], brought);
  const missing: string[][] = [];
  const walk = (set: SelectionSetNode, place: Brought, path: readonly string[]) => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT && deferDirective(selection)) {
        walk(selection.selectionSet, place, path);
      }
      if (selection.kind !== Kind.FIELD || selection.name.value === '__typename') continue;
      const name = (selection.alias ?? selection.name).value;
      const below = place.get(name);
      if (!below) missing.push([...path, name]);
      else if (selection.selectionSet) walk(selection.selectionSet, below, [...path, name]);
    }
  };
  const operation = document.definitions.find(node => node.kind === Kind.OPERATION_DEFINITION);
  if (operation) walk(operation.selectionSet, brought, []);
  return missing;
}

function addNode(node: PlanNode, path: readonly string[], brought: Brought): void {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      for (const inner of node.nodes) addNode(inner, path, brought);
      break;
    case 'Flatten':
      addNode(node.node, [...path, ...node.path.filter(part => part !== '@')], brought);
      break;
    case 'Condition':
      for (const inner of [node.ifClause, node.elseClause]) if (inner) addNode(inner, path, brought);
      break;
    case 'Fetch':
      addFetch(node, path, brought);
      break;
    case 'Subscription':
      addNode(node.primary, path, brought);
      if (node.rest) addNode(node.rest, path, brought);
      break;
    case 'Defer':
      for (const part of [node.primary, ...node.deferred]) if (part.node) addNode(part.node, path, brought);
      break;
  }
}

function addFetch(fetch: FetchNode, path: readonly string[], brought: Brought): void {
  const operation = parse(fetch.operation, { noLocation: true }).definitions[0] as OperationDefinitionNode;
  const renamed = new Map(
    (fetch.outputRewrites ?? []).flatMap(rewrite =>
      rewrite.kind === 'KeyRenamer' ? [[rewrite.path.at(-1) ?? '', rewrite.renameKeyTo] as const] : [],
    ),
  );
  let place = brought;
  for (const name of path) place = under(place, name);
  const add = (set: SelectionSetNode, at: Brought) => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(selection.selectionSet, at);
        continue;
      }
      const alias = (selection.alias ?? selection.name).value;
      const below = under(at, renamed.get(alias) ?? alias);
      if (selection.selectionSet) add(selection.selectionSet, below);
    }
  };
  const [entities] = operation.selectionSet.selections;
  if (!fetch.requires) add(operation.selectionSet, place);
  else if (entities?.kind === Kind.FIELD && entities.selectionSet) add(entities.selectionSet, place);
}

function under(place: Brought, name: string): Brought {
  let below = place.get(name);
  if (!below) {
    below = new Map();
    place.set(name, below);
  }
  return below;
}
