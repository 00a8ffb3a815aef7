import cluster, { type Worker } from 'node:cluster';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { AggregatorRegistry } from 'prom-client';
import { serveMetrics } from '../../gateway/telemetry/metrics-server.ts';
import { logFault } from '../../shared/errors/log-fault.ts';
import type { SiteSettings } from '../settings/read-settings.ts';
import { logProcessFaults } from './log-process-faults.ts';
import { sharePort } from './share-port.ts';

/** How many processes answer; 0 in the settings is one for each processor. */
function workerCount({ lifecycle: { workers } }: Pick<SiteSettings, 'lifecycle'>): number {
  return workers === 0 ? availableParallelism() : workers;
}

/** Whether this process only watches over others that answer. */
export function isPrimary(settings: Pick<SiteSettings, 'lifecycle'>): boolean {
  return cluster.isPrimary && workerCount(settings) > 1;
}

/** What workers and the process above them tell each other. */
type Message = { readonly newsgraph: 'ready' | 'stop' };

const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && 'newsgraph' in value;

/** In a worker: says that it answers. */
export function tellReady(): void {
  process.send?.({ newsgraph: 'ready' } satisfies Message);
}

/** In a worker: told to stop, or left alone. */
export function onStop(stop: () => void): void {
  process.on('message', message => {
    if (isMessage(message) && message.newsgraph === 'stop') stop();
  });
  process.once('disconnect', stop);
}

/** A worker that ends sooner than this after its start is started again after a pause that doubles. */
const SHORT_LIFE_MS = 10_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Runs this command in several processes that share its port, and starts each again that ends by itself. At SIGTERM or
 * SIGINT all of them drain; a second signal ends them at once.
 *
 * @param environment what workers are told beside this process' own environment
 * @param announce told the address of GraphQL once all answer
 * @returns the exit code: 0, or that of a worker that ends before it ever answered
 */
export async function runWorkers(
  settings: Pick<SiteSettings, 'lifecycle' | 'telemetry' | 'server'>,
  environment: Readonly<Record<string, string>>,
  announce: (url: string) => void | Promise<void>,
): Promise<number> {
  using _faults = logProcessFaults(settings.server.logLevel);
  const port = await sharePort(settings);
  const count = workerCount(settings);
  const { metricsPort, metricsHost } = settings.telemetry;
  const all = new AggregatorRegistry();
  const metrics =
    metricsPort === undefined
      ? undefined
      : await serveMetrics(
          { metrics: () => all.clusterMetrics(), contentType: all.contentType },
          metricsPort,
          metricsHost,
        );
  // V8's helpers of all workers together are as many as there are processors.
  const helpers = Math.max(1, Math.floor(availableParallelism() / count));
  cluster.setupPrimary({ execArgv: [...process.execArgv, `--v8-pool-size=${helpers}`] });
  const ended = Promise.withResolvers<number>();
  const running = new Set<Worker>();
  const answering = new Set<Worker>();
  let announced = false;
  let stopping = false;
  let failures = 0;

  let result = 0;

  const finish = () => {
    if (running.size === 0) ended.resolve(result);
  };
  const stop = (code: number) => {
    if (!stopping) {
      stopping = true;
      result = code;
      setTimeout(() => port.close(), settings.lifecycle.drainDelay).unref();
      for (const worker of running) {
        if (!answering.has(worker)) {
          // It may not listen to messages yet, and has nothing under way.
          worker.process.kill('SIGTERM');
        } else if (worker.isConnected()) worker.send({ newsgraph: 'stop' } satisfies Message);
      }
    } else for (const worker of running) worker.process.kill('SIGKILL');
    finish();
  };
  const start = () => {
    const worker = cluster.fork(environment);
    const startedAt = performance.now();
    running.add(worker);
    worker.on('message', async (message: unknown) => {
      if (!isMessage(message) || message.newsgraph !== 'ready') return;
      answering.add(worker);
      port.add(worker);
      if (announced || answering.size < count) return;
      announced = true;
      await announce(port.url);
    });
    worker.once('exit', async (code, signal) => {
      running.delete(worker);
      answering.delete(worker);
      if (stopping) return finish();
      if (!announced) return stop(code || 1);
      const how = `worker ${worker.process.pid} ended (${signal ?? code}); another takes its place`;
      logFault(settings.server.logLevel, 'warn', how);
      failures = performance.now() - startedAt < SHORT_LIFE_MS ? failures + 1 : 0;
      if (failures > 1) await sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures));
      if (!stopping) start();
    });
  };

  const requestStop = () => stop(0);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, requestStop);
  for (let i = 0; i < count; i++) start();
  const code = await ended.promise;
  port.close();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, requestStop);
  metrics?.close();
  metrics?.closeAllConnections();
  return code;
}
