import type { RunContext, Step } from '../data/run-context.ts';

/** Runs steps in order; continues synchronously after a step that did not wait. */
export function compileSequence(steps: readonly Step[]): Step {
  const from = (run: RunContext, start: number): Promise<void> | undefined => {
    for (let index = start; index < steps.length; index++) {
      const pending = steps[index]!(run);
      if (pending) return pending.then(() => from(run, index + 1));
    }
    return undefined;
  };
  return steps.length === 1 ? steps[0]! : run => from(run, 0);
}
