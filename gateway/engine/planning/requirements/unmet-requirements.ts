import { Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import type { FetchNode, PlanNode, RequiresSelection } from '../../plan/plan.ts';
import { namedTypeOf } from '../../supergraph/type-index.ts';
import { type Requirements, ROOT_TYPES } from './read-requirements.ts';

/** Whether some fetch selects a field without sending the fields that its `@requires` names. */
export function hasUnmetRequirement(node: PlanNode, requirements: Requirements): boolean {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.some(inner => hasUnmetRequirement(inner, requirements));
    case 'Flatten':
      return hasUnmetRequirement(node.node, requirements);
    case 'Condition':
      return [node.ifClause, node.elseClause].some(inner => inner && hasUnmetRequirement(inner, requirements));
    case 'Fetch':
      return isUnmet(node, requirements);
    case 'Subscription':
      return false;
    case 'Defer':
      return [node.primary, ...node.deferred].some(part => part.node && hasUnmetRequirement(part.node, requirements));
  }
}

function isUnmet(fetch: FetchNode, requirements: Requirements): boolean {
  const operation = parse(fetch.operation, { noLocation: true }).definitions[0] as OperationDefinitionNode;
  const sent = new Set((fetch.requires ?? []).flatMap(selection => selection.selections ?? []).flatMap(sourceOf));
  /**
   * Required fields are sent with representations, so they cover fields of the entities only, not of nested objects.
   */
  const walk = (set: SelectionSetNode, type: string, entity: boolean): boolean =>
    set.selections.some(selection => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return walk(selection.selectionSet, selection.typeCondition?.name.value ?? type, entity);
      }
      const field = selection.name.value;
      const needed = requirements.neededBy(fetch.subgraph, type, field);
      if (needed && topNames(needed).some(name => !entity || !sent.has(name))) return true;
      if (!selection.selectionSet) return false;
      const definition = requirements.types.types.get(type)?.fields.get(field);
      return walk(selection.selectionSet, definition ? namedTypeOf(definition.type) : '', field === '_entities');
    });
  return walk(operation.selectionSet, ROOT_TYPES[operation.operation], false);
}

function sourceOf(selection: RequiresSelection): string[] {
  return selection.kind === 'Field' ? [selection.source, selection.name] : selection.selections.flatMap(sourceOf);
}

function topNames(set: SelectionSetNode): string[] {
  return set.selections.flatMap(selection => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
}
