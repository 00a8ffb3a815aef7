import { readFile } from 'node:fs/promises';
import type { Db } from 'mongodb';
import { createGatewayHost } from '../../gateway/gateway-host.ts';
import type { Host } from '../../gateway/http/host.ts';
import { closingWith } from '../../gateway/subgraph-host.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { feedRoutes } from '../feeds/feeds.ts';
import type { SiteSettings } from '../settings/read-settings.ts';
import { databaseChecks, type Log, openDatabase } from './database.ts';
import { EXAMPLE_OPERATION } from './example-operation.ts';
import { openSubgraphs } from './open-modules.ts';
import { closeHost, type Running } from './running.ts';

const SUPERGRAPH = new URL('../../supergraph.graphql', import.meta.url);

/** The gateway with the site's subgraphs and their database in this process. */
export async function createEmbeddedGateway(settings: SiteSettings, log: Log): Promise<Running> {
  const stack = new AsyncDisposableStack();
  try {
    const db = await openDatabase(settings, stack, log);
    const host = stack.adopt(await createEmbeddedHost(settings, db), closeHost);
    return { host, close: () => stack.disposeAsync() };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

/** The gateway with the site's subgraphs over a database that is open already. */
export async function createEmbeddedHost(settings: SiteSettings, db: Db): Promise<Host> {
  const subgraphs = await openSubgraphs(settings, db);
  const host = await createGatewayHost({
    settings,
    supergraph: await readSupergraph(),
    subgraphs,
    keysDirectory: settings.database.dataDirectory,
    checks: databaseChecks(db),
    routes: [feedRoutes(settings.publication)],
    exampleOperation: EXAMPLE_OPERATION,
  });
  return closingWith(host, [...subgraphs.values()]);
}

async function readSupergraph(): Promise<string> {
  return readFile(SUPERGRAPH, 'utf8').catch(error => {
    throw new SettingsError(`supergraph.graphql cannot be read: ${error.message}; \`newsgraph compose\` makes it`);
  });
}
