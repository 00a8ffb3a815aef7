import type { Step } from '../data/run-context.ts';

/** Starts all steps, then waits for those in flight. Steps do not reject: they record errors. */
export function compileParallel(steps: readonly Step[]): Step {
  return run => {
    let first: Promise<void> | undefined;
    let all: Promise<void>[] | undefined;
    for (const step of steps) {
      const pending = step(run);
      if (!pending) continue;
      if (!first) first = pending;
      else if (all) all.push(pending);
      else all = [first, pending];
    }
    return all ? Promise.all(all).then(nothing) : first;
  };
}

function nothing(): void {}
