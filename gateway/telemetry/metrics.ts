import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ConnectionCounts } from '../../shared/graphql/connection-counts.ts';
import type { CacheCounts } from '../caching/cache-store.ts';

/** What one request was, for whoever counts. */
export interface MeasuredRequest {
  /** The operation's name, or what stands for it. */
  readonly operation: string;
  readonly type: string;
  /** In seconds. */
  readonly duration: number;
  /** Codes of the answer's errors. */
  readonly codes: readonly string[];
  readonly cost: { readonly estimated: number; readonly actual?: number } | undefined;
}

/** What the process says of itself at `/metrics`, in Prometheus' text format. */
export interface Metrics {
  readonly registry: Registry;
  request(measured: MeasuredRequest): void;
  /** @param outcome `ok`, or the code of what went wrong */
  fetch(subgraph: string, seconds: number, outcome: string): void;
  circuit(subgraph: string, state: string): void;
  /** @param allowed by a policy of the rate limits */
  limited(policy: string, allowed: boolean): void;
  /** Read whenever somebody asks. */
  observe(sources: MetricSources): void;
}

/** What is counted elsewhere already. */
export interface MetricSources {
  readonly responseCache?: CacheCounts | undefined;
  readonly entityCache?: CacheCounts | undefined;
  readonly operationCache?: () => { readonly size: number; readonly bytes: number };
  readonly subscriptions?: () => number;
  /** What connections lead to, and how they stand. */
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
    help: 'From when an operation was read to its answer, by operation.',
    labelNames: ['operation', 'type', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const errors = new Counter({
    name: 'newsgraph_errors_total',
    help: 'Errors in answers, by code.',
    labelNames: ['code'],
    registers,
  });
  const fetches = new Histogram({
    name: 'newsgraph_subgraph_fetch_duration_seconds',
    help: 'Fetches of subgraphs, embedded or over HTTP, by subgraph and outcome.',
    labelNames: ['subgraph', 'outcome'],
    buckets: SECONDS,
    registers,
  });
  const circuits = new Gauge({
    name: 'newsgraph_subgraph_circuit_state',
    help: 'The circuit breaker of a subgraph: 0 closed, 1 half-open, 2 open.',
    labelNames: ['subgraph'],
    registers,
  });
  const costs = new Histogram({
    name: 'newsgraph_operation_cost',
    help: 'Cost of operations where demand control is on, estimated and actual.',
    labelNames: ['kind'],
    buckets: COSTS,
    registers,
  });
  const limited = new Counter({
    name: 'newsgraph_rate_limit_decisions_total',
    help: 'Requests that rate limits allowed or refused, by policy.',
    labelNames: ['policy', 'outcome'],
    registers,
  });
  const knownCodes = new Set<string>();
  return {
    registry,
    request({ operation, type, duration, codes, cost }) {
      requests.observe({ operation, type, outcome: codes.length === 0 ? 'ok' : 'error' }, duration);
      for (const code of codes) errors.inc({ code: bounded(knownCodes, code, MOST_CODES) });
      if (cost && Number.isFinite(cost.estimated)) costs.observe({ kind: 'estimated' }, cost.estimated);
      if (cost?.actual !== undefined) costs.observe({ kind: 'actual' }, cost.actual);
    },
    fetch: (subgraph, seconds, outcome) =>
      fetches.observe(
        { subgraph, outcome: outcome === 'ok' ? outcome : bounded(knownCodes, outcome, MOST_CODES) },
        seconds,
      ),
    limited: (policy, allowed) => limited.inc({ policy, outcome: allowed ? 'allowed' : 'refused' }),
    circuit: (subgraph, state) => circuits.set({ subgraph }, CIRCUIT_STATES[state] ?? 2),
    observe: sources => exposeSources(sources, registers),
  };
}

/** Subgraphs may make up codes. */
const MOST_CODES = 100;

/** The name itself, up to a number of different ones; a label must not have a value for each request. */
export function bounded(known: Set<string>, name: string, most: number): string {
  if (known.has(name)) return name;
  if (known.size >= most) return '(other)';
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
  const caches = { response: ['answers', sources.responseCache], entity: ['entities', sources.entityCache] } as const;
  for (const [kind, [things, counts]] of Object.entries(caches)) {
    if (!counts) continue;
    const name = `newsgraph_${kind}_cache`;
    counter(`${name}_hits_total`, `Found among kept ${things}.`, () => counts.hits);
    counter(`${name}_misses_total`, `Not found among kept ${things}.`, () => counts.misses);
    counter(`${name}_shared_hits_total`, `Found among ${things} that other gateways keep.`, () => counts.shared);
    counter(`${name}_stale_total`, `Kept ${things} given after their time.`, () => counts.stale);
    counter(`${name}_dropped_total`, `Kept ${things} dropped by a change.`, () => counts.dropped);
    gauge(`${name}_entries`, `Kept ${things}.`, () => counts.entries);
    gauge(`${name}_bytes`, `Memory of kept ${things}, by estimate.`, () => counts.bytes);
  }
  if (operationCache) {
    gauge('newsgraph_operation_cache_entries', 'Operations that are known.', () => operationCache().size);
    gauge('newsgraph_operation_cache_bytes', 'Memory of known operations, by estimate.', () => operationCache().bytes);
  }
  if (subscriptions) gauge('newsgraph_subscriptions_open', 'Streams that clients have open.', subscriptions);
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
  of('newsgraph_connections_open', 'Connections to the database and to subgraphs.', counts => counts.open);
  of('newsgraph_connections_used', 'Requests that connections carry now.', counts => counts.used);
  of('newsgraph_connections_waiting', 'Requests that wait for a connection.', counts => counts.waiting);
}
