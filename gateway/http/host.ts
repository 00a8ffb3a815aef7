import type { AddressInfo } from 'node:net';
import type { ApolloServer } from '@apollo/server';
import fastifyApollo, { type ApolloFastifyContextFunction, fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { type Settings, SettingsError } from '../settings.ts';

/** A GraphQL server that can be asked in this process and, once it listens, over HTTP. */
export interface Host<Context extends object = never> {
  /** Answers one operation without HTTP. */
  execute<Data>(request: OperationRequest, context: Context): Promise<ExecutionResult<Data>>;
  /**
   * Answers GraphQL at /graphql and its health at /health.
   *
   * @returns where GraphQL is answered, for example `http://localhost:4000/graphql`
   * @throws SettingsError when the port or address cannot be listened on.
   */
  listen(): Promise<string>;
  /** Finishes the requests under way, refuses new ones, and stops. */
  close(): Promise<void>;
}

export interface OperationRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

export interface HostOptions<Context extends object> {
  readonly settings: Pick<Settings, 'host' | 'port' | 'logLevel'>;
  readonly createContext: ApolloFastifyContextFunction<Context>;
  /** Makes the GraphQL server; it is given a plugin that drains this HTTP server. */
  createServer(drainPlugin: ReturnType<typeof fastifyApolloDrainPlugin>, log: HostLog): ApolloServer<Context>;
}

export type HostLog = FastifyInstance['log'];

/** Bodies are operations with variables; an article import is far below this. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** @returns a host that has loaded its graph and does not listen yet. */
export async function createHost<Context extends object>(options: HostOptions<Context>): Promise<Host<Context>> {
  const { settings } = options;
  const app = Fastify({
    logger: { level: settings.logLevel },
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
  });
  const server = options.createServer(fastifyApolloDrainPlugin(app), app.log);
  await server.start();
  let closing = false;
  app.get('/health', (_request, reply) => {
    reply.header('cache-control', 'no-store').code(closing ? 503 : 200);
    return { status: closing ? 'STOPPING' : 'UP' };
  });
  await app.register(fastifyApollo(server), { context: options.createContext });
  return {
    async execute<Data>({ query, variables }: OperationRequest, contextValue: Context) {
      const { body } = await server.executeOperation({ query, variables }, { contextValue });
      if (body.kind === 'single') return body.singleResult as ExecutionResult<Data>;
      throw new TypeError('An operation that answers in parts needs a client over HTTP');
    },
    async listen() {
      await listen(app, settings);
      const { port } = app.server.address() as AddressInfo;
      return `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}/graphql`;
    },
    async close() {
      closing = true;
      await server.stop();
      await app.close();
    },
  };
}

async function listen(app: FastifyInstance, { host, port }: HostOptions<object>['settings']): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new SettingsError(`PORT: ${port} is in use on ${host}; set PORT to another port, or 0 for a free one`);
    }
    if (code === 'EACCES') throw new SettingsError(`PORT: ${port} is not allowed for this user; set PORT above 1023`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new SettingsError(`HOST: ${JSON.stringify(host)} is not an address of this machine`);
    }
    throw error;
  }
}
