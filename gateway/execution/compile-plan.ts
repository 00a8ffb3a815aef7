import type { PlanNode } from '../operations/plan.ts';
import type { EntityKeys } from '../supergraph/entity-keys.ts';
import type { SubgraphTransport } from '../transport/transport.ts';
import { compileCondition } from './condition.ts';
import { compileEntityFetch } from './entity-fetch.ts';
import { compileFetch } from './fetch.ts';
import { compileParallel } from './parallel.ts';
import type { Step } from './run-context.ts';
import { compileSequence } from './sequence.ts';

/** What compiling needs to know; thrown away afterwards. */
export interface CompileContext {
  transport(subgraph: string): SubgraphTransport;
  /** Concrete object types of an abstract type, in the whole supergraph. */
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly keys: EntityKeys;
  /** Internal response name -> the client's, for error paths. */
  externalName(name: string): string;
}

/** Compiles a plan into one closure. */
export function compilePlan(node: PlanNode | undefined, context: CompileContext): Step {
  return node ? compileNode(node, [], context) : () => undefined;
}

function compileNode(node: PlanNode, path: readonly string[], context: CompileContext): Step {
  const step = compileStep(node, path, context);
  return 'id' in node && node.id !== undefined ? telling(node.id, step) : step;
}

/** Tells when a step is done. */
function telling(id: string, step: Step): Step {
  return run => {
    const pending = step(run);
    if (pending) return pending.then(() => run.fetched?.(id));
    run.fetched?.(id);
    return undefined;
  };
}

function compileStep(node: PlanNode, path: readonly string[], context: CompileContext): Step {
  switch (node.kind) {
    case 'Sequence':
      return compileSequence(node.nodes.map(inner => compileNode(inner, path, context)));
    case 'Parallel':
      return compileParallel(node.nodes.map(inner => compileNode(inner, path, context)));
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path], context);
    case 'Condition':
      return compileCondition(node, inner => compileNode(inner, path, context));
    case 'Fetch':
      return node.requires ? compileEntityFetch(node, path, context) : compileFetch(node, path, context);
    case 'Subscription':
    case 'Defer':
      throw new Error(`${node.kind} nodes stand at the root of a plan only`);
  }
}
