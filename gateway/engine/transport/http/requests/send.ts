import type { Readable } from 'node:stream';
import { errors } from 'undici';
import type { CancelSignal } from '../../cancel-signal.ts';
import { SubgraphFailure } from '../../subgraph-failure.ts';

/** One POST to a subgraph. */
export interface SubgraphRequest {
  readonly headers: Record<string, string>;
  /** A stream can be sent once. */
  readonly body: string | Readable;
  /** @default the subgraph's own URL */
  readonly url?: URL | undefined;
  /** Deadline for the response, by `performance.now()`. */
  readonly deadline: number;
  readonly signal: CancelSignal | undefined;
  /** True for queries: safe to send again. */
  readonly repeatable: boolean;
}

export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface SubgraphAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: ResponseHeaders;
  /** The body, before decompression. */
  readonly bytes: Buffer;
}

/**
 * Sends a request and collects the response, whatever its status. Retries, circuit breaker and the like wrap one `Send`
 * in another; composed once, so that disabled features cost nothing.
 */
export type Send = (request: SubgraphRequest) => Promise<SubgraphAnswer>;

export class DeadlineError extends Error {}
export class TooLargeError extends Error {}

/** Whether the request timed out, while connecting or later: a retry would take as long. */
export function isLate(error: unknown): boolean {
  return error instanceof DeadlineError || error instanceof errors.ConnectTimeoutError;
}

/** Whether the connection failed: a retry may succeed. */
export function isConnectionFault(error: unknown, signal: CancelSignal | undefined): boolean {
  if (signal?.aborted || error instanceof SubgraphFailure) return false;
  if (isLate(error) || error instanceof TooLargeError) return false;
  return !(
    error instanceof errors.InvalidArgumentError ||
    error instanceof errors.ClientClosedError ||
    error instanceof errors.ClientDestroyedError
  );
}
