import { OperationTypeNode } from 'graphql';
import { parseExactly } from '../engine/numbers/exact-json.ts';
import type { FetchScope, PreparedFetch, SubgraphResponse, SubgraphTransport } from '../engine/transport/transport.ts';
import { contextOf, type RequestContext } from '../request/request-context.ts';
import type { Settings } from '../settings/table.ts';
import type { CacheStore, Fill } from './cache-store.ts';
import type { CachedEntry } from './cached-entry.ts';
import { type FetchFacts, fetchPolicy } from './fetch-policy.ts';
import type { Invalidator } from './invalidator.ts';
import { type Partition, partitionFetch, requestingTypenames } from './partition-fetch.ts';
import type { Overdue } from './staleness.ts';

export interface EntityCacheOptions {
  readonly settings: Settings['caching'];
  readonly store: CacheStore;
  readonly invalidator: Pick<Invalidator, 'onDrop'>;
  readonly overdue: Overdue;
  /** A cache key that covers everything that subgraphs learn about the caller; `shared` omits the token. */
  callerKeyOf(context: RequestContext, shared: boolean): string;
}

export type CacheEntities = (transport: SubgraphTransport, facts: FetchFacts) => SubgraphTransport;

/**
 * Caches subgraph responses independently of the client operations: each entity by its representation and selection,
 * and root fields per fetch. Only missing entities are fetched.
 */
export function createEntityCache(options: EntityCacheOptions): CacheEntities {
  const inFlight: InFlight = { parts: new Map() };
  options.invalidator.onDrop(() => {
    if (inFlight.parts.size > 0) inFlight.parts = new Map();
  });
  return (transport, facts) => ({
    ...transport,
    prepare(operation) {
      // Fields may have another meaning in another supergraph.
      const schema = facts.hash.slice(0, 16);
      if (operation.kind !== OperationTypeNode.QUERY) return transport.prepare(operation);
      const policy = fetchPolicy(operation, facts, options.settings.defaultMaxAge / 1000);
      if (policy.maxAge === 0) return transport.prepare(operation);
      const operationWithTypenames = requestingTypenames(operation);
      const fetch = transport.prepare(operationWithTypenames);
      const partition = partitionFetch(transport.name, operationWithTypenames, policy);
      const { exact } = operation;
      const parse = exact ? (text: string) => parseExactly(text, exact) : JSON.parse;
      const cached: CachedFetch = { ...options, fetch, partition, inFlight, maxAge: policy.maxAge * 1000 };
      return (variables, scope) => {
        const context = contextOf(scope);
        if (context.bypassCache) return fetch(variables, scope);
        const callerKey = options.callerKeyOf(context, !policy.isPrivate);
        const keys = partition.keysOf(variables).map(key => `${schema} ${key}\n${callerKey}`);
        return answer(cached, { variables, scope, context, parse, keys, parts: new Array(keys.length), errors: [] });
      };
    },
  });
}

/** Fetches in flight by key; after an invalidation, they are not joined any more. */
interface InFlight {
  parts: Map<string, Promise<CachedEntry | undefined>>;
}

/** A prepared fetch whose parts are cached. */
interface CachedFetch extends EntityCacheOptions {
  readonly fetch: PreparedFetch;
  readonly partition: Partition;
  readonly inFlight: InFlight;
  /** In milliseconds. */
  readonly maxAge: number;
}

/** One execution of it, whose parts arrive one after the other. */
interface Run {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: FetchScope;
  readonly context: RequestContext;
  readonly parse: (text: string) => unknown;
  readonly keys: readonly string[];
  readonly parts: unknown[];
  readonly errors: NonNullable<SubgraphResponse['errors']>[number][];
  /** A response that cannot be split into parts; replaces them all. */
  whole?: SubgraphResponse;
}

function answer(cached: CachedFetch, run: Run): SubgraphResponse | Promise<SubgraphResponse> {
  const { store, inFlight, settings, overdue } = cached;
  const missing: number[] = [];
  const joined: number[] = [];
  const stale: number[] = [];
  for (const [part, key] of run.keys.entries()) {
    const found = store.get(key);
    const late = found ? overdue(found) : Number.POSITIVE_INFINITY;
    if (found && late < settings.staleWhileRevalidate) {
      store.counts.hits++;
      use(run, part, found);
      if (late < 0) continue;
      store.counts.stale++;
      if (!inFlight.parts.has(key)) stale.push(part);
      continue;
    }
    store.counts.misses++;
    if (inFlight.parts.has(key)) joined.push(part);
    else missing.push(part);
  }
  if (stale.length > 0) refresh(cached, run, stale);
  if (joined.length + missing.length === 0) return cached.partition.join(run.parts);
  const filling = store.fill();
  if (filling.readShared && missing.length > 0) return answerFromShared(cached, run, missing, joined, filling);
  if (joined.length > 0) return answerJoined(cached, run, missing, joined, filling);
  const pending = fetchMissing(cached, run, missing, filling);
  return pending ? pending.then(() => combine(cached, run)) : combine(cached, run);
}

/** Reads entries of other gateways first. */
async function answerFromShared(
  cached: CachedFetch,
  run: Run,
  missing: readonly number[],
  joined: readonly number[],
  filling: Fill,
) {
  const found = await filling.readShared!(missing.map(part => run.keys[part]!));
  const left = missing.filter((part, i) => {
    if (found[i]) use(run, part, found[i]);
    return !found[i];
  });
  const isInFlight = (part: number) => cached.inFlight.parts.has(run.keys[part]!);
  const own = left.filter(part => !isInFlight(part));
  return answerJoined(cached, run, own, [...joined, ...left.filter(isInFlight)], filling);
}

