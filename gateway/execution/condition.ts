import type { ConditionNode } from '../operations/plan.ts';
import { type CompileContext, compileNode } from './compilePlan.ts';
import { own } from './emitter.ts';
import type { Step } from './runContext.ts';

/** Takes one of two ways by a Boolean variable, defaults applied. */
export function compileCondition(node: ConditionNode, path: readonly string[], context: CompileContext): Step {
  const yes = node.ifClause && compileNode(node.ifClause, path, context);
  const no = node.elseClause && compileNode(node.elseClause, path, context);
  return run => (own(run.coerced, node.condition) === true ? yes : no)?.(run);
}
