import { errors } from 'undici';
import type { CancelSignal } from '../../cancel-signal.ts';
import { SubgraphFailure } from '../../subgraph-failure.ts';

/** One POST to a subgraph. */
export interface SubgraphRequest {
  readonly headers: Record<string, string>;
  readonly body: string;
  /** When there has to be an answer, by `performance.now()`. */
  readonly deadline: number;
  readonly signal: CancelSignal | undefined;
  /** A query: sending it again changes nothing. */
  readonly repeatable: boolean;
}

export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface SubgraphAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: ResponseHeaders;
  /** As they came, before decompression. */
  readonly bytes: Buffer;
}

/**
 * Sends a request and gathers the answer, whatever its status. What guards the traffic with a subgraph wraps one of
 * these in another; put together once, so that what is turned off is not there.
 */
export type Send = (request: SubgraphRequest) => Promise<SubgraphAnswer>;

export class DeadlineError extends Error {}
export class TooLargeError extends Error {}

/** Whether time ran out, while connecting or after: another try would take as long. */
export function isLate(error: unknown): boolean {
  return error instanceof DeadlineError || error instanceof errors.ConnectTimeoutError;
}

/** Whether the connection failed: the subgraph may do better the next time. */
export function isConnectionFault(error: unknown, signal: CancelSignal | undefined): boolean {
  if (signal?.aborted || error instanceof SubgraphFailure) return false;
  if (isLate(error) || error instanceof TooLargeError) return false;
  return !(
    error instanceof errors.InvalidArgumentError ||
    error instanceof errors.ClientClosedError ||
    error instanceof errors.ClientDestroyedError
  );
}
