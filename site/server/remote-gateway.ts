import { createGatewayHost } from '../../gateway/gateway-host.ts';
import { type SupergraphSource, watchSupergraph } from '../../gateway/runtime/supergraph-source.ts';
import { inFolder } from '../../shared/errors/in-folder.ts';
import { feedRoutes } from '../feeds/feeds.ts';
import type { SiteSettings } from '../settings/read-settings.ts';
import type { Running } from './running.ts';

/** The gateway alone, over subgraphs that are reached over HTTP. It follows its supergraph. */
export async function createRemoteGateway(settings: SiteSettings, source: SupergraphSource): Promise<Running> {
  // A source may keep a copy in the data folder.
  const supergraph = (await inFolder('NEWSGRAPH_DATA', settings.database.dataDirectory, source.read)) ?? '';
  const host = await createGatewayHost({
    settings,
    supergraph,
    keysDirectory: settings.database.dataDirectory,
    // The feeds are of the site's graph; another supergraph need not have what they ask for.
    routes: /\bpublication: Publication\b/.test(supergraph) ? [feedRoutes(settings.publication)] : [],
  });
  const { interval } = settings.reload;
  const watch =
    interval > 0
      ? watchSupergraph({ source, interval, onChange: host.reload, onRefused: host.refuseSupergraph })
      : undefined;
  return {
    host,
    async close() {
      watch?.close();
      await host.close();
    },
  };
}
