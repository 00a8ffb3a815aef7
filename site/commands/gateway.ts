import path from 'node:path';
import {
  compositionSource,
  fileSource,
  type SupergraphSource,
  urlSource,
} from '../../gateway/runtime/supergraph-source.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { runUntilSignal } from '../process/run.ts';
import { readServerSettings } from '../process/server-settings.ts';
import { isPrimary, runWorkers } from '../process/workers.ts';
import { createRemoteGateway } from '../server/remote-gateway.ts';
import type { SiteSettings } from '../settings/read-settings.ts';

export interface GatewayOptions {
  /** A file or an address. */
  readonly supergraph?: string;
  /** A file in the form of rover.yaml. */
  readonly compose?: string;
  readonly port?: string;
  readonly workers?: string;
}

export async function gateway({ port, workers, ...source }: GatewayOptions): Promise<number> {
  if ((source.supergraph === undefined) === (source.compose === undefined)) {
    throw new SettingsError('gateway: expected --supergraph or --compose, one of them');
  }
  const settings = await readServerSettings({ port, workers });
  const announce = (url: string) => console.log(`newsgraph gateway ready at ${url}`);
  if (isPrimary(settings)) return runWorkers(settings, {}, announce);
  const server = await createRemoteGateway(settings, sourceOf(source, settings));
  return runUntilSignal(server, settings, announce);
}

function sourceOf(
  { supergraph = '', compose }: Pick<GatewayOptions, 'supergraph' | 'compose'>,
  settings: SiteSettings,
): SupergraphSource {
  if (compose !== undefined) return compositionSource(path.resolve(compose));
  if (!/^https?:/.test(supergraph)) return fileSource(supergraph);
  const copy = path.join(settings.database.dataDirectory, 'supergraph.graphql');
  return urlSource(supergraph, { settings, copy });
}
