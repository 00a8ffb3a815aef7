import type {
  DeferNode as PlannedDefer,
  FetchNode as PlannedFetch,
  PlanNode as PlannedNode,
  QueryPlan,
  QueryPlanSelectionNode,
} from '@apollo/query-planner';
import { deferKey } from '../plan/defer.ts';
import { clientVariable, sentVariables } from '../plan/internal-names.ts';
import { ofTypes } from '../plan/path-step.ts';
import type { FetchNode, PlanNode, RequiresSelection } from '../plan/plan.ts';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';
import { mergeEqualSteps } from './merge-equal-steps.ts';
import { restoreArguments } from './restore-arguments.ts';
import { splitConflicts } from './split-conflicts.ts';

/**
 * Converts the planner's tree to our plan: plain data, arguments of required fields restored, conflicting requirements
 * split.
 */
export function finishPlan(plan: QueryPlan, input: PlannerInput): PlanNode | undefined {
  const node = plan.node;
  if (!node) return undefined;
  if (node.kind !== 'Subscription') return finishNode(node, input);
  const primary = finishFetch(node.primary, input)[0]!;
  return { kind: 'Subscription', primary, ...(node.rest ? { rest: finishNode(node.rest, input) } : {}) };
}

function finishNode(node: PlannedNode, input: PlannerInput): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: node.kind, nodes: node.nodes.map(inner => finishNode(inner, input)) };
    case 'Parallel': {
      const nodes = mergeEqualSteps(node.nodes.map(inner => finishNode(inner, input)));
      return nodes.length === 1 ? nodes[0]! : { kind: node.kind, nodes };
    }
    case 'Flatten':
      return {
        kind: 'Flatten',
        path: node.path.flatMap(part => stepsOf(String(part))),
        node: finishNode(node.node, input),
      };
    case 'Condition':
      return {
        kind: 'Condition',
        condition: clientVariable(node.condition, input),
        ...(node.ifClause ? { ifClause: finishNode(node.ifClause, input) } : {}),
        ...(node.elseClause ? { elseClause: finishNode(node.elseClause, input) } : {}),
      };
    case 'Fetch': {
      const fetches = finishFetch(node, input);
      const finished: PlanNode = fetches.length === 1 ? fetches[0]! : { kind: 'Parallel', nodes: fetches };
      return node.id === undefined ? finished : { ...finished, id: node.id };
    }
    case 'Defer':
      return finishDefer(node, input);
  }
}

/** The planner writes `name|[A,B]`, and nothing before the first name of a path. */
function stepsOf(part: string): readonly string[] {
  const [name = '', types] = part.split('|[');
  const steps = name === '' ? [] : [name];
  return types === undefined ? steps : [...steps, ofTypes(types.slice(0, -1).split(','))];
}

function finishDefer({ primary, deferred }: PlannedDefer, input: PlannerInput): PlanNode {
  const finishPart = ({ node, subselection }: PlannedDefer['primary']) => ({
    ...(subselection === undefined ? {} : { subselection }),
    ...(node ? { node: finishNode(node, input) } : {}),
  });
  return {
    kind: 'Defer',
    primary: finishPart(primary),
    deferred: deferred.map(part => ({
      key: deferKey(part.label ?? ''),
      depends: part.depends.map(({ id }) => ({ id })),
      queryPath: part.queryPath.map(String),
      ...finishPart(part),
    })),
  };
}

function finishFetch(node: PlannedFetch, input: PlannerInput): FetchNode[] {
  const added = new Set(['representations', ...(node.contextRewrites ?? []).map(({ renameKeyTo }) => renameKeyTo)]);
  const fetch: FetchNode = {
    kind: 'Fetch',
    subgraph: node.serviceName,
    operation: node.operation,
    operationKind: node.operationKind,
    ...sentVariables(node.variableUsages?.filter(name => !added.has(name)) ?? [], input),
    ...(node.operationName === undefined ? {} : { operationName: node.operationName }),
    ...(node.requires ? { requires: node.requires.map(selection => requirement(selection, input)) } : {}),
    ...(node.inputRewrites?.length ? { inputRewrites: node.inputRewrites } : {}),
    ...(node.outputRewrites?.length ? { outputRewrites: node.outputRewrites } : {}),
    ...(node.contextRewrites?.length ? { contextRewrites: node.contextRewrites } : {}),
  };
  if (!fetch.operation.includes(input.prefix) && !usesRequiredArguments(fetch.requires)) return [fetch];
  return splitConflicts(fetch, input).map(part => restoreArguments(part, input));
}

function requirement(selection: QueryPlanSelectionNode, input: PlannerInput): RequiresSelection {
  const selections = selection.selections?.map(inner => requirement(inner, input));
  if (selection.kind === 'InlineFragment') {
    const { typeCondition } = selection;
    return { kind: 'InlineFragment', ...(typeCondition ? { typeCondition } : {}), selections: selections ?? [] };
  }
  const source = selection.alias ?? selection.name;
  const required = Object.hasOwn(input.requiredFields, selection.name)
    ? input.requiredFields[selection.name]
    : undefined;
  return { kind: 'Field', name: required?.field ?? source, source, ...(selections ? { selections } : {}) };
}

function usesRequiredArguments(requires: readonly RequiresSelection[] | undefined): boolean {
  return (requires ?? []).some(
    selection =>
      (selection.kind === 'Field' && selection.source !== selection.name) ||
      usesRequiredArguments(selection.selections),
  );
}
