import type { ResponseError, RunContext } from './data/run-context.ts';
import type { Deferral, DeferredStep } from './deferral.ts';

/** An execution with deferred parts. */
export interface GatheringParts {
  /** Resolves when the initial part is complete. */
  readonly primary: Promise<void>;
  /** Whether everything planned for a part has been fetched; also true for a part that needed no fetch. */
  isComplete(key: string): boolean;
  /** The errors that subgraphs reported for a part. */
  errorsOf(key: string): ResponseError[];
  /** Resolves when the next part completes or the execution fails. */
  change(): Promise<void>;
  /** Why no further part will complete. */
  readonly fault: { readonly cause: unknown } | undefined;
  /** Starts no further fetches. */
  stop(): void;
}

/** Runs the initial part, and each deferred part as soon as its dependencies complete. */
export function gatherParts({ primary, parts }: Deferral, run: RunContext): GatheringParts {
  const fetched = new Set<string>();
  const waiting = new Set(parts);
  const left = new Map<string, number>();
  for (const { key } of parts) left.set(key, (left.get(key) ?? 0) + 1);
  const errors = new Map<string, ResponseError[]>();
  let fault: GatheringParts['fault'];
  let changed = Promise.withResolvers<void>();
  const notify = () => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const errorsOf = (key: string) => {
    let found = errors.get(key);
    if (!found) {
      found = [];
      errors.set(key, found);
    }
    return found;
  };
  const observed: RunContext = {
    ...run,
    fetched(id) {
      fetched.add(id);
      // Fetches of the initial part go first: those that follow in this turn start before deferred ones.
      setImmediate(startReady);
    },
  };
  const start = async ({ key, run: step }: DeferredStep) => {
    try {
      await step({ ...observed, errors: errorsOf(key) });
      left.set(key, left.get(key)! - 1);
    } catch (cause) {
      fault = { cause };
      waiting.clear();
    }
    notify();
  };
  const startReady = () => {
    for (const part of waiting) {
      if (!part.depends.every(id => fetched.has(id))) continue;
      waiting.delete(part);
      void start(part);
    }
  };
  setImmediate(startReady);
  return {
    primary: Promise.resolve(primary(observed)),
    isComplete: key => !left.get(key),
    errorsOf,
    change: () => changed.promise,
    get fault() {
      return fault;
    },
    stop: () => waiting.clear(),
  };
}
