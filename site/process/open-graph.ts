import { SCOPES } from '../../shared/auth/identity.ts';
import { SettingsError } from '../../shared/settings/setting.ts';
import { createHttpGraphClient, type GraphClient } from '../import/graph-client.ts';
import { openImportGraph } from '../server/local-graph-client.ts';
import { findRunningGraph } from '../server/running-graph.ts';
import { signLocalToken } from '../server/sign-local-token.ts';
import type { SiteSettings } from '../settings/read-settings.ts';

export interface OpenGraph extends AsyncDisposable {
  readonly client: GraphClient;
}

export interface OpenGraphOptions {
  /** The graph to write to. @default the one that runs on the same data folder, else one in this process */
  readonly endpoint: string | undefined;
  /** @default one signed with this installation's keys */
  readonly token: string | undefined;
  /** Who writes, for the token. */
  readonly name: string;
}

/** The graph that a command writes to. */
export async function openGraph(
  settings: SiteSettings,
  { endpoint, token, name }: OpenGraphOptions,
): Promise<OpenGraph> {
  const url = endpoint ?? (await findRunningGraph(settings.database.dataDirectory));
  if (url === undefined) return openImportGraph(settings, line => console.error(line));
  if (!URL.canParse(url)) throw new SettingsError(`--endpoint: found ${JSON.stringify(url)}, expected an address`);
  console.error(`importing into ${url}`);
  // Signed for each request: a poller runs longer than a token is good for.
  const tokenOf = async () => token ?? (await signLocalToken(settings, { subject: name, scopes: SCOPES }));
  const client = createHttpGraphClient(url, tokenOf);
  return { client, [Symbol.asyncDispose]: async () => {} };
}
