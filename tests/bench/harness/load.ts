/** What the load generator is told and what it answers. */

export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  /** The `Authorization` header. @default none */
  readonly authorization?: string;
}

export interface LoadJob {
  /** The load generator speaks to this machine only. */
  readonly port: number;
  /** Sent in turn, from the first one again after the last. */
  readonly requests: readonly LoadRequest[];
  /** Kept alive, one request at a time each. */
  readonly connections: number;
  readonly seconds: number;
  /** @default as many as can be */
  readonly requestsPerSecond?: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** How much of one core the load generator itself needed, from 0 to 1. */
  readonly load: number;
}

/** The answer is not one: a status other than 200, nothing at all, or GraphQL errors. */
export interface LoadFailure {
  readonly failure: string;
}
