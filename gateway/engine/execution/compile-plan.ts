import type { PlanNode } from '../plan/plan.ts';
import type { Step } from './data/run-context.ts';
import type { CompileContext } from './nodes/compile-context.ts';
import { compileCondition } from './nodes/condition.ts';
import { compileEntityFetch } from './nodes/entity-fetch.ts';
import { compileFetch } from './nodes/fetch.ts';
import { compileParallel } from './nodes/parallel.ts';
import { compileSequence } from './nodes/sequence.ts';

/** Compiles a plan into one closure. */
export function compilePlan(node: PlanNode | undefined, context: CompileContext): Step {
  return node ? compileNode(node, [], context) : () => undefined;
}

function compileNode(node: PlanNode, path: readonly string[], context: CompileContext): Step {
  const step = compileStep(node, path, context);
  return 'id' in node && node.id !== undefined ? notifying(node.id, step) : step;
}

/** Reports the id of a step when it is done. */
function notifying(id: string, step: Step): Step {
  return run => {
    const pending = step(run);
    if (pending) return pending.then(() => run.fetched?.(id));
    run.fetched?.(id);
    return undefined;
  };
}

/** Subgraphs read again what they have read for the mutation before. */
const afterMutation =
  (step: Step): Step =>
  run => {
    run.scope.contexts.clear();
    return step(run);
  };

function compileStep(node: PlanNode, path: readonly string[], context: CompileContext): Step {
  switch (node.kind) {
    case 'Sequence':
      return compileSequence(
        node.nodes.map((inner, i) => {
          const step = compileNode(inner, path, context);
          return node.serial && i > 0 ? afterMutation(step) : step;
        }),
      );
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
      throw new Error(`${node.kind} nodes are only allowed at the root of a plan`);
  }
}
