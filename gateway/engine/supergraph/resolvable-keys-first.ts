import { type ConstDirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { argumentOf } from './directives.ts';

/**
 * Moves resolvable keys before those marked `resolvable: false`. The planner takes the first key of a type to re-fetch
 * an entity from the same subgraph, even if it is not resolvable.
 */
export function resolvableKeysFirst(document: DocumentNode): DocumentNode {
  const reorder = { enter: (node: { readonly directives?: readonly ConstDirectiveNode[] }) => reordered(node) };
  return visit(document, { [Kind.OBJECT_TYPE_DEFINITION]: reorder, [Kind.INTERFACE_TYPE_DEFINITION]: reorder });
}

function reordered<T extends { readonly directives?: readonly ConstDirectiveNode[] }>(node: T): T {
  const directives = node.directives ?? [];
  const last = directives.filter(isUnresolvable);
  return last.length === 0 ? node : { ...node, directives: [...directives.filter(d => !isUnresolvable(d)), ...last] };
}

function isUnresolvable(directive: ConstDirectiveNode): boolean {
  return directive.name.value === 'join__type' && argumentOf(directive, 'resolvable') === false;
}
