import { createHash } from 'node:crypto';
import { OperationTypeNode } from 'graphql';
import { isStream, ONE_ANSWER } from '../engine/operations/answer.ts';
import { perOperation } from '../engine/operations/per-operation.ts';
import type { PreparedOperation } from '../engine/operations/prepared-operation.ts';
import type { CachePolicy } from '../request/cache-policy.ts';
import {
  type GatewayAnswer,
  type GatewayAnswered,
  isComplete,
  onAnswer,
  withFacts,
} from '../request/gateway-answer.ts';
import type { Handler, OperationLayer, OperationRequest } from '../request/pipeline.ts';
import type { Freshness, RequestContext } from '../request/request-context.ts';
import type { Settings } from '../settings/table.ts';
import type { CacheStore } from './cache-store.ts';
import type { CachedEntry } from './cached-entry.ts';
import { compileCachePolicy } from './compile-cache-policy.ts';
import type { Invalidator } from './invalidator.ts';
import { subgraphTag } from './read-tags.ts';
import type { Overdue } from './staleness.ts';

export interface ResponseCacheOptions {
  readonly settings: Settings['caching'];
  /** Undefined where no answers are kept. */
  readonly store: CacheStore | undefined;
  readonly invalidator: Invalidator;
  readonly overdue: Overdue;
  /** All that subgraphs are told of who asks; `shared` leaves the token out. */
  callerKeyOf(context: RequestContext, shared: boolean): string;
}

/**
 * Says how long each answer may be kept, and keeps it where that is turned on. Stands right before the engine.
 *
 * Private answers are kept for who asked. What is public is shared by all whose tokens have the same scopes: scopes
 * decide what subgraphs show of drafts and the like, who somebody is does not.
 */
