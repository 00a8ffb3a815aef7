import type { ResponseError, RunContext } from './data/run-context.ts';
import type { Deferral, DeferredStep } from './deferral.ts';

/** A run of a plan in parts. */
export interface GatheringParts {
  /** When all of the first part is there. */
  readonly primary: Promise<void>;
  /** Whether all that was planned for a part is there; also true for a part that needed nothing. */
  isThere(key: string): boolean;
  /** What the subgraphs reported for a part. */
  errorsOf(key: string): ResponseError[];
  /** The next time that a part is there, or that the run has failed. */
  change(): Promise<void>;
  /** Why nothing more will come. */
  readonly fault: { readonly cause: unknown } | undefined;
  /** Begins no further fetches. */
  stop(): void;
}

/** Runs the first part, and each deferred part from when what it depends on is there. */
export function gatherParts({ primary, parts }: Deferral, run: RunContext): GatheringParts {
  const fetched = new Set<string>();
  const waiting = new Set(parts);
  const left = new Map<string, number>();
  for (const { key } of parts) left.set(key, (left.get(key) ?? 0) + 1);
  const errors = new Map<string, ResponseError[]>();
  let fault: GatheringParts['fault'];
  let changed = Promise.withResolvers<void>();
  const tell = () => {
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
      // What is delivered first goes first: fetches that follow it in this turn are begun before deferred ones.
      setImmediate(beginReady);
    },
  };
  const begin = async ({ key, run: step }: DeferredStep) => {
    try {
      await step({ ...observed, errors: errorsOf(key) });
      left.set(key, left.get(key)! - 1);
    } catch (cause) {
      fault = { cause };
      waiting.clear();
    }
    tell();
  };
  const beginReady = () => {
    for (const part of waiting) {
      if (!part.depends.every(id => fetched.has(id))) continue;
      waiting.delete(part);
      void begin(part);
    }
  };
  setImmediate(beginReady);
  return {
    primary: Promise.resolve(primary(observed)),
    isThere: key => !left.get(key),
    errorsOf,
    change: () => changed.promise,
    get fault() {
      return fault;
    },
    stop: () => waiting.clear(),
  };
}
