import type { CancelSignal } from '../../cancel-signal.ts';
import type { RetryBudget } from './retry-budget.ts';
import { isConnectionFault, type Send, type SubgraphAnswer, type SubgraphRequest } from './send.ts';

export interface RetryOptions {
  /** Maximum number of retries per query. */
  readonly retries: number;
  /** Maximum delay before the first retry, in milliseconds; doubles with each retry. */
  readonly delay: number;
  /** Maximum delay before any retry, in milliseconds. */
  readonly maxDelay: number;
  readonly budget: RetryBudget;
}

/** The subgraph, or a proxy in front of it, is overloaded or restarting. */
const RETRYABLE_STATUSES = new Set([429, 502, 503, 504]);

/**
 * Sends queries again after a broken connection or a status that asks for it, after a random wait ("full jitter"), as
 * long as the budget and the deadline allow. A mutation is sent once. Its pauses are not those of a reconnection, which
 * has neither a deadline nor a server that says when to come again.
 */
export function withRetries(send: Send, options: RetryOptions): Send {
  const repeat = async (request: SubgraphRequest): Promise<SubgraphAnswer> => {
    options.budget.earn();
    for (let retry = 0; ; retry++) {
      let answer: SubgraphAnswer | undefined;
      let fault: unknown;
      try {
        answer = await send(request);
        if (!RETRYABLE_STATUSES.has(answer.status)) return answer;
      } catch (error) {
        if (!isConnectionFault(error, request.signal)) throw error;
        fault = error;
      }
      const pause = retry < options.retries ? pauseBefore(retry, answer, options) : Number.POSITIVE_INFINITY;
      if (performance.now() + pause < request.deadline && options.budget.take()) {
        await sleepUnlessCancelled(pause, request.signal);
      } else if (answer) return answer;
      else throw fault;
    }
  };
  return request => (request.repeatable ? repeat(request) : send(request));
}

function sleepUnlessCancelled(pause: number, signal: CancelSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', cancel);
      resolve();
    }, pause);
    signal?.addEventListener('abort', cancel, { once: true });
    if (signal?.aborted) cancel();
  });
}

function pauseBefore(retry: number, answer: SubgraphAnswer | undefined, { delay, maxDelay }: RetryOptions): number {
  const jitter = Math.random() * Math.min(maxDelay, delay * 2 ** retry);
  return (readRetryAfter(answer?.headers['retry-after']) ?? 0) + jitter;
}

/**
 * https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 * @returns milliseconds from now
 */
export function readRetryAfter(value: string | string[] | undefined): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
