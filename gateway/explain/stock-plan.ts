import { prettyFormatQueryPlan, type FetchNode as StockFetch } from '@apollo/query-planner';
import { typesOf } from '../engine/plan/path-step.ts';
import type { FetchNode, PlanNode, RequiresSelection } from '../engine/plan/plan.ts';

/** A plan in the format of Apollo's planner, which Sandbox and other tools render. */
export interface StockPlan {
  readonly kind: 'QueryPlan';
  readonly node?: unknown;
}

export function toStockPlan(plan: PlanNode | undefined): StockPlan {
  return plan ? { kind: 'QueryPlan', node: stockNode(plan) } : { kind: 'QueryPlan' };
}

export function stockPlanText(plan: StockPlan): string {
  return prettyFormatQueryPlan(plan as Parameters<typeof prettyFormatQueryPlan>[0]);
}

function stockNode(node: PlanNode): unknown {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map(stockNode) };
    case 'Flatten':
      return { ...node, path: stockPath(node.path), node: stockNode(node.node) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: stockNode(node.ifClause) }),
        ...(node.elseClause && { elseClause: stockNode(node.elseClause) }),
      };
    case 'Fetch':
      return stockFetch(node);
    case 'Subscription':
      return { ...node, primary: stockFetch(node.primary), ...(node.rest && { rest: stockNode(node.rest) }) };
    case 'Defer':
      return { ...node, primary: stockPart(node.primary), deferred: node.deferred.map(stockPart) };
  }
}

/** Apollo's planner writes the types of a step behind the step before: `items.@|[Book,Film].author`. */
function stockPath(path: readonly string[]): readonly string[] {
  const steps: string[] = [];
  for (const step of path) {
    const types = typesOf(step);
    if (types) steps.push(`${steps.pop() ?? ''}|[${types.join(',')}]`);
    else steps.push(step);
  }
  return steps;
}

function stockPart<T extends { readonly node?: PlanNode }>(part: T): object {
  return { ...part, ...(part.node && { node: stockNode(part.node) }) };
}

function stockFetch({ subgraph, variables, clientVariables: _, requires, ...fetch }: FetchNode): StockFetch {
  const fromContext = (fetch.contextRewrites ?? []).map(({ renameKeyTo }) => renameKeyTo);
  return {
    ...fetch,
    serviceName: subgraph,
    variableUsages: [...new Set([...variables, ...fromContext])],
    operationName: fetch.operationName,
    ...(requires && { requires: requires.map(stockSelection) }),
  } as unknown as StockFetch;
}

function stockSelection(selection: RequiresSelection): unknown {
  const selections = selection.selections && { selections: selection.selections.map(stockSelection) };
  if (selection.kind === 'InlineFragment')
    return { kind: selection.kind, typeCondition: selection.typeCondition, ...selections };
  return { kind: selection.kind, name: selection.name, ...selections };
}
