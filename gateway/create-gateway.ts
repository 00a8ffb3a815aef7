import path from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { type ExecutionResult, type GraphQLSchema, isSchema } from 'graphql';
import type { Identity } from '../shared/auth/identity.ts';
import type { Subgraph } from '../shared/graphql/subgraph.ts';
import { gatewayMount } from './gateway-host.ts';
import { createHost, type Host, type InjectedResponse, readProxies } from './http/host.ts';
import { type MountedGraph, mountGraph } from './http/mount-graph.ts';
import type { GraphqlRequest } from './request/pipeline.ts';
import type { RequestHeaders } from './request/request-context.ts';
import { fileSource, type SupergraphSource, urlSource, watchSupergraph } from './runtime/supergraph-source.ts';
import type { GivenSettings } from './settings/given-settings.ts';
import { type Environment, readSettings } from './settings/read-settings.ts';

export interface GatewayOptions {
  /**
   * The supergraph: its SDL, a file's path, an http(s) URL, or a source of one's own. Files, URLs and sources are read
   * again every `reload.interval`, and a new supergraph is served without a restart.
   */
  readonly supergraph: string | URL | SupergraphSource;
  /**
   * Subgraphs by their names in the supergraph: those that run in this process (a schema, or a {@link Subgraph} with a
   * context of its own), and the URLs of those that are elsewhere.
   * @default all are reached over HTTP at the URLs of the supergraph
   */
  readonly subgraphs?: Readonly<Record<string, GraphQLSchema | Omit<Subgraph, 'name'> | string | URL>>;
  /** Settings as in a settings file; docs/settings.md lists them. @default those of the table */
  readonly settings?: GivenSettings;
  /**
   * Variables that settings are read from; they take precedence over `settings`. Give `process.env` to be configured from
   * outside.
   * @default none
   */
  readonly environment?: Environment;
  /**
   * Folder of this installation's own signing keys in development, and of the last supergraph of a URL.
   * @default '.newsgraph'
   */
  readonly dataDirectory?: string;
}

/** The caller of an operation that a program runs itself. */
export interface ExecuteOptions {
  /** Who the operation is run for. @default nobody */
  readonly identity?: Identity | undefined;
  /** Headers that are passed on to subgraphs as those of a client. Names in lower case. @default none */
  readonly headers?: RequestHeaders;
}

export interface Gateway {
  /**
   * Answers GraphQL at /graphql, over HTTP, WebSocket, server-sent events and multipart, on a server of its own.
   * @returns the URL, such as `http://localhost:4000/graphql`
   * @throws SettingsError when the port or address cannot be listened on
   */
  listen(): Promise<string>;
  /** Answers an HTTP request without a socket, for tests. */
  inject(request: InjectOptions): Promise<InjectedResponse>;
  /** Adds the gateway's routes to a Fastify app: `await app.register(gateway.fastify)`. It ends with the app. */
  readonly fastify: (app: FastifyInstance) => Promise<void>;
  /** Runs one operation without HTTP. Faults of the operation are `errors` of the result. */
  execute<Data = Record<string, unknown>>(
    request: GraphqlRequest,
    options?: ExecuteOptions,
  ): Promise<ExecutionResult<Data>>;
  /** Finishes the requests in flight, ends streams and stops. What is part of a Fastify app ends with that. */
  close(): Promise<void>;
}

/**
 * A gateway for any Federation 2 supergraph.
 *
 * @throws SettingsError for wrong settings, or a supergraph that cannot be read
 * @throws SupergraphError for a supergraph that cannot be served
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { subgraphs = {}, environment = {}, dataDirectory = '.newsgraph' } = options;
  const remote = Object.entries(subgraphs).filter(([, one]) => typeof one === 'string' || one instanceof URL);
  const given = withUrls(options.settings ?? {}, remote);
  const settings = readSettings(environment, { given });
  const source = sourceOf(options.supergraph, () =>
    urlSource(String(options.supergraph), { settings, copy: path.join(dataDirectory, 'supergraph.graphql') }),
  );
  const embedded = embeddedOf(subgraphs);
  // What cannot be served is known before anybody asks.
  const mount = await gatewayMount({
    settings,
    supergraph: (await source.read()) ?? '',
    subgraphs: embedded,
    keysDirectory: path.resolve(dataDirectory),
  });
  const watch = (graph: Pick<MountedGraph, 'reload' | 'refuseSupergraph'>) =>
    settings.reload.interval > 0 && !isSdl(options.supergraph)
      ? watchSupergraph({
          source,
          interval: settings.reload.interval,
          onChange: graph.reload,
          onRefused: graph.refuseSupergraph,
        })
      : undefined;

  let own: Promise<Host> | undefined;
  let mounted: MountedGraph | undefined;
  let watching: { close(): void } | undefined;
  const host = () => {
    own ??= createHost(mount).then(created => {
      watching = watch(created);
      return created;
    });
    return own;
  };
  const closeSubgraphs = () => Promise.all([...embedded.values()].map(subgraph => subgraph.close?.()));
  return {
    listen: async () => (await host()).listen(),
    inject: async request => (await host()).inject(request),
    async fastify(app) {
      let stopping = false;
      const graph = await mountGraph(app, mount, {
        isProxy: readProxies(settings.http),
        shared: true,
        isStopping: () => stopping,
      });
      mounted = graph;
      watching = watch(graph);
      await graph.start();
      app.addHook('preClose', async () => {
        stopping = true;
        watching?.close();
        await graph.endClients();
      });
      app.addHook('onClose', async () => {
        await graph.close();
        await closeSubgraphs();
      });
    },
    execute: async (request, { identity, headers = {} } = {}) =>
      (mounted ?? (await host())).execute(request, { identity, headers }),
    async close() {
      watching?.close();
      if (mounted) return;
      await (await own)?.close();
      await closeSubgraphs();
    },
  };
}

function isSdl(supergraph: GatewayOptions['supergraph']): supergraph is string {
  return typeof supergraph === 'string' && /[\n{]/.test(supergraph);
}

function sourceOf(supergraph: GatewayOptions['supergraph'], ofUrl: () => SupergraphSource): SupergraphSource {
  if (isSdl(supergraph)) return { read: async () => supergraph };
  if (supergraph instanceof URL || (typeof supergraph === 'string' && /^https?:/.test(supergraph))) return ofUrl();
  return typeof supergraph === 'string' ? fileSource(supergraph) : supergraph;
}

function withUrls(settings: GivenSettings, remote: readonly (readonly [string, unknown])[]): GivenSettings {
  if (remote.length === 0) return settings;
  const urls = remote.map(([name, url]) => [name, { ...settings.subgraphs?.[name], url: String(url) }]);
  return { ...settings, subgraphs: { ...settings.subgraphs, ...Object.fromEntries(urls) } };
}

function embeddedOf(subgraphs: NonNullable<GatewayOptions['subgraphs']>): ReadonlyMap<string, Subgraph> {
  const embedded = new Map<string, Subgraph>();
  for (const [name, one] of Object.entries(subgraphs)) {
    if (typeof one === 'string' || one instanceof URL) continue;
    embedded.set(name, isSchema(one) ? { name, schema: one, createContext: scope => scope } : { ...one, name });
  }
  return embedded;
}
