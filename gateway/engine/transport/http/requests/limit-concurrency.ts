import { SubgraphFailure } from '../../subgraph-failure.ts';
import { DeadlineError, type Send, type SubgraphAnswer, type SubgraphRequest } from './send.ts';

export interface ConcurrencyOptions {
  /** The most requests under way. */
  readonly concurrency: number;
  /** The most requests that wait for one of those to end. */
  readonly queue: number;
  /** How long one waits, in milliseconds. */
  readonly queueTimeout: number;
}

/** Lets only so many requests be under way; the others wait, in order, for a bounded time in a bounded queue. */
export function limitConcurrency(send: Send, subgraph: string, options: ConcurrencyOptions): Send {
  const { concurrency, queue, queueTimeout } = options;
  // A set keeps its order, and one that gives up leaves from the middle at no cost.
  const waiting = new Set<() => void>();
  let running = 0;
  const release = () => {
    const [next] = waiting;
    if (next) next();
    else running--;
  };
  const run = (request: SubgraphRequest) => send(request).finally(release);
  const overloaded = (reason: string) => new SubgraphFailure('SUBGRAPH_OVERLOADED', subgraph, reason);

  return request => {
    if (running < concurrency) {
      running++;
      return run(request);
    }
    if (waiting.size >= queue) return Promise.reject(overloaded('has as many requests waiting as it may'));
    return new Promise<SubgraphAnswer>((resolve, reject) => {
      const { signal, deadline } = request;
      const left = deadline - performance.now();
      const stop = () => {
        clearTimeout(timer);
        waiting.delete(start);
        signal?.removeEventListener('abort', leave);
      };
      const giveUp = (reason: unknown) => {
        stop();
        reject(reason);
      };
      const start = () => {
        stop();
        resolve(run(request));
      };
      const leave = () => giveUp(signal?.reason);
      const late = () => giveUp(left < queueTimeout ? new DeadlineError() : overloaded('was busy for too long'));
      const timer = setTimeout(late, Math.min(left, queueTimeout));
      signal?.addEventListener('abort', leave, { once: true });
      waiting.add(start);
      if (signal?.aborted) leave();
    });
  };
}
