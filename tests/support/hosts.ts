import { createGatewayHost as createGateway } from '../../gateway/gateway-host.ts';
import type { Host } from '../../gateway/http/host.ts';
import type { Plugin } from '../../gateway/plugins/plugin.ts';
import { createSubgraphHost as createSubgraph } from '../../gateway/subgraph-host.ts';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import type { SiteSettings } from '../../site/settings/read-settings.ts';

/** A gateway over opened subgraphs, whatever their data layer; subgraphs that are missing are remote. */
export function createGatewayHost(
  settings: SiteSettings,
  supergraph: string,
  subgraphs: ReadonlyMap<string, Subgraph>,
  plugins: readonly Plugin[] = [],
): Promise<Host> {
  return createGateway({ settings, supergraph, subgraphs, plugins, keysDirectory: settings.database.dataDirectory });
}

/** An opened subgraph on its own port. */
export function createSubgraphHost(settings: SiteSettings, subgraph: Subgraph): Promise<Host> {
  return createSubgraph({ settings, subgraph, keysDirectory: settings.database.dataDirectory });
}
