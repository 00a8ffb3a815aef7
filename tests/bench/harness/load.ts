/** The jobs and results of the load generator. */

export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  /** The `Authorization` header. @default none */
  readonly authorization?: string;
}

export interface LoadJob {
  /** The load generator only connects to this machine. */
  readonly port: number;
  /** Sent in turn, repeated from the first. */
  readonly requests: readonly LoadRequest[];
  /** Keep-alive connections, one request at a time each. */
  readonly connections: number;
  readonly seconds: number;
  /** @default as many as possible */
  readonly requestsPerSecond?: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** The load generator's own CPU as a share of one core, from 0 to 1. */
  readonly load: number;
}

/** An invalid response: a status other than 200, an empty body, or GraphQL errors. */
export interface LoadFailure {
  readonly failure: string;
}
