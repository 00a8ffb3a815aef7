import { createHash } from 'node:crypto';
import { OperationTypeNode } from 'graphql';
import { writtenVariables } from '../engine/numbers/exact-variables.ts';
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
import { createResponseFills, remainingPolicy, respondWith } from './response-fills.ts';
import type { Overdue } from './staleness.ts';

export interface ResponseCacheOptions {
  readonly settings: Settings['caching'];
  /** Undefined if responses are not cached. */
  readonly store: CacheStore | undefined;
  readonly invalidator: Invalidator;
  readonly overdue: Overdue;
  /** A cache key that covers everything that subgraphs learn about the caller; `shared` omits the token. */
  callerKeyOf(context: RequestContext, shared: boolean): string;
}

/**
 * The response cache. Determines how long each response may be cached, and caches it if enabled. The innermost layer,
 * right before the engine.
 *
 * Private responses are cached per caller. Public ones are shared by callers with the same scopes: scopes may decide
 * what subgraphs return, the caller's identity may not.
 */
export function createResponseCacheLayer({
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
    const fills = createResponseFills({ store, invalidator, next });

    /** Revalidates in the background; the current request has been served a stale response. */
    const refresh = (key: string, policy: CachePolicy, request: OperationRequest, context: RequestContext) => {
      if (fills.inFlight(key)) return;
      const answered = fills.fill(key, policy, request, context.with({ accepts: ONE_ANSWER }));
      if (answered instanceof Promise) answered.catch(() => {});
    };

    /** Returns the stale response if subgraphs are unavailable (`stale-if-error`). */
    const orStale = (cached: CachedEntry, key: string, policy: CachePolicy) => (answered: GatewayAnswered) => {
      const isOutage = !isStream(answered) && isSubgraphOutage(answered);
      // An entry that was invalidated in the meantime is known to be wrong.
      if (!isOutage || store!.get(key) !== cached) return answered;
      store!.counts.stale++;
      return respondWith(cached, policy);
    };

    return (request, context) => {
      const { operation } = request.operation.operation;
      if (operation !== OperationTypeNode.QUERY) {
        const fresh = context.with({ bypassCache: true });
        const writes = operation === OperationTypeNode.MUTATION && (store || settings.entities);
        return writes ? dropAfter(invalidator, request, fresh, next) : next(request, fresh);
      }
      if (context.hasFiles) return next(request, context.with({ bypassCache: true }));
      const facts = factsOf(request.operation, request.engine);
      const policy = facts.policyOf(request.variables ?? {});
      if (policy.maxAge === 0) return next(request, context);
      if (!store) return withPolicy(policy, request, context, next);
      const key = `${facts.id} ${JSON.stringify(writtenVariables(request.variables ?? {}))}\n${callerKeyOf(context, !policy.isPrivate)}`;
      const cached = store.get(key);
      const late = cached ? overdue(cached) : Number.POSITIVE_INFINITY;
      if (cached && late < settings.staleWhileRevalidate) {
        store.counts.hits++;
        if (late >= 0) {
          store.counts.stale++;
          refresh(key, policy, request, context);
        }
        return respondWith(cached, policy);
      }
      // An incremental response is not cached; the same operation without incremental delivery may be.
      if (request.operation.defers && context.accepts.incremental) return next(request, context);
      store.counts.misses++;
      const answered = fills.inFlight(key) ?? fills.fill(key, policy, request, context);
      return cached && late < settings.staleIfError ? onAnswer(answered, orStale(cached, key, policy)) : answered;
    };
  };
}

/**
 * Invalidates after a mutation, so that its caller reads its own writes: change events may arrive milliseconds later.
 */
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

/** Equal in all gateways that serve the same supergraph. */
function operationId({ text, operationName = '' }: PreparedOperation, supergraph: string): string {
  return createHash('sha256').update(`${supergraph}\n${operationName}\n${text}`).digest('base64url');
}

/** Adds the cache policy for `Cache-Control` without caching the response here. */
function withPolicy(
  policy: CachePolicy,
  request: OperationRequest,
  context: RequestContext,
  next: Handler<OperationRequest>,
): GatewayAnswered | Promise<GatewayAnswered> {
  const freshness: Freshness = { until: undefined };
  return onAnswer(next(request, context.with({ freshness })), answered => {
    const remaining = isComplete(answered) ? remainingPolicy(policy, freshness) : undefined;
    return remaining ? withFacts(answered, { caching: { policy: remaining } }) : answered;
  });
}

/** Whether every error is a failure to reach a subgraph. */
function isSubgraphOutage({ errors }: GatewayAnswer): boolean {
  return (
    errors.length > 0 && errors.every(({ extensions }) => /^(SUBREQUEST|SUBGRAPH)_/.test(String(extensions?.code)))
  );
}
