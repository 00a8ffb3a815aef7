import type { FetchNode, PlanNode } from './plan.ts';

/** All fetches of a plan. */
export function fetchesOf(node: PlanNode): FetchNode[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchesOf);
    case 'Flatten':
      return fetchesOf(node.node);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap(inner => (inner ? fetchesOf(inner) : []));
    case 'Fetch':
      return [node];
    case 'Subscription':
      return [node.primary, ...(node.rest ? fetchesOf(node.rest) : [])];
    case 'Defer':
      return [node.primary, ...node.deferred].flatMap(part => (part.node ? fetchesOf(part.node) : []));
  }
}
