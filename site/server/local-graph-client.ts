import type { Host } from '../../gateway/http/host.ts';
import { SCOPES } from '../../shared/auth/identity.ts';
import type { GraphClient } from '../import/graph-client.ts';
import type { SiteSettings } from '../settings/read-settings.ts';
import type { Log } from './database.ts';
import { createEmbeddedGateway } from './embedded-gateway.ts';

/** A graph in this process for `import`, when none runs on the data folder. */
export async function openImportGraph(
  settings: SiteSettings,
  log: Log,
): Promise<AsyncDisposable & { readonly client: GraphClient }> {
  const gateway = await createEmbeddedGateway(settings, log);
  return { client: createLocalGraphClient(gateway.host), [Symbol.asyncDispose]: gateway.close };
}

/** Writes to a graph of this process with every right: whoever runs it owns its database. */
export function createLocalGraphClient(host: Host): GraphClient {
  const identity = { subject: 'import', name: undefined, role: 'ADMIN', scopes: new Set<string>(SCOPES) } as const;
  return { execute: (query, variables) => host.execute({ query, variables }, { identity, headers: {} }) };
}
