import type { ConnectionCounts } from '../../shared/graphql/connection-counts.ts';

/** A dependency of the process for serving requests. */
export interface HealthCheck {
  /** `database`, or `subgraph articles`. */
  readonly name: string;
  /** Resolves if it is available; rejects with the reason if not. */
  run(): Promise<unknown>;
  /** Connection statistics, if counted. */
  connections?(): ConnectionCounts | undefined;
}
