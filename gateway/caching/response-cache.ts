import { createHash } from 'node:crypto';
import { OperationTypeNode } from 'graphql';
import { ONE_ANSWER } from '../engine/operations/answer-stream.ts';
import { perOperation } from '../engine/operations/per-operation.ts';
import type { PreparedOperation } from '../engine/operations/prepared-operation.ts';
import type { CachePolicy } from '../request/cache-policy.ts';
import type { Answer, GraphqlRequest, Handle, Layer } from '../request/pipeline.ts';
import { type RequestContext, ResponseNotes } from '../request/request-context.ts';
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
}: ResponseCacheOptions): Layer {
  const factsOf = perOperation((prepared, { schema, supergraph }) => ({
    id: operationId(prepared, supergraph.hash),
    policyOf: compileCachePolicy(prepared, schema, supergraph.cacheHints, settings.defaultMaxAge / 1000),
  }));
  return (next, graph) => {
    /** Who asks the same while it is being answered waits for that answer; nobody after something was dropped. */
    let inFlight = new Map<string, Promise<Answer>>();
    if (store)
      invalidator.onDrop(() => {
        if (inFlight.size > 0) inFlight = new Map();
      });

    const fill = (key: string, policy: CachePolicy, request: GraphqlRequest, context: RequestContext) => {
      const filling = store!.fill();
      const reads = new Set<string>();
      context.reads = reads;
      let fromShared: CachedEntry | undefined;
      const giveOrAsk = ([found]: readonly (CachedEntry | undefined)[]) => {
        fromShared = found;
        return found ? give(found, policy, context) : next(request, context);
      };
      const finish = (answer: Answer): Answer => {
        if (fromShared) return answer;
        // Errors come last in an answer's text, and end in `]}`.
        if (typeof answer === 'string' && isWhole(answer)) {
          const left = policyNow(policy, context);
          const cached = left && filling.keep(key, answer, left.maxAge * 1000, reads);
          if (left) context.notes.caching = { policy: left, hash: cached?.hash };
        }
        filling.end();
        return answer;
      };
      let answer: Answer | Promise<Answer>;
      try {
        answer = filling.readShared ? filling.readShared([key]).then(giveOrAsk) : next(request, context);
      } catch (error) {
        filling.end();
        throw error;
      }
      if (!(answer instanceof Promise)) return finish(answer);
      const joined = inFlight;
      const shared = answer.then(finish).finally(() => {
        filling.end();
        joined.delete(key);
      });
      joined.set(key, shared);
      return shared;
    };

    /** Works an answer out again for those who come later; whoever asks now has one already. */
    const refresh = (key: string, policy: CachePolicy, request: GraphqlRequest, context: RequestContext) => {
      if (inFlight.has(key)) return;
      const answer = fill(key, policy, request, { ...context, accepts: ONE_ANSWER, notes: new ResponseNotes() });
      if (answer instanceof Promise) answer.catch(() => {});
    };

    /** Gives what is kept where a subgraph is not there to give anything newer. */
    const orCached =
      (cached: CachedEntry, key: string, policy: CachePolicy, context: RequestContext) => (answer: Answer) => {
        const isOutage = typeof answer === 'string' && !isWhole(answer) && isSubgraphAway(answer);
        // What was dropped meanwhile is known to be wrong.
        if (!isOutage || store!.get(key) !== cached) return answer;
        store!.counts.stale++;
        return give(cached, policy, context);
      };

    return (request, context) => {
      const engine = graph.engine();
      const prepared = engine.read(request);
      if (prepared.kind === 'refused') return next(request, context);
      const { operation } = prepared.operation;
      if (operation !== OperationTypeNode.QUERY) {
        context.readsAnew = true;
        const writes = operation === OperationTypeNode.MUTATION && (store || settings.entities);
        return writes ? dropAfter(invalidator, request, context, next) : next(request, context);
      }
      const facts = factsOf(prepared, engine);
      const policy = facts.policyOf(request.variables ?? {});
      if (policy.maxAge === 0) return next(request, context);
      if (!store) return withPolicy(policy, next(request, context), context);
      const key = `${facts.id} ${JSON.stringify(request.variables ?? {})}\n${callerKeyOf(context, !policy.isPrivate)}`;
      const cached = store.get(key);
      const late = cached ? overdue(cached) : Number.POSITIVE_INFINITY;
      if (cached && late < settings.staleWhileRevalidate) {
        store.counts.hits++;
        if (late >= 0) {
          store.counts.stale++;
          refresh(key, policy, request, context);
        }
        return give(cached, policy, context);
      }
      // An answer in parts is for one reader, and not kept; the whole one may be.
      if (prepared.defers && context.accepts.incremental) return next(request, context);
      store.counts.misses++;
      const pending = inFlight.get(key);
      const answer = pending ? withPolicy(policy, pending, context) : fill(key, policy, request, context);
      if (!cached || late >= settings.staleIfError) return answer;
      const checked = orCached(cached, key, policy, context);
      return answer instanceof Promise ? answer.then(checked) : checked(answer);
    };
  };
}

/** Whoever wrote sees the write at once: the changes themselves may arrive some milliseconds later. */
function dropAfter(
  invalidator: Invalidator,
  request: GraphqlRequest,
  context: RequestContext,
  next: Handle,
): Answer | Promise<Answer> {
  const reads = new Set<string>();
  context.reads = reads;
  const drop = () => invalidator.drop([...reads].filter(tag => tag === subgraphTag(tag)));
  const answer = next(request, context);
  if (answer instanceof Promise) return answer.finally(drop);
  drop();
  return answer;
}

/** Equal in every gateway that serves the same supergraph. */
function operationId({ text, operationName = '' }: PreparedOperation, supergraph: string): string {
  return createHash('sha256').update(`${supergraph}\n${operationName}\n${text}`).digest('base64url');
}

function give(cached: CachedEntry, policy: CachePolicy, context: RequestContext): string {
  const age = performance.now() - cached.storedAt;
  context.notes.caching = { policy, hash: cached.hash, age };
  return cached.text;
}

function withPolicy(policy: CachePolicy, answer: Answer | Promise<Answer>, context: RequestContext) {
  const note = (given: Answer) => {
    const left = typeof given === 'string' && isWhole(given) ? policyNow(policy, context) : undefined;
    if (left) context.notes.caching = { policy: left };
    return given;
  };
  return answer instanceof Promise ? answer.then(note) : note(answer);
}

/** The policy less the age of what the answer is made of; undefined where nothing is left of it. */
function policyNow(policy: CachePolicy, { notes }: RequestContext): CachePolicy | undefined {
  if (notes.goodUntil === undefined) return policy;
  const maxAge = Math.min(policy.maxAge, Math.ceil((notes.goodUntil - performance.now()) / 1000));
  return maxAge > 0 ? { ...policy, maxAge } : undefined;
}

/** Whether all that went wrong is that subgraphs gave no answer. */
function isSubgraphAway(text: string): boolean {
  const { errors = [] } = JSON.parse(text) as { errors?: { extensions?: { code?: unknown } }[] };
  return (
    errors.length > 0 && errors.every(({ extensions }) => /^(SUBREQUEST|SUBGRAPH)_/.test(String(extensions?.code)))
  );
}

/** Whether it has all data and no errors, which would come last and end in `]}`. */
function isWhole(text: string): boolean {
  return text.startsWith('{"data":{') && text.endsWith('}}');
}
