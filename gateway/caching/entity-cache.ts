import { OperationTypeNode } from 'graphql';
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
  /** All that subgraphs are told of who asks; `shared` leaves the token out. */
  callerKeyOf(context: RequestContext, shared: boolean): string;
}

export type CacheEntities = (transport: SubgraphTransport, facts: FetchFacts) => SubgraphTransport;

/**
 * Keeps what subgraphs answer, apart from the operations that it is fetched for: each entity by its representation and
 * the selection on it, and what root fields bring by the fetch. Only what is not kept is asked of the subgraph.
 */
export function createEntityCache(options: EntityCacheOptions): CacheEntities {
  const inFlight: InFlight = { parts: new Map() };
  options.invalidator.onDrop(() => {
    if (inFlight.parts.size > 0) inFlight.parts = new Map();
  });
  return (transport, facts) => ({
    ...transport,
    prepare(operation) {
      // Fields of another supergraph may mean something else.
      const schema = facts.hash.slice(0, 16);
      if (operation.kind !== OperationTypeNode.QUERY) return transport.prepare(operation);
      const policy = fetchPolicy(operation, facts, options.settings.defaultMaxAge / 1000);
      if (policy.maxAge === 0) return transport.prepare(operation);
      const asked = requestingTypenames(operation);
      const fetch = transport.prepare(asked);
      const partition = partitionFetch(transport.name, asked, policy);
      const cached: CachedFetch = { ...options, fetch, partition, inFlight, maxAge: policy.maxAge * 1000 };
      return (variables, scope) => {
        const context = contextOf(scope);
        if (context.bypassCache) return fetch(variables, scope);
        const asker = options.callerKeyOf(context, !policy.isPrivate);
        const keys = partition.keysOf(variables).map(key => `${schema} ${key}\n${asker}`);
        return answer(cached, { variables, scope, context, keys, parts: new Array(keys.length), errors: [] });
      };
    },
  });
}

/** What is being fetched, by its key; nobody joins after something was dropped. */
interface InFlight {
  parts: Map<string, Promise<CachedEntry | undefined>>;
}

/** A prepared fetch of which parts are kept. */
interface CachedFetch extends EntityCacheOptions {
  readonly fetch: PreparedFetch;
  readonly partition: Partition;
  readonly inFlight: InFlight;
  /** In milliseconds. */
  readonly maxAge: number;
}

/** One run of it, whose parts come together one after the other. */
interface Run {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly scope: FetchScope;
  readonly context: RequestContext;
  readonly keys: readonly string[];
  readonly parts: unknown[];
  readonly errors: NonNullable<SubgraphResponse['errors']>[number][];
  /** An answer that does not fall into parts; it stands for all. */
  whole?: SubgraphResponse;
}

function answer(cached: CachedFetch, run: Run): SubgraphResponse | Promise<SubgraphResponse> {
  const { store, inFlight, settings, overdue } = cached;
  const missing: number[] = [];
  const joined: number[] = [];
  const ageing: number[] = [];
  for (const [part, key] of run.keys.entries()) {
    const found = store.get(key);
    const late = found ? overdue(found) : Number.POSITIVE_INFINITY;
    if (found && late < settings.staleWhileRevalidate) {
      store.counts.hits++;
      use(run, part, found);
      if (late < 0) continue;
      store.counts.stale++;
      if (!inFlight.parts.has(key)) ageing.push(part);
      continue;
    }
    store.counts.misses++;
    if (inFlight.parts.has(key)) joined.push(part);
    else missing.push(part);
  }
  if (ageing.length > 0) refresh(cached, run, ageing);
  if (joined.length + missing.length === 0) return cached.partition.join(run.parts);
  const filling = store.fill();
  if (filling.readShared && missing.length > 0) return answerFromShared(cached, run, missing, joined, filling);
  if (joined.length > 0) return answerJoined(cached, run, missing, joined, filling);
  const asked = ask(cached, run, missing, filling);
  return asked ? asked.then(() => gathered(cached, run)) : gathered(cached, run);
}

/** Looks first among what other gateways keep. */
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

