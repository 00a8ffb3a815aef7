import { type DocumentNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import type { PlanNode } from './plan.ts';

/**
 * The planner leaves out a root field that it finds no way to, without a word. Lists those: response names of the
 * normalized operation's root that no fetch of the plan asks for.
 */
export function uncoveredRootFields(document: DocumentNode, plan: PlanNode | undefined): readonly string[] {
  const operation = document.definitions.find(node => node.kind === Kind.OPERATION_DEFINITION);
  const asked = operation ? responseNames(operation.selectionSet) : [];
  const brought = new Set<string>();
  if (plan) collectRootNames(plan, brought);
  return asked.filter(name => !brought.has(name));
}

function collectRootNames(node: PlanNode, names: Set<string>): void {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      for (const inner of node.nodes) collectRootNames(inner, names);
      break;
    case 'Condition':
      if (node.ifClause) collectRootNames(node.ifClause, names);
      if (node.elseClause) collectRootNames(node.elseClause, names);
      break;
    case 'Fetch': {
      const operation = parse(node.operation).definitions[0] as OperationDefinitionNode;
      const renamed = new Map(
        (node.outputRewrites ?? []).flatMap(rewrite =>
          rewrite.kind === 'KeyRenamer' && rewrite.path.length === 1 ? [[rewrite.path[0]!, rewrite.renameKeyTo]] : [],
        ),
      );
      for (const name of responseNames(operation.selectionSet)) names.add(renamed.get(name) ?? name);
      break;
    }
    case 'Subscription':
      collectRootNames(node.primary, names);
      break;
    case 'Flatten':
    case 'Defer':
      break;
  }
}

function responseNames(set: SelectionSetNode): string[] {
  return set.selections.flatMap(selection => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
    return selection.kind === Kind.INLINE_FRAGMENT ? responseNames(selection.selectionSet) : [];
  });
}
