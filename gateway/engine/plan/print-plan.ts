import { typesOf } from './path-step.ts';
import type { FetchNode, PlanNode, RequiresSelection } from './plan.ts';

/** Prints a plan as a tree: what runs in parallel, what runs in sequence, and what is sent to which subgraph. */
export function printPlan(plan: PlanNode | undefined): string {
  return plan ? draw(branchOf(plan, []), '', '').join('\n') : 'nothing to fetch';
}

interface Branch {
  readonly label: string;
  readonly inner: readonly (Branch | string)[];
}

function draw({ label, inner }: Branch, first: string, others: string): string[] {
  return [
    `${first}${label}`,
    ...inner.flatMap((part, i) => {
      if (typeof part === 'string') return `${others}   ${part}`;
      const last = i === inner.length - 1;
      return draw(part, `${others}${last ? '└─ ' : '├─ '}`, `${others}${last ? '   ' : '│  '}`);
    }),
  ];
}

function branchOf(node: PlanNode, path: readonly string[]): Branch {
  const all = (nodes: readonly (PlanNode | undefined)[]) => nodes.flatMap(one => (one ? branchOf(one, path) : []));
  switch (node.kind) {
    case 'Sequence':
      return { label: 'in sequence', inner: all(node.nodes) };
    case 'Parallel':
      return { label: 'in parallel', inner: all(node.nodes) };
    case 'Flatten':
      return branchOf(node.node, [...path, ...node.path]);
    case 'Condition':
      return {
        label: `by $${node.condition}`,
        inner: [
          ...(node.ifClause ? [{ label: 'if true', inner: all([node.ifClause]) }] : []),
          ...(node.elseClause ? [{ label: 'if false', inner: all([node.elseClause]) }] : []),
        ],
      };
    case 'Fetch':
      return fetchBranch(node, path);
    case 'Subscription':
      return { label: 'on each event', inner: all([node.primary, node.rest]) };
    case 'Defer':
      return {
        label: 'in parts',
        inner: [
          { label: 'first', inner: all([node.primary.node]) },
          ...node.deferred.map(part => ({
            label: ['later', ...(part.queryPath.length > 0 ? ['for', part.queryPath.join('.')] : [])].join(' '),
            inner: all([part.node]),
          })),
        ],
      };
  }
}

function fetchBranch({ subgraph, requires, operation }: FetchNode, path: readonly string[]): Branch {
  const batch = path.includes('@') ? ', all in one batch, equal ones once' : '';
  const target = path.length === 0 ? '' : ` for ${printPath(path)}${batch}`;
  return { label: `${subgraph}${target}`, inner: [...(requires ? [`by ${printRequires(requires)}`] : []), operation] };
}

function printPath(path: readonly string[]): string {
  return path
    .map((step, i) => {
      const types = typesOf(step);
      if (types) return ` (${types.join(' or ')})`;
      if (step === '@') return '[]';
      return i === 0 ? step : `.${step}`;
    })
    .join('');
}

function printRequires(selections: readonly RequiresSelection[]): string {
  const parts = selections.map(selection => {
    const inner = selection.selections ? ` ${printRequires(selection.selections)}` : '';
    if (selection.kind === 'InlineFragment') return `... on ${selection.typeCondition ?? ''}${inner}`;
    return (selection.source === selection.name ? selection.name : `${selection.name}: ${selection.source}`) + inner;
  });
  return `{ ${parts.join(' ')} }`;
}
