import { own } from '../../compile/emitter.ts';
import type { ConditionNode, PlanNode } from '../../plan/plan.ts';
import type { Step } from '../data/run-context.ts';

/** Takes a branch by a Boolean variable, with defaults applied. */
export function compileCondition(node: ConditionNode, compile: (node: PlanNode) => Step): Step {
  const yes = node.ifClause && compile(node.ifClause);
  const no = node.elseClause && compile(node.elseClause);
  return run => (own(run.coerced, node.condition) === true ? yes : no)?.(run);
}
