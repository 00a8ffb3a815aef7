import { ApolloServer } from '@apollo/server';
import { maskError } from '../../shared/graphql/mask-error.ts';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { asApolloGateway } from '../operations/as-apollo-gateway.ts';
import { createEngine, type EngineContext } from '../operations/create-engine.ts';
import { NO_ACCESS } from '../security/decide-access.ts';
import { createGuards, type GuardSettings } from '../security/guards.ts';
import { SettingsError } from '../settings/setting.ts';
import { type Settings, subgraphVariable } from '../settings/table.ts';
import type { LoadedSupergraph, SubgraphEndpoint } from '../supergraph/load-supergraph.ts';
import { createEmbeddedTransport } from '../transport/embedded.ts';
import { createHttpTransport } from '../transport/http.ts';
import { httpOptions } from '../transport/http-options.ts';
import type { SubgraphTransport } from '../transport/transport.ts';
import { apolloOptions, ask, type GraphqlExecutor } from './graphql-executor.ts';
import { type Graph, layered } from './pipeline.ts';
import type { RequestContext } from './request-context.ts';
import { createIdentity, type IdentityOf } from './request-identity.ts';

export interface GatewayExecutorOptions {
  readonly settings: Pick<Settings, 'production' | 'subgraph'> & GuardSettings;
  readonly supergraph: LoadedSupergraph;
  /** Subgraphs that run in this process; all others are reached over HTTP. */
  readonly embedded: ReadonlyMap<string, Subgraph>;
  /** Filled in on the landing page. */
  readonly exampleOperation?: string;
  /** Told of every fault that clients see only as a code. */
  report(error: unknown): void;
  /** Told of what an operator may want to know. */
  note(facts: object, message: string): void;
}

/**
 * The gateway: a supergraph on the engine.
 *
 * @throws SettingsError when a subgraph has no address.
 */
export function createGatewayExecutor(options: GatewayExecutorOptions): GraphqlExecutor {
  const { settings, supergraph, embedded, exampleOperation, report } = options;
  const guards = createGuards(options);
  const transports = supergraph.subgraphs.map(endpoint => {
    const subgraph = embedded.get(endpoint.name);
    return subgraph ? embed(subgraph, report) : reach(endpoint, settings, report);
  });
  const remote = supergraph.subgraphs.filter(({ name }) => !embedded.has(name));
  const identityOf = createIdentity(remote.map(({ name }) => settings.subgraph(name)));
  const engine = createEngine({
    supergraph,
    transports,
    introspection: !settings.production,
    maxTokens: settings.limits.tokens,
    operationRules: guards.rules,
    // Embedded subgraphs group their reads by themselves, and without ever joining one that was sent.
    // Nor may one who joins miss the headers that subgraphs send.
    shareAnswers:
      embedded.size === 0 && remote.every(({ name }) => settings.subgraph(name).responseHeaders.length === 0),
    onFault: report,
  });
  const graph: Graph = { engine: () => engine };
  const handle = layered([...guards.layers], graph, (request, context) =>
    graph.engine().answer(request, engineContext(context, identityOf), context.accepts),
  );
  return {
    handle,
    complete: true,
    createServer: plugins =>
      new ApolloServer<RequestContext>({
        gateway: asApolloGateway(engine, (request, context) => ask(handle, request, context as RequestContext)),
        ...apolloOptions(settings, plugins, exampleOperation),
        persistedQueries: false,
        parseOptions: { maxTokens: settings.limits.tokens || undefined },
      }),
    async close() {
      guards.close();
      await engine.close();
    },
  };
}

function engineContext(context: RequestContext, identityOf: IdentityOf): EngineContext {
  const { headers, identity } = context;
  const access = identity ? { authenticated: true, scopes: identity.scopes } : NO_ACCESS;
  return { context, headers, access, identity: identityOf(context) };
}

function embed(subgraph: Subgraph, report: GatewayExecutorOptions['report']): SubgraphTransport {
  return createEmbeddedTransport({
    name: subgraph.name,
    schema: subgraph.schema,
    createContext: scope => subgraph.createContext(scope.context as RequestContext),
    formatError: error => maskError(error, report),
  });
}

function reach(
  { name, url }: SubgraphEndpoint,
  settings: Pick<Settings, 'subgraph'>,
  report: GatewayExecutorOptions['report'],
): SubgraphTransport {
  const own = settings.subgraph(name);
  const address = own.url ?? url;
  if (!URL.canParse(address)) {
    throw new SettingsError(
      `${subgraphVariable(name, 'URL')}: the supergraph gives ${JSON.stringify(address)} as the address of the subgraph "${name}"; set it to an http or https address`,
    );
  }
  return createHttpTransport(
    httpOptions({
      name,
      url: address,
      settings: own,
      notesOf: scope => (scope.context as RequestContext).notes,
      onCircuitChange: state => report({ msg: `Subgraph "${name}": circuit ${state}`, subgraph: name, circuit: state }),
    }),
  );
}
