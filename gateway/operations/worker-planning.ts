import { Worker } from 'node:worker_threads';
import type { PlanReply, PlanRequest } from './plan-operation.ts';
import type { PlanWorkerData } from './plan-worker.ts';
import type { PlanningService } from './planning-service.ts';
import { workerFile } from './worker-file.ts';

const workerUrl = workerFile('plan-worker', import.meta.url);

export interface WorkerPlanningOptions {
  /**
   * Longest time for one operation, in milliseconds; then its worker is ended and the operation refused.
   * @default 15_000
   */
  readonly timeout?: number;
  /**
   * Heap of the worker in MiB; an operation that needs more is refused.
   * @default 1024
   */
  readonly heap?: number;
  /**
   * Workers that may die in a row without having planned anything before the calling thread takes over.
   * @default 3
   */
  readonly attempts?: number;
}

interface Job {
  readonly request: PlanRequest;
  readonly resolve: (reply: PlanReply) => void;
}

/**
 * Plans in a worker thread, one operation at a time, so that a flood of unknown operations does not hold up known ones.
 * An operation that kills the worker or takes too long is refused; those behind it go to a new worker.
 * @param fallback plans in the calling thread when workers cannot be had
 */
export function createWorkerPlanning(
  data: PlanWorkerData,
  fallback: PlanningService,
  options: WorkerPlanningOptions = {},
): PlanningService {
  const { timeout = 15_000, heap = 1024, attempts = 3 } = options;
  const queue: Job[] = [];
  let worker: Worker | undefined;
  let current: Job | undefined;
  let timer: NodeJS.Timeout | undefined;
  let deaths = 0;
  let closed = false;

  const settle = (reply: PlanReply) => {
    clearTimeout(timer);
    const job = current;
    current = undefined;
    job?.resolve(reply);
    next();
  };
  const start = (): Worker => {
    const started = new Worker(workerUrl, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: heap } });
    started.unref();
    started.on('message', (reply: PlanReply) => {
      deaths = 0;
      settle(reply);
    });
    const died = (reason: string) => {
      if (worker !== started) return;
      worker = undefined;
      deaths++;
      if (deaths >= attempts && current) {
        clearTimeout(timer);
        queue.unshift(current);
        current = undefined;
        next();
      } else {
        settle({ kind: 'failed', reason });
      }
    };
    started.on('error', error => died(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    started.on('exit', code => died(`The planning thread ended with code ${code}`));
    return started;
  };
  const next = () => {
    if (current) return;
    current = queue.shift();
    if (!current) {
      worker?.unref();
      return;
    }
    if (closed) {
      settle({ kind: 'failed', reason: 'The engine is closed' });
      return;
    }
    if (deaths >= attempts) {
      const job = current;
      current = undefined;
      Promise.resolve(fallback.plan(job.request)).then(job.resolve);
      next();
      return;
    }
    worker ??= start();
    worker.ref();
    timer = setTimeout(() => void expire(), timeout);
    worker.postMessage(current.request);
  };
  const expire = async () => {
    const late = worker;
    worker = undefined;
    await late?.terminate();
    settle({ kind: 'failed', reason: `Planning took longer than ${timeout} ms` });
  };
  worker = start();

  return {
    plan: request =>
      new Promise(resolve => {
        queue.push({ request, resolve });
        next();
      }),
    async close() {
      closed = true;
      clearTimeout(timer);
      const ending = worker;
      worker = undefined;
      await ending?.terminate();
      if (current) settle({ kind: 'failed', reason: 'The engine is closed' });
      await fallback.close();
    },
  };
}
