import type { ConnectionCounts } from '../../shared/graphql/connection-counts.ts';

/** Something that the process needs to answer requests. */
export interface HealthCheck {
  /** `database`, or `subgraph articles`. */
  readonly name: string;
  /** Resolves when it is there; rejects with the reason when it is not. */
  run(): Promise<unknown>;
  /** How the connections to it stand, where they are counted. */
  connections?(): ConnectionCounts | undefined;
}