/** Waits for what others are fetching, and asks for it where they did not get it. */
async function answerJoined(
  cached: CachedFetch,
  run: Run,
  missing: readonly number[],
  joined: readonly number[],
  filling: Fill,
) {
  const others = Promise.all(joined.map(part => cached.inFlight.parts.get(run.keys[part]!)));
  if (missing.length === 0) filling.end();
  const [given] = await Promise.all([others, missing.length > 0 ? ask(cached, run, missing, filling) : undefined]);
  const left = joined.filter((part, i) => {
    if (given[i]) use(run, part, given[i]);
    return !given[i];
  });
  if (left.length > 0) await ask(cached, run, left, cached.store.fill());
  return gathered(cached, run);
}

function gathered({ partition }: CachedFetch, { whole, parts, errors }: Run): SubgraphResponse {
  return whole ?? { ...partition.join(parts), ...(errors.length > 0 && { errors }) };
}

function use({ context, parts }: Run, part: number, cached: CachedEntry): void {
  const { freshness } = context;
  const until = cached.storedAt + cached.maxAge;
  if (freshness) freshness.until = Math.min(freshness.until ?? until, until);
  if (context.reads) for (const tag of cached.tags) context.reads.add(tag);
  parts[part] = JSON.parse(cached.text);
}

/** Asks the subgraph for some parts; where it does not answer, those that are overdue are better than nothing. */
function ask(cached: CachedFetch, run: Run, wanted: readonly number[], filling: Fill): Promise<void> | undefined {
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
      // What was dropped meanwhile is known to be wrong.
      if (!old || overdue(old) >= settings.staleIfError || store.get(run.keys[part]!) !== old) throw error;
    }
    for (const [i, part] of wanted.entries()) use(run, part, before[i]!);
    store.counts.stale += wanted.length;
  };
  let asked: SubgraphResponse | Promise<SubgraphResponse>;
  try {
    asked = fetchAndCache(cached, run, wanted, filling);
  } catch (error) {
    fail(error);
    return undefined;
  }
  if (asked instanceof Promise) return asked.then(take, fail);
  take(asked);
  return undefined;
}

/** Asks for parts anew that are good enough for now. */
function refresh(cached: CachedFetch, run: Run, ageing: readonly number[]): void {
  const { signal: _, ...scope } = run.scope;
  const context = run.context.with({ freshness: undefined, responseHeaders: undefined });
  try {
    const asked = fetchAndCache(cached, { ...run, scope, context }, ageing, cached.store.fill());
    if (asked instanceof Promise) asked.catch(() => {});
  } catch {
    // Who asks next asks again.
  }
}

function fetchAndCache(cached: CachedFetch, run: Run, wanted: readonly number[], filling: Fill) {
  const { fetch, partition, inFlight, maxAge } = cached;
  const { scope, context, keys } = run;
  const reads = new Set<string>();
  const variables = partition.narrow(run.variables, wanted);
  const keep = (response: SubgraphResponse): readonly (CachedEntry | undefined)[] => {
    if (context.reads) for (const tag of reads) context.reads.add(tag);
    const found = response.errors ? undefined : partition.split(response, wanted.length);
    if (!found) return [];
    const readsOf = partition.attribute(variables, reads);
    return wanted.map((part, i) => filling.keep(keys[part]!, JSON.stringify(found[i] ?? null), maxAge, readsOf(i)));
  };
  let response: SubgraphResponse | Promise<SubgraphResponse>;
  try {
    // What this fetch reads is told from what others of the request read only in a context of its own.
    const own = { ...scope, context: context.with({ reads }), contexts: new Map<string, unknown>() };
    delete own.identity;
    // Others may wait for it, and it is kept.
    delete own.signal;
    response = fetch(variables, own);
    if (!(response instanceof Promise)) keep(response);
  } catch (error) {
    filling.end();
    throw error;
  }
  if (!(response instanceof Promise)) {
    filling.end();
    return response;
  }
  const pending = response;
  const outcome = pending.then(keep, () => []).finally(filling.end);
  const { parts } = inFlight;
  for (const [i, part] of wanted.entries()) {
    const key = keys[part]!;
    const own: Promise<CachedEntry | undefined> = outcome.then(list => {
      if (parts.get(key) === own) parts.delete(key);
      return list[i];
    });
    parts.set(key, own);
  }
  // Only once it is kept: who is given it may change it.
  return outcome.then(() => pending);
}
