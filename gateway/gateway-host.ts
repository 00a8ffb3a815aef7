import type { Subgraph } from '../shared/graphql/subgraph.ts';
import { loadSupergraph } from './engine/supergraph/load-supergraph.ts';
import { createHost, type Host } from './http/host.ts';
import type { HostPlugin, MountOptions } from './http/mount-graph.ts';
import type { HealthCheck } from './request/health-check.ts';
import { createGatewayExecutor } from './runtime/gateway-executor.ts';
import { loadPolicies } from './security/authorization.ts';
import { createRemoteVerifier, createVerifier } from './security/token-keys.ts';
import type { Settings } from './settings/table.ts';

export interface GatewayHostOptions {
  readonly settings: Settings;
  /** The supergraph's SDL. */
  readonly supergraph: string;
  /** Subgraphs that run in this process; all others are reached over HTTP. @default none */
  readonly subgraphs?: ReadonlyMap<string, Subgraph>;
  /** The folder of this installation's own keys, for tokens in development. */
  readonly keysDirectory: string;
  /** What has to be there before requests are answered, besides the subgraphs. @default nothing */
  readonly checks?: readonly HealthCheck[];
  /** Add routes beside GraphQL. @default none */
  readonly routes?: readonly HostPlugin[];
  /** Filled in on the landing page. @default nothing */
  readonly exampleOperation?: string;
}

/**
 * What a graph needs to be mounted as a gateway's.
 *
 * @throws SupergraphError for a supergraph that cannot be served
 */
export async function gatewayMount(options: GatewayHostOptions): Promise<MountOptions> {
  const { settings, subgraphs = new Map<string, Subgraph>(), keysDirectory, checks = [], routes = [] } = options;
  const supergraph = loadSupergraph(options.supergraph);
  const { policyModule } = settings.authorization;
  const decidePolicies = policyModule === undefined ? undefined : await loadPolicies(policyModule);
  return {
    settings,
    checks,
    plugins: routes,
    verify:
      subgraphs.size > 0
        ? await createVerifier(settings, keysDirectory)
        : await createRemoteVerifier(settings, keysDirectory, supergraph.access.any),
    createExecutor: (report, note, telemetry) =>
      createGatewayExecutor({
        telemetry,
        settings,
        supergraph,
        embedded: subgraphs,
        decidePolicies,
        report,
        note,
        ...(options.exampleOperation !== undefined && { exampleOperation: options.exampleOperation }),
      }),
  };
}

/**
 * A gateway as a server that does not listen yet.
 *
 * @throws SupergraphError for a supergraph that cannot be served
 * @throws SettingsError when a subgraph has no address
 */
export async function createGatewayHost(options: GatewayHostOptions): Promise<Host> {
  return createHost(await gatewayMount(options));
}
