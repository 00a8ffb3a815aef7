import type { Dispatcher } from 'undici';

export interface OutgoingRequest {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** From sending to the last byte of the answer, in milliseconds. */
  readonly timeout: number;
  /** Largest answer, in bytes as they arrive. */
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
}

export interface IncomingResponse {
  readonly status: number;
  readonly encoding: string | string[] | undefined;
  readonly bytes: Buffer;
}

export class DeadlineError extends Error {}
export class TooLargeError extends Error {}

type Controller = Dispatcher.DispatchController;

/**
 * Posts a body and gathers the answer, straight on undici's dispatcher: a response stream and an abort signal for every
 * request would cost more than the rest of the way.
 *
 * @throws {DeadlineError} {@link TooLargeError} the signal's reason, or what undici says of the connection
 */
export function sendRequest(dispatcher: Dispatcher, request: OutgoingRequest): Promise<IncomingResponse> {
  return new Promise((resolve, reject) => {
    const { path, headers, body, timeout, maxBytes, signal } = request;
    if (signal?.aborted) return reject(signal.reason);
    const exchange = new Exchange(maxBytes, resolve, reject);
    exchange.deadline = setTimeout(() => exchange.abort(new DeadlineError()), timeout);
    if (signal) exchange.follow(signal);
    dispatcher.dispatch(
      // The deadline of our own covers the whole exchange.
      { path, method: 'POST', headers, body, headersTimeout: 0, bodyTimeout: 0 },
      exchange,
    );
  });
}

/** One request's life, as undici reports it. */
class Exchange implements Dispatcher.DispatchHandler {
  deadline: NodeJS.Timeout | undefined;
  private controller: Controller | undefined;
  private status = 0;
  private encoding: string | string[] | undefined;
  private size = 0;
  private readonly chunks: Buffer[] = [];
  private release: (() => void) | undefined;
  private aborted: Error | undefined;
  private readonly maxBytes: number;
  private readonly resolve: (response: IncomingResponse) => void;
  private readonly reject: (error: unknown) => void;

  constructor(maxBytes: number, resolve: (response: IncomingResponse) => void, reject: (error: unknown) => void) {
    this.maxBytes = maxBytes;
    this.resolve = resolve;
    this.reject = reject;
  }

  follow(signal: AbortSignal): void {
    const leave = () => this.abort(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    this.release = () => signal.removeEventListener('abort', leave);
  }

  abort(reason: Error): void {
    this.finish();
    this.reject(reason);
    this.aborted = reason;
    this.controller?.abort(reason);
  }

  /** It has a connection now; one that was given up while it waited for it is not sent. */
  onRequestStart(controller: Controller): void {
    this.controller = controller;
    if (this.aborted) controller.abort(this.aborted);
  }

  onResponseStart(
    _controller: Controller,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.status = status;
    this.encoding = headers['content-encoding'];
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.maxBytes) this.abort(new TooLargeError());
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.finish();
    const bytes = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
    this.resolve({ status: this.status, encoding: this.encoding, bytes });
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
