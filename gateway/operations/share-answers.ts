import type { RunContext } from '../execution/run-context.ts';
import type { Variant } from './variant.ts';

/** Lets equal queries of one identity that run at the same time share one run. */
export interface AnswerSharing {
  /** Joins a run of the same query and variables that is under way, or makes `start` one that others may join. */
  share(variant: Variant, run: RunContext, start: () => string | Promise<string>): string | Promise<string>;
  /** Runs under way take in nobody any more: what they have read may be older than a write that has just ended. */
  forget(): void;
}

export function createAnswerSharing(): AnswerSharing {
  let underWay = new WeakMap<Variant, Map<string, Promise<string>>>();
  return {
    share(variant, run, start) {
      const key = `${run.scope.identity}\n${JSON.stringify(run.variables)}`;
      let answers = underWay.get(variant);
      const known = answers?.get(key);
      if (known) return known;
      const answer = start();
      if (typeof answer === 'string') return answer;
      if (!answers) {
        answers = new Map();
        underWay.set(variant, answers);
      }
      const joined = answers;
      const shared = answer.finally(() => joined.delete(key));
      joined.set(key, shared);
      return shared;
    },
    forget() {
      underWay = new WeakMap();
    },
  };
}
