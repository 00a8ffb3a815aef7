import { SubgraphFailure } from '../../subgraph-failure.ts';
import { DeadlineError, type Send, type SubgraphAnswer, type SubgraphRequest } from './send.ts';

export interface ConcurrencyOptions {
  /** Maximum number of requests in flight. */
  readonly concurrency: number;
  /** Maximum number of requests in the queue. */
  readonly queue: number;
  /** Maximum time in the queue, in milliseconds. */
  readonly queueTimeout: number;
}

/** Limits the requests in flight; others wait in a bounded FIFO queue for a bounded time. */
export function limitConcurrency(send: Send, subgraph: string, options: ConcurrencyOptions): Send {
  const { concurrency, queue, queueTimeout } = options;
  // A set is ordered, and a cancelled request can be deleted from the middle in constant time.
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
    if (waiting.size >= queue) return Promise.reject(overloaded('has too many requests waiting'));
    return new Promise<SubgraphAnswer>((resolve, reject) => {
      const { signal, deadline } = request;
      const left = deadline - performance.now();
      const stop = () => {
        clearTimeout(timer);
        waiting.delete(start);
        signal?.removeEventListener('abort', cancel);
      };
      const giveUp = (reason: unknown) => {
        stop();
        reject(reason);
      };
      const start = () => {
        stop();
        resolve(run(request));
      };
      const cancel = () => giveUp(signal?.reason);
      const late = () => giveUp(left < queueTimeout ? new DeadlineError() : overloaded('was busy for too long'));
      const timer = setTimeout(late, Math.min(left, queueTimeout));
      signal?.addEventListener('abort', cancel, { once: true });
      waiting.add(start);
      if (signal?.aborted) cancel();
    });
  };
}
