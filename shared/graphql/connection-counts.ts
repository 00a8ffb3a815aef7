/** How a pool of connections stands. */
export interface ConnectionCounts {
  readonly open: number;
  /** Requests that they carry now. */
  readonly used: number;
  /** Requests that wait for a connection. */
  readonly waiting: number;
}
