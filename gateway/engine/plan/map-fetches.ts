import type { DeferNode, FetchNode, PlanNode } from './plan.ts';

/** Changes each fetch of a plan. */
export function mapFetches(node: PlanNode, change: (fetch: FetchNode) => FetchNode): PlanNode {
  const inner = (one: PlanNode) => mapFetches(one, change);
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(inner) };
    case 'Flatten':
      return { ...node, node: inner(node.node) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause ? { ifClause: inner(node.ifClause) } : {}),
        ...(node.elseClause ? { elseClause: inner(node.elseClause) } : {}),
      };
    case 'Fetch':
      return change(node);
    case 'Subscription':
      return { ...node, primary: change(node.primary), ...(node.rest ? { rest: inner(node.rest) } : {}) };
    case 'Defer':
      return {
        ...node,
        primary: mapPart(node.primary, inner),
        deferred: node.deferred.map(part => mapPart(part, inner)),
      };
  }
}

function mapPart<T extends DeferNode['primary']>(part: T, change: (node: PlanNode) => PlanNode): T {
  return part.node ? { ...part, node: change(part.node) } : part;
}
