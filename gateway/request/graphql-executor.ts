import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { ApolloContext } from './apollo-context.ts';
import type { CacheHeaders } from './cache-policy.ts';
import type { HealthCheck } from './health-check.ts';
import type { Handle } from './pipeline.ts';

/** Takes a fault that clients see only as a code, with the id of the request that met it where there was one. */
export type Report = (error: unknown, requestId?: string) => void;

/** Something that answers operations: the gateway's engine, or one subgraph. */
export interface GraphqlExecutor {
  readonly handle: Handle;
  /** Whether `handle` knows documents by their ids and refuses mutations by GET; else Apollo Server is left to it. */
  readonly complete: boolean;
  /** Says by which headers cacheable answers differ. @default nothing is said of caching */
  readonly cacheHeaders?: CacheHeaders;
  /** What it answers beside operations. @default nothing */
  readonly routes?: (app: FastifyInstance) => void;
  /** Makes the Apollo Server that answers, on the same graph, what is not a plain JSON POST. */
  createServer(plugins: ApolloServerPlugin[]): ApolloServer<ApolloContext>;
  /** What it needs to answer. @default nothing but this process */
  checks?(): readonly HealthCheck[];
  /**
   * Makes another supergraph ready: loaded, its most used operations planned. It serves when `serve` is called, which
   * resolves when what was in flight on the one before has finished.
   * @throws SupergraphError when it cannot be served; nothing has changed then
   */
  reload?(sdl: string): Promise<{ serve(): Promise<void> }>;
  close(): Promise<void>;
}
