/** The state of a connection pool. */
export interface ConnectionCounts {
  readonly open: number;
  /** Requests in flight. */
  readonly used: number;
  /** Requests that wait for a connection. */
  readonly waiting: number;
}
