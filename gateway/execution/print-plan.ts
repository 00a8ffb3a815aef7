import type { FetchNode, PlanNode, RequiresSelection } from '../operations/plan.ts';

/** A plan as text for people and snapshots: one line per step, indented by what waits for what. */
export function printPlan(node: PlanNode | undefined): string {
  return node ? print(node, [], '').join('\n') : 'nothing to fetch';
}

function print(node: PlanNode, path: readonly string[], indent: string): string[] {
  const inside = `${indent}  `;
  switch (node.kind) {
    case 'Sequence':
      return [`${indent}in sequence`, ...node.nodes.flatMap(inner => print(inner, path, inside))];
    case 'Parallel':
      return [`${indent}in parallel`, ...node.nodes.flatMap(inner => print(inner, path, inside))];
    case 'Flatten':
      return print(node.node, [...path, ...node.path], indent);
    case 'Condition':
      return [
        ...(node.ifClause ? [`${indent}if $${node.condition}`, ...print(node.ifClause, path, inside)] : []),
        ...(node.elseClause ? [`${indent}unless $${node.condition}`, ...print(node.elseClause, path, inside)] : []),
      ];
    case 'Fetch':
      return printFetch(node, path, indent);
    case 'Subscription':
      return [
        `${indent}on each event`,
        ...print(node.primary, path, inside),
        ...(node.rest ? print(node.rest, path, inside) : []),
      ];
    case 'Defer':
      return [
        `${indent}first`,
        ...(node.primary.node ? print(node.primary.node, path, inside) : []),
        `${indent}deferred`,
        ...node.deferred.flatMap(({ node: inner }) => (inner ? print(inner, path, inside) : [])),
      ];
  }
}

function printFetch(fetch: FetchNode, path: readonly string[], indent: string): string[] {
  const place = path.length === 0 ? '' : ` for ${path.join('.').replaceAll('.@', '[]')}`;
  const sends = fetch.requires ? ` by ${printRequires(fetch.requires)}` : '';
  return [`${indent}${fetch.subgraph}${place}${sends}`, `${indent}  ${fetch.operation}`];
}

function printRequires(selections: readonly RequiresSelection[]): string {
  const parts = selections.map(selection => {
    const inner = selection.selections ? ` ${printRequires(selection.selections)}` : '';
    if (selection.kind === 'InlineFragment') return `... on ${selection.typeCondition ?? ''}${inner}`;
    return (selection.source === selection.name ? selection.name : `${selection.name}: ${selection.source}`) + inner;
  });
  return `{ ${parts.join(' ')} }`;
}
