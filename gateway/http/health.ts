import type { FastifyInstance } from 'fastify';
import type { HealthCheck } from '../request/health-check.ts';
import type { Settings } from '../settings/table.ts';

/** The state of the served supergraph. */
export interface SupergraphState {
  readonly loadedAt: Date;
  /** Whether the latest supergraph was refused, and an older one is served. */
  readonly refused: boolean;
}

export interface HealthOptions {
  readonly settings: Pick<Settings, 'lifecycle' | 'production'>;
  checks(): readonly HealthCheck[];
  supergraph(): SupergraphState | undefined;
  isStopping(): boolean;
}

/** Results are cached this long, however often they are requested. */
const FRESH_MS = 1_000;
const LONGEST_CHECK_MS = 2_000;

/**
 * Serves the health of the process:
 * - `/health`: the graph is loaded and served; 503 while the process stops.
 * - `/health/live`: the process responds.
 * - `/health/ready`: it can serve requests now; otherwise 503 with the reasons.
 */
export function registerHealth(app: FastifyInstance, options: HealthOptions): void {
  const { settings, isStopping } = options;
  const note = noteChanges(app);
  const check = remember(async () => {
    const checks = options.checks();
    const failures = await runChecks(checks);
    note(failures);
    // The reasons name hosts and ports, and everybody may ask for the health.
    return { checks, failures: settings.production ? withoutReasons(failures) : failures };
  });
  const answer = (path: string, handler: () => Answer | Promise<Answer>) =>
    app.get(path, async (_request, reply) => {
      const { ok, ...body } = await handler();
      reply.header('cache-control', 'no-store').code(ok ? 200 : 503);
      return body;
    });
  answer('/health', () => ({ ok: !isStopping(), status: isStopping() ? 'STOPPING' : 'UP' }));
  answer('/health/live', () => ({ ok: true, status: 'UP' }));
  answer('/health/ready', async () => {
    const { checks, failures } = await check();
    const reasons = reasonsNotReady(failures, checks, settings.lifecycle.readySubgraphs);
    if (isStopping()) reasons.unshift('the process is stopping');
    const served = options.supergraph();
    return {
      ok: reasons.length === 0,
      status: reasons.length === 0 ? 'READY' : 'NOT_READY',
      reasons,
      checks: Object.fromEntries(checks.map(({ name }) => [name, failures.get(name) ?? 'ok'])),
      ...(served && { supergraph: describe(served) }),
    };
  });
}

interface Answer {
  readonly ok: boolean;
  readonly status: string;
  readonly [key: string]: unknown;
}

type Failures = ReadonlyMap<string, string>;

async function runChecks(checks: readonly HealthCheck[]): Promise<Failures> {
  const failures = new Map<string, string>();
  await Promise.all(
    checks.map(async ({ name, run }) => {
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(() => late.reject(new Error('did not answer in time')), LONGEST_CHECK_MS);
      try {
        await Promise.race([run(), late.promise]);
      } catch (error) {
        failures.set(name, error instanceof Error ? error.message : String(error));
      } finally {
        clearTimeout(timer);
      }
    }),
  );
  return failures;
}

const withoutReasons = (failures: Failures): Failures =>
  new Map([...failures.keys()].map(name => [name, 'unavailable; the log says why']));

/** Logs each check when it begins to fail, and when it no longer does. */
function noteChanges({ log }: Pick<FastifyInstance, 'log'>): (failures: Failures) => void {
  let known: Failures = new Map();
  return failures => {
    for (const [name, reason] of failures)
      if (!known.has(name)) log.warn({ check: name, reason }, 'A health check fails');
    for (const name of known.keys())
      if (!failures.has(name)) log.info({ check: name }, 'A health check succeeds again');
    known = failures;
  };
}

const isSubgraph = (name: string) => name.startsWith('subgraph ');

/** A page works without one of its subgraphs, so a single failing subgraph need not make every gateway unready. */
function reasonsNotReady(
  failures: Failures,
  checks: readonly HealthCheck[],
  needed: Settings['lifecycle']['readySubgraphs'],
): string[] {
  const subgraphs = checks.filter(({ name }) => isSubgraph(name));
  const down = subgraphs.filter(({ name }) => failures.has(name));
  const counts =
    needed === 'all' ? down.length > 0 : needed === 'any' && down.length > 0 && down.length === subgraphs.length;
  return [...failures].filter(([name]) => counts || !isSubgraph(name)).map(([name, reason]) => `${name}: ${reason}`);
}

/** The reason is only logged: it quotes the supergraph, which not every caller of this route may read. */
const REFUSED = 'A newer supergraph was refused; the log says why';

function describe({ loadedAt, refused }: SupergraphState) {
  const ageSeconds = Math.floor((Date.now() - loadedAt.getTime()) / 1000);
  return { loadedAt: loadedAt.toISOString(), ageSeconds, ...(refused && { refused: REFUSED }) };
}

/** Runs a check at most once at a time, and caches its result briefly. */
function remember<T>(run: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly result: Promise<T> } | undefined;
  return () => {
    if (!last || performance.now() - last.at > FRESH_MS) last = { at: performance.now(), result: run() };
    return last.result;
  };
}