export function responseCacheLayer({
  settings,
  store,
  invalidator,
  overdue,
  callerKeyOf,
}: ResponseCacheOptions): OperationLayer {
  const factsOf = perOperation((prepared, { schema, supergraph }) => ({
    id: operationId(prepared, supergraph.hash),
    policyOf: compileCachePolicy(prepared, schema, supergraph.cacheHints, settings.defaultMaxAge / 1000),
  }));
  return next => {
    /** Who asks the same while it is being answered waits for that answer; nobody after something was dropped. */
    let inFlight = new Map<string, Promise<GatewayAnswered>>();
    if (store)
      invalidator.onDrop(() => {
        if (inFlight.size > 0) inFlight = new Map();
      });

    const fill = (key: string, policy: CachePolicy, request: OperationRequest, context: RequestContext) => {
      const filling = store!.fill();
      const reads = new Set<string>();
      const freshness: Freshness = { until: undefined };
      const collecting = context.with({ reads, freshness });
      let fromShared = false;
      const finish = (answered: GatewayAnswered): GatewayAnswered => {
        const left = !fromShared && isComplete(answered) ? remainingPolicy(policy, freshness) : undefined;
        if (!left || isStream(answered)) {
          filling.end();
          return answered;
        }
        const cached = filling.keep(key, answered.text, left.maxAge * 1000, reads);
        filling.end();
        return withFacts(answered, { caching: { policy: left, hash: cached?.hash } });
      };
      let pending: GatewayAnswered | Promise<GatewayAnswered>;
      try {
        pending = filling.readShared
          ? filling.readShared([key]).then(([found]) => {
              fromShared = found !== undefined;
              return found ? give(found, policy) : next(request, collecting);
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
      joined.set(key, shared.then(withoutHeaders));
      return shared;
    };

    /** Answers again for those who come later; whoever asks now has an answer already. */
    const refresh = (key: string, policy: CachePolicy, request: OperationRequest, context: RequestContext) => {
      if (inFlight.has(key)) return;
      const answered = fill(key, policy, request, context.with({ accepts: ONE_ANSWER }));
      if (answered instanceof Promise) answered.catch(() => {});
    };

    /** Gives what is cached where a subgraph is not there to give anything newer. */
    const orCached = (cached: CachedEntry, key: string, policy: CachePolicy) => (answered: GatewayAnswered) => {
      const isOutage = !isStream(answered) && isSubgraphAway(answered);
      // What was dropped meanwhile is known to be wrong.
      if (!isOutage || store!.get(key) !== cached) return answered;
      store!.counts.stale++;
      return give(cached, policy);
    };

    return (request, context) => {
      const { operation } = request.operation.operation;
      if (operation !== OperationTypeNode.QUERY) {
        const fresh = context.with({ bypassCache: true });
        const writes = operation === OperationTypeNode.MUTATION && (store || settings.entities);
        return writes ? dropAfter(invalidator, request, fresh, next) : next(request, fresh);
      }
      const facts = factsOf(request.operation, request.engine);
      const policy = facts.policyOf(request.variables ?? {});
      if (policy.maxAge === 0) return next(request, context);
      if (!store) return withPolicy(policy, request, context, next);
      const key = `${facts.id} ${JSON.stringify(request.variables ?? {})}\n${callerKeyOf(context, !policy.isPrivate)}`;
      const cached = store.get(key);
      const late = cached ? overdue(cached) : Number.POSITIVE_INFINITY;
      if (cached && late < settings.staleWhileRevalidate) {
        store.counts.hits++;
        if (late >= 0) {
          store.counts.stale++;
          refresh(key, policy, request, context);
        }
        return give(cached, policy);
      }
      // An answer in parts is for one reader, and not cached; the whole one may be.
      if (request.operation.defers && context.accepts.incremental) return next(request, context);
      store.counts.misses++;
      const answered = inFlight.get(key) ?? fill(key, policy, request, context);
      return cached && late < settings.staleIfError ? onAnswer(answered, orCached(cached, key, policy)) : answered;
    };
  };
}

/** Headers of subgraphs are for the request that fetched. */
function withoutHeaders(answered: GatewayAnswered): GatewayAnswered {
  return answered.headers ? { ...answered, headers: undefined } : answered;
}

/** Whoever wrote sees the write at once: the changes themselves may arrive some milliseconds later. */
function dropAfter(
  invalidator: Invalidator,
  request: OperationRequest,
  context: RequestContext,
  next: Handler<OperationRequest>,
): GatewayAnswered | Promise<GatewayAnswered> {
  const reads = new Set<string>();
  const drop = () => invalidator.drop([...reads].filter(tag => tag === subgraphTag(tag)));
  const answered = next(request, context.with({ reads }));
  if (answered instanceof Promise) return answered.finally(drop);
  drop();
  return answered;
}

/** Equal in every gateway that serves the same supergraph. */
function operationId({ text, operationName = '' }: PreparedOperation, supergraph: string): string {
  return createHash('sha256').update(`${supergraph}\n${operationName}\n${text}`).digest('base64url');
}

function give(cached: CachedEntry, policy: CachePolicy): GatewayAnswer {
  const age = performance.now() - cached.storedAt;
  return { text: cached.text, outcome: 'complete', errors: NO_ERRORS, caching: { policy, hash: cached.hash, age } };
}

const NO_ERRORS: readonly never[] = [];

/** Says how long the answer may be cached where none is cached here. */
function withPolicy(
  policy: CachePolicy,
  request: OperationRequest,
  context: RequestContext,
  next: Handler<OperationRequest>,
): GatewayAnswered | Promise<GatewayAnswered> {
  const freshness: Freshness = { until: undefined };
  return onAnswer(next(request, context.with({ freshness })), answered => {
    const left = isComplete(answered) ? remainingPolicy(policy, freshness) : undefined;
    return left ? withFacts(answered, { caching: { policy: left } }) : answered;
  });
}

/** The policy less the age of what the answer is made of; undefined where nothing is left of it. */
function remainingPolicy(policy: CachePolicy, { until }: Freshness): CachePolicy | undefined {
  if (until === undefined) return policy;
  const maxAge = Math.min(policy.maxAge, Math.ceil((until - performance.now()) / 1000));
  return maxAge > 0 ? { ...policy, maxAge } : undefined;
}

/** Whether all that went wrong is that subgraphs gave no answer. */
function isSubgraphAway({ errors }: GatewayAnswer): boolean {
  return (
    errors.length > 0 && errors.every(({ extensions }) => /^(SUBREQUEST|SUBGRAPH)_/.test(String(extensions?.code)))
  );
}
