import cluster from 'node:cluster';
import { requireSigningSecrets } from '../../gateway/subgraph-host.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { runUntilSignal } from '../process/run.ts';
import { readServerSettings } from '../process/server-settings.ts';
import { isPrimary, runWorkers } from '../process/workers.ts';
import { openServer } from '../server/database.ts';
import { findModule, MODULE_NAMES } from '../server/open-modules.ts';
import { createSubgraphServer } from '../server/subgraph-server.ts';
import { readSettings } from '../settings/read-settings.ts';

export interface ServeOptions {
  readonly port?: string;
  readonly workers?: string;
}

export async function serve(name: string, { port, workers }: ServeOptions): Promise<number> {
  const module = findModule(name);
  if (!module) {
    throw new SettingsError(`found the subgraph ${JSON.stringify(name)}, expected one of ${MODULE_NAMES.join(', ')}`);
  }
  const flags = { port, workers };
  const settings = await readServerSettings(flags);
  // Before a database is started.
  requireSigningSecrets(settings, module.name);
  const announce = (url: string) => console.log(`${module.name} ready at ${url}`);
  // Workers find what the process above them has found already.
  const log = (line: string) => cluster.isWorker || console.error(line);
  if (isPrimary(settings)) {
    await using database = await openServer(settings, log);
    const environment = { MONGODB_URI: database.uri };
    // Collections and keys are there before several processes would make them.
    const first = await createSubgraphServer(readSettings({ ...process.env, ...environment }, flags), module, () => {});
    await first.close();
    return runWorkers(settings, environment, announce);
  }
  return runUntilSignal(await createSubgraphServer(settings, module, log), settings, announce);
}
