import { isVariable, type Variable, VariableCollector } from '@apollo/federation-internals';

/**
 * Has the planner look for variables in each value once. Its own collector visits the items of a list twice, so that a
 * literal of 25 nested lists takes seconds, and one of 40 takes days.
 */
export function collectVariablesOnce(): void {
  VariableCollector.prototype.collectInArguments = function collectInArguments(args) {
    const pending: unknown[] = Object.values(args);
    for (let value = pending.pop(); value !== undefined || pending.length > 0; value = pending.pop()) {
      if (isVariable(value)) this.add(value satisfies Variable);
      else if (typeof value === 'object' && value !== null) pending.push(...Object.values(value));
    }
  };
}
