import type { DeferNode, PlanNode } from '../plan/plan.ts';
import { compilePlan } from './compile-plan.ts';
import type { Step } from './data/run-context.ts';
import type { CompileContext } from './nodes/compile-context.ts';

/** A plan with deferred parts; nested parts are flattened. */
export interface Deferral {
  readonly primary: Step;
  readonly parts: readonly DeferredStep[];
}

export interface DeferredStep {
  /** The deferred part that it fetches; several steps may fetch the same part. */
  readonly key: string;
  /** Ids of fetches, in any part, that must complete first. */
  readonly depends: readonly string[];
  readonly run: Step;
}

export function compileDeferral(node: DeferNode, context: CompileContext): Deferral {
  const parts: DeferredStep[] = [];
  const add = ({ deferred }: DeferNode) => {
    for (const { key, depends, node: inner } of deferred) {
      const nested = inner?.kind === 'Defer' ? inner : undefined;
      const run = compilePlan(nested ? nested.primary.node : inner, context);
      parts.push({ key, depends: depends.map(({ id }) => id), run });
      if (nested) add(nested);
    }
  };
  add(node);
  const known = fetchIds(node);
  return {
    primary: compilePlan(node.primary.node, context),
    // Ignore dependencies that no fetch reports.
    parts: parts.map(part => ({ ...part, depends: part.depends.filter(id => known.has(id)) })),
  };
}

function fetchIds(node: PlanNode | undefined, found = new Set<string>()): ReadonlySet<string> {
  if (!node) return found;
  if ('id' in node && node.id !== undefined) found.add(node.id);
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      for (const inner of node.nodes) fetchIds(inner, found);
      break;
    case 'Flatten':
      fetchIds(node.node, found);
      break;
    case 'Defer':
      for (const part of [node.primary, ...node.deferred]) fetchIds(part.node, found);
      break;
    case 'Condition':
      // Its fetches may never run.
      break;
    case 'Fetch':
    case 'Subscription':
      break;
  }
  return found;
}
