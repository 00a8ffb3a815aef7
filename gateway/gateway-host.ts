import type { Subgraph } from '../shared/graphql/subgraph.ts';
import { SettingsError } from '../shared/settings/setting.ts';
import { type LoadedSupergraph, loadSupergraph } from './engine/supergraph/load-supergraph.ts';
import { createHost, type Host } from './http/host.ts';
import type { HostFeature, MountOptions } from './http/mount-graph.ts';
import { loadPlugins } from './plugins/load-plugins.ts';
import type { Plugin } from './plugins/plugin.ts';
import type { HealthCheck } from './request/health-check.ts';
import { createGatewayExecutor } from './runtime/gateway-executor.ts';
import { loadPolicies } from './security/authorization.ts';
import { createRemoteVerifier, createVerifier } from './security/token-keys.ts';
import { suggestName } from './settings/suggest-name.ts';
import type { Settings } from './settings/table.ts';

export interface GatewayHostOptions {
  readonly settings: Settings;
  /** The supergraph's SDL. */
  readonly supergraph: string;
  /** Embedded subgraphs; all others are remote. @default none */
  readonly subgraphs?: ReadonlyMap<string, Subgraph>;
  /** Folder of the local keys, for tokens in development. */
  readonly keysDirectory: string;
  /** Checks for readiness, besides those of the subgraphs. @default none */
  readonly checks?: readonly HealthCheck[];
  /** Add routes besides GraphQL. @default none */
  readonly routes?: readonly HostFeature[];
  /** Run before those that the settings name. @default none */
  readonly plugins?: readonly Plugin[];
  /** Operation shown on the landing page. @default none */
  readonly exampleOperation?: string;
}

/**
 * Creates the options to mount a gateway.
 *
 * @throws SupergraphError for an invalid or unsupported supergraph
 * @throws SettingsError for a plugin that cannot be loaded
 */
export async function gatewayMount(options: GatewayHostOptions): Promise<MountOptions> {
  const { settings, subgraphs = new Map<string, Subgraph>(), keysDirectory, checks = [], routes = [] } = options;
  const supergraph = loadSupergraph(options.supergraph);
  checkNames(subgraphs, supergraph);
  const { policyModule } = settings.authorization;
  const decidePolicies = policyModule === undefined ? undefined : await loadPolicies(policyModule);
  return {
    settings,
    checks,
    features: routes,
    plugins: [...(options.plugins ?? []), ...(await loadPlugins(settings.plugins))],
    verify:
      subgraphs.size > 0
        ? await createVerifier(settings, keysDirectory)
        : await createRemoteVerifier(settings, keysDirectory, supergraph.access.any),
    async createExecutor(report, note, telemetry, plugins) {
      await plugins?.changeSupergraph('start', supergraph);
      return createGatewayExecutor({
        telemetry,
        settings,
        supergraph,
        embedded: subgraphs,
        decidePolicies,
        plugins,
        report,
        note,
        ...(options.exampleOperation !== undefined && { exampleOperation: options.exampleOperation }),
      });
    },
  };
}

/**
 * A misspelt name must not be ignored: its subgraph would be asked over HTTP. Names unlike all others may belong to a
 * later supergraph.
 */
function checkNames(embedded: ReadonlyMap<string, Subgraph>, supergraph: LoadedSupergraph): void {
  const known = supergraph.subgraphs.map(({ name }) => name);
  const problems = [...embedded.keys()].flatMap(name => {
    const meant = known.includes(name) ? '' : suggestName(name, known);
    return meant === '' ? [] : [`subgraphs: found ${JSON.stringify(name)}, expected ${known.join(', ')}${meant}`];
  });
  if (problems.length > 0) throw new SettingsError(problems.join('\n'));
}

/**
 * Creates a gateway with its own HTTP server, which does not listen yet.
 *
 * @throws SupergraphError for an invalid or unsupported supergraph
 * @throws SettingsError if a subgraph has no URL
 */
export async function createGatewayHost(options: GatewayHostOptions): Promise<Host> {
  return createHost(await gatewayMount(options));
}
