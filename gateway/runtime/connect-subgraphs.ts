import { maskError } from '../../shared/graphql/mask-error.ts';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { traceHeaders } from '../../shared/tracing/active-span.ts';
import { requestingReads, scopeFor, withTrackedReads } from '../caching/track-reads.ts';
import type { LoadedSupergraph, SubgraphEndpoint } from '../engine/supergraph/load-supergraph.ts';
import { createEmbeddedTransport } from '../engine/transport/embedded/embedded.ts';
import type { HttpOptions } from '../engine/transport/http/http.ts';
import { createHttpTransport } from '../engine/transport/http/http.ts';
import { withMaskedErrors } from '../engine/transport/mask-errors.ts';
import { rememberPrepared } from '../engine/transport/remember-prepared.ts';
import { withReportedFailures } from '../engine/transport/report-failures.ts';
import type { FetchScope, SubgraphTransport } from '../engine/transport/transport.ts';
import type { Plugins } from '../plugins/open-plugins.ts';
import { withSubgraphHooks } from '../plugins/subgraph-hooks.ts';
import type { Report } from '../request/graphql-executor.ts';
import { contextOf } from '../request/request-context.ts';
import { type Settings, subgraphVariable } from '../settings/table.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { httpOptions } from './http-options.ts';

/** The connections to subgraphs. They outlive a supergraph: a new one reuses the connections to unchanged URLs. */
export interface SubgraphConnections {
  /**
   * Opens transports to all subgraphs of a supergraph: embedded, or over HTTP.
   *
   * @throws SettingsError if a subgraph has no URL
   */
  open(supergraph: LoadedSupergraph): SubgraphTransport[];
  /** Closes the transports that this supergraph does not use. */
  keepOnly(supergraph: LoadedSupergraph): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly settings: Pick<Settings, 'production' | 'subgraph' | 'http' | 'caching'>;
  /** Embedded subgraphs; all others are remote. */
  readonly embedded: ReadonlyMap<string, Subgraph>;
  /** Receives faults that clients see only as a code. */
  readonly report: Report;
  readonly telemetry: Telemetry;
  /** Run hooks on subgraph requests and responses. @default none */
  readonly plugins?: Plugins | undefined;
}

export function createConnections(options: ConnectOptions): SubgraphConnections {
  const { embedded, report, settings, telemetry } = options;
  const open = new Map<string, SubgraphTransport>();
  const keyOf = ({ name, url }: SubgraphEndpoint) => `${name} ${settings.subgraph(name).url ?? url}`;
  const connect = (endpoint: SubgraphEndpoint) => {
    const subgraph = embedded.get(endpoint.name);
    const transport = subgraph ? rememberPrepared(hooked(embed(subgraph, report), options)) : reach(endpoint, options);
    const reported = withReportedFailures(telemetry.instrument(transport), (error, scope) =>
      report(error, requestIdOf(scope)),
    );
    return tracksReads(settings) ? withTrackedReads(reported) : reported;
  };
  const closeBut = async (retained: ReadonlySet<string>) => {
    const left = [...open].filter(([key]) => !retained.has(key));
    for (const [key] of left) open.delete(key);
    await Promise.all(left.map(([, transport]) => transport.close()));
  };
  return {
    open: ({ subgraphs }) =>
      subgraphs.map(endpoint => {
        const key = keyOf(endpoint);
        const transport = open.get(key) ?? connect(endpoint);
        open.set(key, transport);
        // An engine closes its transports; shared ones are closed here.
        return { ...transport, close: async () => {} };
      }),
    keepOnly: ({ subgraphs }) => closeBut(new Set(subgraphs.map(keyOf))),
    close: () => closeBut(new Set()),
  };
}

/** Plugin hooks see errors before they are masked. */
function hooked(transport: SubgraphTransport, { plugins }: ConnectOptions): SubgraphTransport {
  return plugins ? withSubgraphHooks(transport, plugins) : transport;
}

function embed(subgraph: Subgraph, report: ConnectOptions['report']): SubgraphTransport {
  return createEmbeddedTransport({
    name: subgraph.name,
    schema: subgraph.schema,
    createContext: scope => subgraph.createContext(scopeFor(subgraph.name, contextOf(scope))),
    formatError: (error, scope) => maskError(error, cause => report(cause, requestIdOf(scope))),
  });
}

function reach({ name, url }: SubgraphEndpoint, connect: ConnectOptions): SubgraphTransport {
  const { settings, report, telemetry } = connect;
  const own = settings.subgraph(name);
  const address = own.url ?? url;
  if (!URL.canParse(address)) {
    throw new SettingsError(
      `${subgraphVariable(name, 'URL')}: the supergraph gives ${JSON.stringify(address)} as the address of the subgraph "${name}"; set it to an http or https address`,
    );
  }
  const options = httpOptions({
    name,
    url: address,
    settings: own,
    onCircuitChange(state) {
      telemetry.metrics?.circuit(name, state);
      report({ msg: `Subgraph "${name}": circuit ${state}`, subgraph: name, circuit: state });
    },
  });
  const traced = telemetry.planning ? passingTraceOn(options) : options;
  const transport = hooked(createHttpTransport(tracksReads(settings) ? requestingReads(traced) : traced), connect);
  const { maskErrors = settings.production, safeErrorCodes } = settings.http;
  if (!maskErrors) return transport;
  return withMaskedErrors(transport, {
    codes: safeErrorCodes,
    report: (error, scope) => report(error, requestIdOf(scope)),
  });
}

/** Whether a cache needs to know which tags were read. */
function tracksReads({ caching }: ConnectOptions['settings']): boolean {
  return caching.responses || caching.entities;
}

/** Propagates the current span to the subgraph, instead of the client's. */
function passingTraceOn(options: HttpOptions): HttpOptions {
  const { headers } = options;
  return { ...options, headers: scope => ({ ...headers?.(scope), ...traceHeaders() }) };
}

const requestIdOf = (scope: FetchScope) => contextOf(scope).requestId;
