import { createSubgraphHost } from '../../gateway/subgraph-host.ts';
import type { SubgraphModule } from '../../shared/subgraph-module/subgraph-module.ts';
import type { SiteSettings } from '../settings/read-settings.ts';
import { databaseChecks, type Log, openDatabase } from './database.ts';
import { openSubgraph } from './open-modules.ts';
import { closeHost, type Running } from './running.ts';

/** One subgraph and its database, behind a port of its own. */
export async function createSubgraphServer(settings: SiteSettings, module: SubgraphModule, log: Log): Promise<Running> {
  const stack = new AsyncDisposableStack();
  try {
    const db = await openDatabase(settings, stack, log);
    const host = await createSubgraphHost({
      settings,
      subgraph: await openSubgraph(settings, db, module),
      keysDirectory: settings.database.dataDirectory,
      checks: databaseChecks(db),
    });
    stack.adopt(host, closeHost);
    return { host, close: () => stack.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}
