import { isStream } from '../engine/operations/answer.ts';
import type { CachePolicy } from '../request/cache-policy.ts';
import { type GatewayAnswer, type GatewayAnswered, isComplete, withFacts } from '../request/gateway-answer.ts';
import type { Handler, OperationRequest } from '../request/pipeline.ts';
import type { Freshness, RequestContext } from '../request/request-context.ts';
import type { CacheStore } from './cache-store.ts';
import type { CachedEntry } from './cached-entry.ts';
import type { Invalidator } from './invalidator.ts';

export interface ResponseFillsOptions {
  /** Undefined if responses are not cached; nothing is filled then. */
  readonly store: CacheStore | undefined;
  readonly invalidator: Invalidator;
  readonly next: Handler<OperationRequest>;
}

/** Fills the response cache. Single flight: identical requests wait for the same response. */
export interface ResponseFills {
  /** The response that another request with the key is waiting for. */
  inFlight(key: string): Promise<GatewayAnswered> | undefined;
  /** Runs the operation and caches its response, or takes the response that another gateway has cached. */
  fill(
    key: string,
    policy: CachePolicy,
    request: OperationRequest,
    context: RequestContext,
  ): GatewayAnswered | Promise<GatewayAnswered>;
}

export function createResponseFills({ store, invalidator, next }: ResponseFillsOptions): ResponseFills {
  let inFlight = new Map<string, Promise<GatewayAnswered>>();
  // None joins after an invalidation.
  if (store)
    invalidator.onDrop(() => {
      if (inFlight.size > 0) inFlight = new Map();
    });
  return {
    inFlight: key => inFlight.get(key),

    fill(key, policy, request, context) {
      const filling = store!.fill();
      const reads = new Set<string>();
      const freshness: Freshness = { until: undefined };
      const collecting = context.with({ reads, freshness });
      let fromShared = false;
      const finish = (answered: GatewayAnswered): GatewayAnswered => {
        const remaining = !fromShared && isComplete(answered) ? remainingPolicy(policy, freshness) : undefined;
        if (!remaining || isStream(answered)) {
          filling.end();
          return answered;
        }
        const cached = filling.put(key, answered.text, remaining.maxAge * 1000, reads);
        filling.end();
        return withFacts(answered, { caching: { policy: remaining, hash: cached?.hash, forms: cached } });
      };
      let pending: GatewayAnswered | Promise<GatewayAnswered>;
      try {
        pending = filling.readShared
          ? filling.readShared([key]).then(([found]) => {
              fromShared = found !== undefined;
              return found ? respondWith(found, policy) : next(request, collecting);
            })
          : next(request, collecting);
      } catch (error) {
        filling.end();
        throw error;
      }
      if (!(pending instanceof Promise)) return finish(pending);
      const joined = inFlight;
      const shared = pending.then(finish).finally(() => {
        filling.end();
        joined.delete(key);
      });
      const answer = shared.then(withoutHeaders);
      // A failure is the caller's to handle, also if nobody joins.
      answer.catch(() => {});
      joined.set(key, answer);
      return shared;
    },
  };
}

/** Subgraph headers belong to the request that fetched. */
function withoutHeaders(answered: GatewayAnswered): GatewayAnswered {
  return answered.headers ? { ...answered, headers: undefined } : answered;
}

export function respondWith(cached: CachedEntry, policy: CachePolicy): GatewayAnswer {
  const age = performance.now() - cached.storedAt;
  const caching = { policy, hash: cached.hash, age, forms: cached };
  return { text: cached.text, outcome: 'complete', errors: NO_ERRORS, caching };
}

const NO_ERRORS: readonly never[] = [];

/** The policy minus the age of cached parts; undefined if nothing remains. */
export function remainingPolicy(policy: CachePolicy, { until }: Freshness): CachePolicy | undefined {
  if (until === undefined) return policy;
  const maxAge = Math.min(policy.maxAge, Math.ceil((until - performance.now()) / 1000));
  return maxAge > 0 ? { ...policy, maxAge } : undefined;
}
