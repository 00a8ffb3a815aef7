import { OperationTypeNode } from 'graphql';
import type { Answer, GraphqlRequest, Layer } from '../http/pipeline.ts';
import type { RequestContext } from '../http/request-context.ts';
import { perOperation } from '../operations/per-operation.ts';
import type { Settings } from '../settings/table.ts';
import { type CachePolicy, compileCachePolicy } from './cache-policy.ts';
import type { Coherence } from './coherence.ts';
import { subgraphTag } from './read-tags.ts';
import type { KeptAnswer, ResponseStore } from './response-store.ts';

export interface CachingOptions {
  readonly settings: Settings['caching'];
  /** Undefined where no answers are kept. */
  readonly store: ResponseStore | undefined;
  readonly coherence: Coherence;
  /** All that subgraphs are told of who asks; `shared` leaves the token out. */
  askerOf(context: RequestContext, shared: boolean): string;
}

/**
 * Says how long each answer may be kept, and keeps it where that is turned on. Stands right before the engine.
 *
 * Private answers are kept for who asked. What is public is shared by all whose tokens have the same scopes: scopes
 * decide what subgraphs show of drafts and the like, who somebody is does not.
 */
export function cachingLayer({ settings, store, coherence, askerOf }: CachingOptions): Layer {
  let nextId = 0;
  const factsOf = perOperation((prepared, { schema, supergraph }) => ({
    id: nextId++,
    policyOf: compileCachePolicy(prepared, schema, supergraph.cacheHints, settings.defaultMaxAge / 1000),
  }));
  return (next, graph) => {
    /** Who asks the same while it is being answered waits for that answer; nobody after something was dropped. */
    let underWay = new Map<string, Promise<Answer>>();
    if (store)
      coherence.onDrop(() => {
        if (underWay.size > 0) underWay = new Map();
      });

    const fill = (key: string, policy: CachePolicy, request: GraphqlRequest, context: RequestContext) => {
      const filling = store!.fill(key);
      const reads = new Set<string>();
      context.reads = reads;
      const finish = (answer: Answer): Answer => {
        // Errors come last in an answer's text, and end in `]}`.
        if (typeof answer === 'string' && isWhole(answer)) {
          const kept = filling.keep(answer, policy.maxAge * 1000, reads);
          context.notes.caching = { policy, hash: kept?.hash };
        }
        filling.end();
        return answer;
      };
      let answer: Answer | Promise<Answer>;
      try {
        answer = next(request, context);
      } catch (error) {
        filling.end();
        throw error;
      }
      if (!(answer instanceof Promise)) return finish(answer);
      const joined = underWay;
      const shared = answer.then(finish).finally(() => {
        filling.end();
        joined.delete(key);
      });
      joined.set(key, shared);
      return shared;
    };

    const isFresh = (kept: KeptAnswer, age: number) =>
      age < kept.maxAge && (age < settings.fallbackAge || coherence.isLive(kept.tags));

    return (request, context) => {
      const engine = graph.engine();
      const prepared = engine.read(request);
      if (prepared.kind === 'refused') return next(request, context);
      const { operation } = prepared.operation;
      if (operation === OperationTypeNode.MUTATION && store) {
        return dropAfter(request, context);
      }
      if (operation !== OperationTypeNode.QUERY) return next(request, context);
      const facts = factsOf(prepared, engine);
      const policy = facts.policyOf(request.variables ?? {});
      if (policy.maxAge === 0) return next(request, context);
      if (!store) return noting(policy, next(request, context), context);
      const key = `${facts.id} ${JSON.stringify(request.variables ?? {})}\n${askerOf(context, !policy.isPrivate)}`;
      const kept = store.get(key);
      if (kept) {
        const age = performance.now() - kept.storedAt;
        if (isFresh(kept, age)) {
          store.counts.hits++;
          context.notes.caching = { policy, hash: kept.hash, age };
          return kept.text;
        }
      }
      // An answer in parts is for one reader, and not kept; the whole one may be.
      if (prepared.defers && context.accepts.incremental) return next(request, context);
      store.counts.misses++;
      const pending = underWay.get(key);
      return pending ? noting(policy, pending, context) : fill(key, policy, request, context);
    };

    /** Whoever wrote sees the write at once: the changes themselves may arrive some milliseconds later. */
    function dropAfter(request: GraphqlRequest, context: RequestContext): Answer | Promise<Answer> {
      const reads = new Set<string>();
      context.reads = reads;
      const drop = () => coherence.drop([...reads].filter(tag => tag === subgraphTag(tag)));
      const answer = next(request, context);
      if (answer instanceof Promise) return answer.finally(drop);
      drop();
      return answer;
    }
  };
}

function noting(policy: CachePolicy, answer: Answer | Promise<Answer>, context: RequestContext) {
  const note = (given: Answer) => {
    if (typeof given === 'string' && isWhole(given)) context.notes.caching = { policy };
    return given;
  };
  return answer instanceof Promise ? answer.then(note) : note(answer);
}

/** Whether it has all data and no errors, which would come last and end in `]}`. */
function isWhole(text: string): boolean {
  return text.startsWith('{"data":{') && text.endsWith('}}');
}