/** Waits for parts that other requests are fetching, and fetches those that failed there. */
async function answerJoined(
  cached: CachedFetch,
  run: Run,
  missing: readonly number[],
  joined: readonly number[],
  filling: Fill,
) {
  const others = Promise.all(joined.map(part => cached.inFlight.parts.get(run.keys[part]!)));
  if (missing.length === 0) filling.end();
  const [given] = await Promise.all([
    others,
    missing.length > 0 ? fetchMissing(cached, run, missing, filling) : undefined,
  ]);
  const left = joined.filter((part, i) => {
    if (given[i]) use(run, part, given[i]);
    return !given[i];
  });
  if (left.length > 0) await fetchMissing(cached, run, left, cached.store.fill());
  return combine(cached, run);
}

function combine({ partition }: CachedFetch, { whole, parts, errors }: Run): SubgraphResponse {
  return whole ?? { ...partition.join(parts), ...(errors.length > 0 && { errors }) };
}

function use({ context, parts, parse }: Run, part: number, cached: CachedEntry): void {
  const { freshness } = context;
  const until = cached.storedAt + cached.maxAge;
  if (freshness) freshness.until = Math.min(freshness.until ?? until, until);
  if (context.reads) for (const tag of cached.tags) context.reads.add(tag);
  parts[part] = parse(cached.text);
}

/** Fetches some parts; if the subgraph fails, uses stale entries within `stale-if-error`. */
function fetchMissing(
  cached: CachedFetch,
  run: Run,
  wanted: readonly number[],
  filling: Fill,
): Promise<void> | undefined {
  const { store, overdue, settings, partition } = cached;
  const before = settings.staleIfError > 0 ? wanted.map(part => store.get(run.keys[part]!)) : [];
  const take = (response: SubgraphResponse) => {
    const found = partition.split(response, wanted.length);
    if (!found || wanted.length === run.keys.length) {
      run.whole = response;
      return;
    }
    for (const [i, part] of wanted.entries()) run.parts[part] = found[i];
    for (const error of response.errors ?? []) {
      const [field, index, ...rest] = error.path ?? [];
      const path = typeof index === 'number' ? { path: [field!, wanted[index] ?? index, ...rest] } : undefined;
      run.errors.push({ ...error, ...path });
    }
  };
  const fail = (error: unknown) => {
    for (const [i, part] of wanted.entries()) {
      const old = before[i];
      // An entry that was invalidated in the meantime is known to be wrong.
      if (!old || overdue(old) >= settings.staleIfError || store.get(run.keys[part]!) !== old) throw error;
    }
    for (const [i, part] of wanted.entries()) use(run, part, before[i]!);
    store.counts.stale += wanted.length;
  };
  let pending: SubgraphResponse | Promise<SubgraphResponse>;
  try {
    pending = fetchAndCache(cached, run, wanted, filling);
  } catch (error) {
    fail(error);
    return undefined;
  }
  if (pending instanceof Promise) return pending.then(take, fail);
  take(pending);
  return undefined;
}

/** Revalidates stale parts in the background. */
function refresh(cached: CachedFetch, run: Run, stale: readonly number[]): void {
  const { signal: _, ...scope } = run.scope;
  const context = run.context.with({ freshness: undefined, responseHeaders: undefined });
  try {
    const pending = fetchAndCache(cached, { ...run, scope, context }, stale, cached.store.fill());
    if (pending instanceof Promise) pending.catch(() => {});
  } catch {
    // The next request tries again.
  }
}

function fetchAndCache(cached: CachedFetch, run: Run, wanted: readonly number[], filling: Fill) {
  const { fetch, partition, inFlight, maxAge } = cached;
  const { scope, context, keys } = run;
  const reads = new Set<string>();
  const variables = partition.narrow(run.variables, wanted);
  const cache = (response: SubgraphResponse): readonly (CachedEntry | undefined)[] => {
    if (context.reads) for (const tag of reads) context.reads.add(tag);
    const found = response.errors ? undefined : partition.split(response, wanted.length);
    if (!found) return [];
    const readsOf = partition.attribute(variables, reads);
    return wanted.map((part, i) => filling.put(keys[part]!, JSON.stringify(found[i] ?? null), maxAge, readsOf(i)));
  };
  let response: SubgraphResponse | Promise<SubgraphResponse>;
  try {
    // A context of its own separates the reads of this fetch from those of the rest of the request.
    const own = { ...scope, context: context.with({ reads }), contexts: new Map<string, unknown>() };
    delete own.identity;
    // Other requests may wait for it, and its response is cached.
    delete own.signal;
    response = fetch(variables, own);
    if (!(response instanceof Promise)) cache(response);
  } catch (error) {
    filling.end();
    throw error;
  }
  if (!(response instanceof Promise)) {
    filling.end();
    return response;
  }
  const pending = response;
  const outcome = pending.then(cache, () => []).finally(filling.end);
  const { parts } = inFlight;
  for (const [i, part] of wanted.entries()) {
    const key = keys[part]!;
    const own: Promise<CachedEntry | undefined> = outcome.then(list => {
      if (parts.get(key) === own) parts.delete(key);
      return list[i];
    });
    parts.set(key, own);
  }
  // Only after caching: the caller may change the data.
  return outcome.then(() => pending);
}
