import type { RunContext } from '../execution/data/run-context.ts';
import { SharedSignal } from '../transport/cancel-signal.ts';
import type { Answer } from './answer.ts';
import type { Variant } from './variant.ts';

/** Single flight for identical queries of one identity. */
export interface AnswerSharing {
  /** Joins an identical query in flight, or calls `start` and lets others join it. */
  share(
    variant: Variant,
    run: RunContext,
    start: (shared: RunContext) => Answer | Promise<Answer>,
  ): Answer | Promise<Answer>;
  /** Stops queries in flight from being joined: their data may be older than a mutation that has just completed. */
  forget(): void;
}

interface InFlight {
  readonly answer: Promise<Answer>;
  /** Aborted when every joined request has been cancelled. */
  readonly signal: SharedSignal;
}

export function createAnswerSharing(): AnswerSharing {
  let inFlight = new WeakMap<Variant, Map<string, InFlight>>();
  return {
    share(variant, run, start) {
      const key = `${run.scope.identity}\n${JSON.stringify(run.variables)}`;
      let answers = inFlight.get(variant);
      const known = answers?.get(key);
      if (known && !known.signal.aborted) {
        known.signal.join(run.scope.signal);
        return known.answer;
      }
      const signal = new SharedSignal();
      const answer = start({ ...run, scope: { ...run.scope, signal } });
      if (!(answer instanceof Promise)) return answer;
      signal.join(run.scope.signal);
      if (!answers) {
        answers = new Map();
        inFlight.set(variant, answers);
      }
      const joined = answers;
      const shared = answer.finally(() => {
        signal.end();
        if (joined.get(key) === own) joined.delete(key);
      });
      const own = { answer: shared, signal };
      joined.set(key, own);
      return shared;
    },
    forget() {
      inFlight = new WeakMap();
    },
  };
}
