import { ApolloServer } from '@apollo/server';
import { maskError } from '../../shared/graphql/mask-error.ts';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { asApolloGateway } from '../operations/as-apollo-gateway.ts';
import { createEngine, type EngineContext } from '../operations/create-engine.ts';
import { authorizationLayer, type DecidePolicies } from '../security/authorization.ts';
import { createGuards, type GuardSettings } from '../security/guards.ts';
import { SettingsError } from '../settings/setting.ts';
import { type Settings, subgraphVariable } from '../settings/table.ts';
import type { LoadedSupergraph, SubgraphEndpoint } from '../supergraph/load-supergraph.ts';
import { createEmbeddedTransport } from '../transport/embedded.ts';
import { createHttpTransport } from '../transport/http.ts';
import { withMaskedErrors } from '../transport/mask-errors.ts';
import { withReportedFailures } from '../transport/report-failures.ts';
import type { RequestScope, SubgraphTransport } from '../transport/transport.ts';
import { apolloOptions, ask, type GraphqlExecutor, type Report } from './graphql-executor.ts';
import { type Graph, layered } from './pipeline.ts';
import type { RequestContext } from './request-context.ts';
import { showsSchema } from './secure-http.ts';

export interface GatewayExecutorOptions {
  readonly settings: Pick<Settings, 'production' | 'subgraph' | 'http' | 'authorization'> & GuardSettings;
  readonly supergraph: LoadedSupergraph;
  /** Subgraphs that run in this process; all others are reached over HTTP. */
  readonly embedded: ReadonlyMap<string, Subgraph>;
  /** Decides the policies of `@policy`. @default none holds */
  readonly decidePolicies?: DecidePolicies | undefined;
  /** Filled in on the landing page. */
  readonly exampleOperation?: string;
  /** Told of every fault that clients see only as a code. */
  readonly report: Report;
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
    const transport = subgraph ? embed(subgraph, report) : reach(endpoint, settings, report);
    return withReportedFailures(transport, (error, scope) => report(error, requestIdOf(scope)));
  });
  // A suggestion in a message may be the name of what is hidden from who asks.
  const suggests = showsSchema(settings) && !supergraph.access.any;
  const engine = createEngine({
    supergraph,
    transports,
    introspection: showsSchema(settings),
    maxTokens: settings.limits.tokens,
    operationRules: guards.rules,
    // Embedded subgraphs group their reads by themselves, and without ever joining one that was sent.
    shareAnswers: embedded.size === 0,
    onFault: ({ context, ...fault }) => report(fault, (context as RequestContext | undefined)?.requestId),
  });
  const graph: Graph = { engine: () => engine };
  const authorization = authorizationLayer({
    mode: settings.authorization.mode,
    decidePolicies: options.decidePolicies,
    report,
  });
  const layers = [...guards.layers, ...(authorization ? [authorization] : [])];
  const handle = layered(layers, graph, (request, context) =>
    graph.engine().answer(request, engineContext(context), context.accepts),
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
        hideSchemaDetailsFromClientErrors: !suggests,
      }),
    async close() {
      guards.close();
      await engine.close();
    },
  };
}

/** Requests of the same token, or of none, may share a subgraph request that is under way. */
function engineContext(context: RequestContext): EngineContext {
  const { headers, access } = context;
  return { context, headers, access, identity: String(headers.authorization ?? '') };
}

function embed(subgraph: Subgraph, report: Report): SubgraphTransport {
  return createEmbeddedTransport({
    name: subgraph.name,
    schema: subgraph.schema,
    createContext: scope => subgraph.createContext(scope.context as RequestContext),
    formatError: (error, scope) => maskError(error, cause => report(cause, requestIdOf(scope))),
  });
}

function reach(
  { name, url }: SubgraphEndpoint,
  { subgraph, http, production }: GatewayExecutorOptions['settings'],
  report: Report,
): SubgraphTransport {
  const address = subgraph(name).url ?? url;
  if (URL.canParse(address)) {
    const transport = createHttpTransport({ name, url: address });
    return (http.maskErrors ?? production)
      ? withMaskedErrors(transport, {
          codes: http.safeErrorCodes,
          report: (error, scope) => report(error, requestIdOf(scope)),
        })
      : transport;
  }
  throw new SettingsError(
    `${subgraphVariable(name, 'URL')}: the supergraph gives ${JSON.stringify(address)} as the address of the subgraph "${name}"; set it to an http or https address`,
  );
}

function requestIdOf({ context }: RequestScope): string {
  return (context as RequestContext).requestId;
}
