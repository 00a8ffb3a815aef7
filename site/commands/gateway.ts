import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  compositionSource,
  fileSource,
  type SupergraphSource,
  urlSource,
} from '../../gateway/runtime/supergraph-source.ts';
import { createRemoteGateway } from '../server/remote-gateway.ts';
import type { SiteSettings } from '../settings/read-settings.ts';
import { readSettings } from '../settings/read-settings.ts';
import { runUntilSignal } from './run.ts';
import { isPrimary, runWorkers } from './workers.ts';

export const GATEWAY_USAGE = `newsgraph gateway --supergraph FILE|URL [--port N] [--workers N]
newsgraph gateway --compose rover.yaml [--port N] [--workers N]
  Runs the gateway alone over any Federation 2 supergraph, whose subgraphs are reached over HTTP. A new supergraph in
  the file, at the URL or composed of changed schemas is served without a restart.`;

export async function gateway(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      supergraph: { type: 'string' },
      compose: { type: 'string' },
      port: { type: 'string' },
      workers: { type: 'string' },
    },
  });
  if ((values.supergraph === undefined) === (values.compose === undefined)) {
    console.error(GATEWAY_USAGE);
    return 2;
  }
  const settings = readSettings(process.env, { port: values.port, workers: values.workers });
  const announce = (url: string) => console.log(`newsgraph gateway ready at ${url}`);
  if (isPrimary(settings)) return runWorkers(settings, {}, announce);
  const server = await createRemoteGateway(settings, sourceOf(values, settings));
  return runUntilSignal(server, settings, announce);
}

function sourceOf(
  { supergraph = '', compose }: { supergraph?: string | undefined; compose?: string | undefined },
  settings: SiteSettings,
): SupergraphSource {
  if (compose !== undefined) return compositionSource(path.resolve(compose));
  if (!/^https?:/.test(supergraph)) return fileSource(supergraph);
  const copy = path.join(settings.database.dataDirectory, 'supergraph.graphql');
  return urlSource(supergraph, { settings, copy });
}
