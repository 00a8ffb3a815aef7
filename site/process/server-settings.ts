import cluster from 'node:cluster';
import { trustedProxies } from '../../gateway/http/connections/client-ip.ts';
import { httpOptions, readSigningSecrets } from '../../gateway/runtime/http-options.ts';
import { readHeaderRules, readResponseHeaderRules } from '../../gateway/runtime/read-header-rules.ts';
import { readPolicies } from '../../gateway/security/rate-limits/policy.ts';
import { publishingIssuers } from '../../gateway/security/token-keys.ts';
import { checkSettings } from '../../gateway/settings/check-settings.ts';
import type { ReadOptions } from '../../gateway/settings/read-settings.ts';
import type { Settings, SubgraphSettings } from '../../gateway/settings/table.ts';
import { readSettings, type SiteSettings } from '../settings/read-settings.ts';
import { warnOfMisspeltVariables } from './command-settings.ts';
import { tryPorts } from './try-ports.ts';

/**
 * The settings of a command that listens. What would be found out one by one later, after a database was started, is
 * found out here: everything that is wrong, and whether the port can be had.
 *
 * @throws SettingsError that names everything that is wrong
 */
export async function readServerSettings(flags: ReadOptions): Promise<SiteSettings> {
  if (!cluster.isWorker) warnOfMisspeltVariables();
  const settings = readSettings(process.env, flags, allProblems);
  // Workers share the port of the process above them.
  if (!cluster.isWorker) await tryPorts(settings);
  return settings;
}

/** Asks each reader of settings what it would refuse. */
function allProblems(settings: Settings): string[] {
  const { http, rateLimits } = settings;
  const subgraphs = [settings.traffic, ...settings.subgraphNames.map(name => settings.subgraph(name))];
  return [
    ...checkSettings(settings),
    ...http.trustProxy.flatMap(proxy => problemsOf(() => trustedProxies([proxy]), 'HTTP_TRUST_PROXY: ')),
    ...problemsOf(() => publishingIssuers(settings)),
    ...problemsOf(() => readPolicies(rateLimits.policies)),
    ...subgraphs.flatMap(subgraphProblems),
  ];
}

function subgraphProblems(stated: Settings['traffic'] | SubgraphSettings): string[] {
  const settings: SubgraphSettings = {
    url: undefined,
    subscriptionsUrl: undefined,
    subscriptionsProtocol: 'websocket',
    ...stated,
  };
  const unused = { name: '', url: 'http://localhost/', notesOf: noNotes, onCircuitChange: () => {} };
  return [
    ...problemsOf(() => readHeaderRules(settings.headers)),
    ...problemsOf(() => readResponseHeaderRules(settings.responseHeaders)),
    ...problemsOf(() => readSigningSecrets(settings.signingSecret)),
    // Its files; what came before is in no list twice.
    ...problemsOf(() => httpOptions({ ...unused, settings })),
  ];
}

function noNotes(): never {
  throw new TypeError('No request is made of options that are only checked');
}

function problemsOf(read: () => unknown, prefix = ''): string[] {
  try {
    read();
    return [];
  } catch (error) {
    return [`${prefix}${(error as Error).message}`];
  }
}
