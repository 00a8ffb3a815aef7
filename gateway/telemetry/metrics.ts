import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ConnectionCounts } from '../../shared/graphql/connection-counts.ts';
import type { CacheCounts } from '../caching/cache-store.ts';

/** Measurements of one request. */
export interface MeasuredRequest {
  /** The operation's name, or a placeholder. */
  readonly operation: string;
  readonly type: string;
  /** In seconds. */
  readonly duration: number;
  /** Codes of the response's errors. */
  readonly codes: readonly string[];
  readonly cost: { readonly estimated: number; readonly actual?: number } | undefined;
}

/** The metrics of the process, in Prometheus text format. */
export interface Metrics {
  readonly registry: Registry;
  request(measured: MeasuredRequest): void;
  /** @param outcome `ok`, or the error code */
  fetch(subgraph: string, seconds: number, outcome: string): void;
  circuit(subgraph: string, state: string): void;
  /** @param allowed whether the rate-limit policy allowed the request */
  limited(policy: string, allowed: boolean): void;
  /** Registers sources that are read at each scrape. */
  observe(sources: MetricSources): void;
}

/** Values counted elsewhere. */
export interface MetricSources {
  readonly responseCache?: CacheCounts | undefined;
  readonly entityCache?: CacheCounts | undefined;
  readonly operationCache?: () => { readonly size: number; readonly bytes: number };
  readonly subscriptions?: () => number;
  /** Connection statistics by target. */
  readonly connections?: () => Iterable<readonly [to: string, ConnectionCounts]>;
}

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const COSTS = [1, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000];
const CIRCUIT_STATES: Readonly<Record<string, number>> = { closed: 0, 'half-open': 1, open: 2 };

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'newsgraph_request_duration_seconds',
    help: 'Duration of requests, by operation.',
    labelNames: ['operation', 'type', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const errors = new Counter({
    name: 'newsgraph_errors_total',
    help: 'Errors in responses, by code.',
    labelNames: ['code'],
    registers,
  });
  const fetches = new Histogram({
    name: 'newsgraph_subgraph_fetch_duration_seconds',
    help: 'Duration of subgraph fetches, embedded or over HTTP, by subgraph and outcome.',
    labelNames: ['subgraph', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const circuits = new Gauge({
    name: 'newsgraph_subgraph_circuit_state',
    help: "State of a subgraph's circuit breaker: 0 closed, 1 half-open, 2 open.",
    labelNames: ['subgraph'],
    registers,
  });
  const costs = new Histogram({
    name: 'newsgraph_operation_cost',
    help: 'Estimated and actual cost of operations, if demand control is enabled.',
    labelNames: ['kind'],
    buckets: COSTS,
    registers,
  });
  const limited = new Counter({
    name: 'newsgraph_rate_limit_decisions_total',
    help: 'Rate-limit decisions, by policy and outcome.',
    labelNames: ['policy', 'outcome'],
    registers,
  });
  const knownCodes = new Set<string>();
  return {
    registry,
    request({ operation, type, duration, codes, cost }) {
      requests.observe({ operation, type, outcome: codes.length === 0 ? 'ok' : 'error' }, duration);
      for (const code of codes) errors.inc({ code: bounded(knownCodes, code, MAX_CODES) });
      if (cost && Number.isFinite(cost.estimated)) costs.observe({ kind: 'estimated' }, cost.estimated);
      if (cost?.actual !== undefined) costs.observe({ kind: 'actual' }, cost.actual);
    },
    fetch: (subgraph, seconds, outcome) =>
      fetches.observe(
        { subgraph, outcome: outcome === 'ok' ? outcome : bounded(knownCodes, outcome, MAX_CODES) },
        seconds,
      ),
    limited: (policy, allowed) => limited.inc({ policy, outcome: allowed ? 'allowed' : 'refused' }),
    circuit: (subgraph, state) => circuits.set({ subgraph }, CIRCUIT_STATES[state] ?? 2),
    observe: sources => exposeSources(sources, registers),
  };
}

/** Subgraphs may use arbitrary codes. */
const MAX_CODES = 100;

/** Returns the name, or `(other)` once there are too many distinct ones: bounds the cardinality of a label. */
export function bounded(known: Set<string>, name: string, max: number): string {
  if (known.has(name)) return name;
  if (known.size >= max) return '(other)';
  known.add(name);
  return name;
}

function exposeSources(sources: MetricSources, registers: Registry[]): void {
  const { operationCache, subscriptions, connections } = sources;
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  const caches = { response: ['responses', sources.responseCache], entity: ['entities', sources.entityCache] } as const;
  for (const [kind, [items, counts]] of Object.entries(caches)) {
    if (!counts) continue;
    const name = `newsgraph_${kind}_cache`;
    counter(`${name}_hits_total`, `Hits among cached ${items}.`, () => counts.hits);
    counter(`${name}_misses_total`, `Misses among cached ${items}.`, () => counts.misses);
    counter(`${name}_shared_hits_total`, `Hits among ${items} cached by other gateways.`, () => counts.shared);
    counter(`${name}_stale_total`, `Stale ${items} served.`, () => counts.stale);
    counter(`${name}_dropped_total`, `Cached ${items} invalidated.`, () => counts.dropped);
    gauge(`${name}_entries`, `Cached ${items}.`, () => counts.entries);
    gauge(`${name}_bytes`, `Estimated memory of cached ${items} in bytes.`, () => counts.bytes);
  }
  if (operationCache) {
    gauge('newsgraph_operation_cache_entries', 'Cached operations.', () => operationCache().size);
    gauge(
      'newsgraph_operation_cache_bytes',
      'Estimated memory of cached operations in bytes.',
      () => operationCache().bytes,
    );
  }
  if (subscriptions) gauge('newsgraph_subscriptions_open', 'Open client streams.', subscriptions);
  if (connections) exposeConnections(connections, registers);
}

function exposeConnections(connections: NonNullable<MetricSources['connections']>, registers: Registry[]): void {
  const of = (name: string, help: string, read: (counts: ConnectionCounts) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['to'],
      registers,
      collect() {
        this.reset();
        for (const [to, counts] of connections()) this.set({ to }, read(counts));
      },
    });
  of('newsgraph_connections_open', 'Open connections to the database and to subgraphs.', counts => counts.open);
  of('newsgraph_connections_used', 'Requests in flight on connections.', counts => counts.used);
  of('newsgraph_connections_waiting', 'Requests waiting for a connection.', counts => counts.waiting);
}
