import path from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { type ExecutionResult, type GraphQLSchema, isSchema } from 'graphql';
import type { Identity } from '../shared/auth/identity.ts';
import type { Subgraph } from '../shared/graphql/subgraph.ts';
import { SettingsError } from '../shared/settings/setting.ts';
import { gatewayMount } from './gateway-host.ts';
import { createHost, type Host, type InjectedResponse, readProxies } from './http/host.ts';
import { type MountedGraph, mountGraph } from './http/mount-graph.ts';
import type { Plugin } from './plugins/plugin.ts';
import type { GraphqlRequest } from './request/pipeline.ts';
import type { RequestHeaders } from './request/request-context.ts';
import { fileSource, type SupergraphSource, urlSource, watchSupergraph } from './runtime/supergraph-source.ts';
import type { GivenSettings } from './settings/given-settings.ts';
import { type Environment, readSettings } from './settings/read-settings.ts';
import { suggestName } from './settings/suggest-name.ts';

export interface GatewayOptions {
  /**
   * The supergraph: its SDL, a file path, an http(s) URL, or a custom source. Files, URLs and sources are polled every
   * `reload.interval`, and a new supergraph is served without a restart.
   */
  readonly supergraph: string | URL | SupergraphSource;
  /**
   * Subgraphs by their names in the supergraph: embedded ones (a schema, or a {@link Subgraph} with its own context),
   * and the URLs of remote ones.
   * @default all are remote, at the URLs in the supergraph
   */
  readonly subgraphs?: Readonly<Record<string, GraphQLSchema | Omit<Subgraph, 'name'> | string | URL>>;
  /** Settings in the form of a settings file; see docs/settings.md. @default the defaults of the table */
  readonly settings?: GivenSettings;
  /**
   * Environment variables to read settings from; they take precedence over `settings`. Pass `process.env` to allow
   * configuration by the environment.
   * @default none
   */
  readonly environment?: Environment;
  /** Plugins that run before those of the settings, in this order. @default none */
  readonly plugins?: readonly Plugin[];
  /**
   * Folder for the local signing keys in development, and for a copy of the last supergraph fetched from a URL.
   * @default '.newsgraph'
   */
  readonly dataDirectory?: string;
}

/** Options of an operation executed by a program. */
export interface ExecuteOptions {
  /** The caller of the operation. @default none */
  readonly identity?: Identity | undefined;
  /** Headers that are propagated to subgraphs like those of a client. Lower-case names. @default none */
  readonly headers?: RequestHeaders;
}

export interface Gateway {
  /**
   * Serves GraphQL at /graphql, over HTTP, WebSocket, server-sent events and multipart, on its own HTTP server.
   * @returns the URL, such as `http://localhost:4000/graphql`
   * @throws SettingsError if it cannot listen on the port or address
   */
  listen(): Promise<string>;
  /** Handles an HTTP request without a socket, for tests. */
  inject(request: InjectOptions): Promise<InjectedResponse>;
  /**
   * Adds the gateway's routes to a Fastify app: `await app.register(gateway.fastify)`. Closed together with the app.
   */
  readonly fastify: (app: FastifyInstance) => Promise<void>;
  /** Executes an operation without HTTP. Errors of the operation are in the `errors` of the result. */
  execute<Data = Record<string, unknown>>(
    request: GraphqlRequest,
    options?: ExecuteOptions,
  ): Promise<ExecutionResult<Data>>;
  /** Finishes requests in flight, ends streams and stops. A gateway in a Fastify app is closed with the app. */
  close(): Promise<void>;
}

/**
 * Creates a gateway for any Federation 2 supergraph.
 *
 * @throws SettingsError for invalid settings, or if the supergraph cannot be read
 * @throws SupergraphError for an invalid or unsupported supergraph
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  checkOptions(options);
  const { subgraphs = {}, environment = {}, dataDirectory = '.newsgraph' } = options;
  const remote = Object.entries(subgraphs).filter(([, one]) => typeof one === 'string' || one instanceof URL);
  const given = withUrls(options.settings ?? {}, remote);
  const settings = readSettings(environment, { given });
  const source = sourceOf(options.supergraph, () =>
    urlSource(String(options.supergraph), { settings, copy: path.join(dataDirectory, 'supergraph.graphql') }),
  );
  const embedded = embeddedOf(subgraphs);
  // Fail early if the supergraph cannot be served.
  const mount = await gatewayMount({
    settings,
    supergraph: (await source.read()) ?? '',
    subgraphs: embedded,
    keysDirectory: path.resolve(dataDirectory),
    ...(options.plugins && { plugins: options.plugins }),
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

const OPTIONS = ['supergraph', 'subgraphs', 'settings', 'environment', 'plugins', 'dataDirectory'];

/** A misspelt option must not be ignored: it may be the plugin that guards the graph. */
function checkOptions(options: GatewayOptions): void {
  const problems = Object.keys(options)
    .filter(name => !OPTIONS.includes(name))
    .map(
      name => `createGateway: found the option ${name}, expected ${OPTIONS.join(', ')}${suggestName(name, OPTIONS)}`,
    );
  const { supergraph } = options;
  const isSource =
    typeof supergraph === 'object' && (supergraph instanceof URL || typeof supergraph?.read === 'function');
  if (typeof supergraph !== 'string' && !isSource) {
    problems.push('createGateway: supergraph: expected its SDL, a file, a URL or { read() }');
  }
  if (problems.length > 0) throw new SettingsError(problems.join('\n'));
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
