import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { ApolloContext } from './apollo-context.ts';
import type { CacheHeaders } from './cache-policy.ts';
import type { GatewayAnswer } from './gateway-answer.ts';
import type { HealthCheck } from './health-check.ts';
import type { Handle } from './pipeline.ts';
import type { RequestContext } from './request-context.ts';

/** Reports a fault that clients see only as a code, with the request's id if there is one. */
export type Report = (error: unknown, requestId?: string) => void;

/** Executes operations: the gateway's engine, or a single subgraph. */
export interface GraphqlExecutor {
  readonly handle: Handle;
  /** Whether `handle` supports persisted documents and refuses mutations by GET; otherwise Apollo Server does. */
  readonly complete: boolean;
  /** Which headers cacheable responses vary by. @default no cache headers */
  readonly cacheHeaders?: CacheHeaders;
  /** Routes besides GraphQL. @default none */
  readonly routes?: (app: FastifyInstance) => void;
  /** Counts a request that is no operation. @returns the refusal of one over quota. @default there are no limits */
  readonly limitOther?: (context: RequestContext) => Promise<GatewayAnswer | undefined>;
  /** Creates the Apollo Server that handles, on the same graph, everything except plain JSON POSTs. */
  createServer(plugins: ApolloServerPlugin[]): ApolloServer<ApolloContext>;
  /** Checks for readiness. @default none */
  checks?(): readonly HealthCheck[];
  /**
   * Prepares a new supergraph: loads it and plans its most used operations. It is served after `serve` is called, which
   * resolves when the requests in flight on the previous one have finished.
   * @throws SupergraphError if it cannot be served; then nothing changes
   */
  reload?(sdl: string): Promise<{ serve(): Promise<void> }>;
  close(): Promise<void>;
}
