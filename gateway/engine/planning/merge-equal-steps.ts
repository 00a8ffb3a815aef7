import { ofTypes, typesOf } from '../plan/path-step.ts';
import type { PlanNode } from '../plan/plan.ts';

/**
 * Merges the branches of a Parallel node that fetch the same for different types below one path: the planner plans each
 * type apart, and what all of them ask for is one fetch.
 */
export function mergeEqualSteps(nodes: readonly PlanNode[]): PlanNode[] {
  const merged: PlanNode[] = [];
  for (const node of nodes) {
    let united: PlanNode | undefined;
    const at = merged.findIndex(known => {
      united = unite(known, node);
      return united !== undefined;
    });
    if (united) merged[at] = united;
    else merged.push(node);
  }
  return merged;
}

function unite(one: PlanNode, other: PlanNode): PlanNode | undefined {
  if (one.kind === 'Flatten' && other.kind === 'Flatten') {
    const path = unitePaths(one.path, other.path);
    return path && isEqual(one.node, other.node) ? { ...one, path } : undefined;
  }
  if (one.kind !== 'Sequence' || other.kind !== 'Sequence' || one.nodes.length !== other.nodes.length) return undefined;
  const nodes = one.nodes.map((node, i) => unite(node, other.nodes[i]!));
  return nodes.every(node => node !== undefined) ? { kind: 'Sequence', nodes } : undefined;
}

/** Paths that differ by the types of one step; with more of them the union would lead to further objects. */
function unitePaths(one: readonly string[], other: readonly string[]): readonly string[] | undefined {
  if (one.length !== other.length) return undefined;
  const differing = one.flatMap((step, i) => (step === other[i] ? [] : [i]));
  const [at] = differing;
  if (at === undefined) return one;
  const [types, others] = [typesOf(one[at]!), typesOf(other[at]!)];
  if (differing.length > 1 || !types || !others) return undefined;
  return one.toSpliced(at, 1, ofTypes([...new Set([...types, ...others])].sort()));
}

const isEqual = (one: PlanNode, other: PlanNode) => JSON.stringify(one) === JSON.stringify(other);
