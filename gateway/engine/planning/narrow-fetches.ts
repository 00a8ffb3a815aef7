import { Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import { inputsOf } from '../plan/inputs-of.ts';
import { isName, ofTypes, typesOf } from '../plan/path-step.ts';
import type { FetchNode, FlattenNode, PlanNode } from '../plan/plan.ts';

/** Fields that were moved out of fragments, by response path (`.people.score`): the types that they are selected on. */
export type MovedFields = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Fields with requirements are planned for all objects at a path, since the planner fails on some of them. Fetches of
 * nothing but such fields leave out the objects of types that they were not selected on.
 */
export function narrowFetches(plan: PlanNode, moved: MovedFields): PlanNode {
  if (moved.size === 0) return plan;
  const needed = inputsOf(plan);
  const narrow = (node: PlanNode): PlanNode => {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map(narrow) };
      case 'Flatten':
        return narrowed(node, moved, needed);
      case 'Subscription':
        return node.rest ? { ...node, rest: narrow(node.rest) } : node;
      default:
        return node;
    }
  };
  return narrow(plan);
}

function narrowed(node: FlattenNode, moved: MovedFields, needed: ReadonlySet<string>): FlattenNode {
  if (node.node.kind !== 'Fetch' || !node.node.requires || typesOf(node.path.at(-1) ?? '')) return node;
  const at = node.path.filter(isName).map(name => `.${name}`);
  const types = new Set<string>();
  for (const name of fieldsOf(node.node)) {
    const known = needed.has(name) ? undefined : moved.get([...at, `.${name}`].join(''));
    if (!known) return node;
    for (const type of known) types.add(type);
  }
  return types.size === 0 ? node : { ...node, path: [...node.path, ofTypes([...types].sort())] };
}

/** Response names that a fetch selects on its entities. */
function fieldsOf(fetch: FetchNode): string[] {
  const [operation] = parse(fetch.operation, { noLocation: true }).definitions as readonly [OperationDefinitionNode];
  const names = (set: SelectionSetNode | undefined): string[] =>
    (set?.selections ?? []).flatMap(selection => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return names(selection.selectionSet);
      return selection.kind === Kind.FIELD ? [(selection.alias ?? selection.name).value] : [];
    });
  const [entities] = operation.selectionSet.selections;
  const selected = entities?.kind === Kind.FIELD ? names(entities.selectionSet) : [];
  return selected.filter(name => name !== '__typename');
}
