import type { Dispatcher } from 'undici';
import type { CancelSignal } from '../../cancel-signal.ts';
import {
  DeadlineError,
  type ResponseHeaders,
  type SubgraphAnswer,
  type SubgraphRequest,
  TooLargeError,
} from './send.ts';

interface Route {
  readonly path: string;
  /** Maximum response size, in bytes before decompression. */
  readonly maxBytes: number;
}

type Controller = Dispatcher.DispatchController;

/**
 * Posts a body and collects the response, directly on undici's dispatcher: a response stream and an abort signal per
 * request would cost more than everything else.
 *
 * @throws {DeadlineError} {@link TooLargeError} the signal's reason, or undici's connection error
 */
export function sendRequest(
  dispatcher: Dispatcher,
  { path, maxBytes }: Route,
  { headers, body, deadline, signal, repeatable }: SubgraphRequest,
): Promise<SubgraphAnswer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const exchange = new Exchange(maxBytes, resolve, reject);
    exchange.deadline = setTimeout(() => exchange.abort(new DeadlineError()), deadline - performance.now());
    if (signal) exchange.follow(signal);
    dispatcher.dispatch(
      // Our own deadline covers the whole exchange.
      { path, method: 'POST', headers, body, idempotent: repeatable, headersTimeout: 0, bodyTimeout: 0 },
      exchange,
    );
  });
}

/** undici's handler for one request. */
class Exchange implements Dispatcher.DispatchHandler {
  deadline: NodeJS.Timeout | undefined;
  private controller: Controller | undefined;
  private status = 0;
  private headers: ResponseHeaders = {};
  private size = 0;
  private readonly chunks: Buffer[] = [];
  private release: (() => void) | undefined;
  private aborted: Error | undefined;
  private readonly maxBytes: number;
  private readonly resolve: (response: SubgraphAnswer) => void;
  private readonly reject: (error: unknown) => void;

  constructor(maxBytes: number, resolve: (response: SubgraphAnswer) => void, reject: (error: unknown) => void) {
    this.maxBytes = maxBytes;
    this.resolve = resolve;
    this.reject = reject;
  }

  follow(signal: CancelSignal): void {
    const cancel = () => this.abort(signal.reason as Error);
    signal.addEventListener('abort', cancel, { once: true });
    this.release = () => signal.removeEventListener('abort', cancel);
  }

  abort(reason: Error): void {
    this.finish();
    this.reject(reason);
    this.aborted = reason;
    this.controller?.abort(reason);
  }

  /** The request has a connection; if it was cancelled while queued, it is not sent. */
  onRequestStart(controller: Controller): void {
    this.controller = controller;
    if (this.aborted) controller.abort(this.aborted);
  }

  onResponseStart(_controller: Controller, status: number, headers: ResponseHeaders): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.maxBytes) this.abort(new TooLargeError());
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.finish();
    const bytes = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
    this.resolve({ status: this.status, headers: this.headers, bytes });
  }

  onResponseError(_controller: Controller, error: Error): void {
    this.finish();
    this.reject(error);
  }

  private finish(): void {
    clearTimeout(this.deadline);
    this.release?.();
  }
}
