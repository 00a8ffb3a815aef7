import type { Subgraph } from '../shared/graphql/subgraph.ts';
import { SettingsError } from '../shared/settings/setting.ts';
import { createHost, type Host } from './http/host.ts';
import { requireSignature } from './http/require-signature.ts';
import type { HealthCheck } from './request/health-check.ts';
import { readSigningSecrets } from './runtime/http-options.ts';
import { createSubgraphExecutor } from './runtime/subgraph-executor.ts';
import { createVerifier } from './security/token-keys.ts';
import type { Settings } from './settings/table.ts';

export interface SubgraphHostOptions {
  readonly settings: Settings;
  /** Closed together with the host. */
  readonly subgraph: Subgraph;
  /** Folder of the local keys, for tokens in development. */
  readonly keysDirectory: string;
  /** Checks for readiness. @default none */
  readonly checks?: readonly HealthCheck[];
}

/** Creates a server for one subgraph, which does not listen yet. @throws SettingsError */
export async function createSubgraphHost(options: SubgraphHostOptions): Promise<Host> {
  const { settings, subgraph, keysDirectory, checks = [] } = options;
  const secrets = requireSigningSecrets(settings, subgraph.name);
  const host = await createHost({
    settings,
    checks,
    features: secrets.length > 0 ? [requireSignature(secrets)] : [],
    verify: await createVerifier(settings, keysDirectory),
    createExecutor: (report, _note, telemetry) =>
      createSubgraphExecutor(settings, subgraph, report, telemetry, secrets.length > 0),
  });
  return closingWith(host, [subgraph]);
}

/**
 * The secrets of the gateways that a subgraph answers.
 *
 * @throws SettingsError in production without one, unless that is asked for
 */
export function requireSigningSecrets(settings: Settings, name: string): readonly string[] {
  const { signingSecret, unsigned } = settings.subgraph(name);
  const secrets = readSigningSecrets(signingSecret);
  if (secrets.length > 0 || unsigned || !settings.production) return secrets;
  throw new SettingsError(
    'SUBGRAPHS_SIGNING_SECRET: expected in production the secret that the gateway signs its requests with, ' +
      'or SUBGRAPHS_UNSIGNED=true if nobody but the gateway reaches this port',
  );
}

/** Closes subgraphs after the host, when its last request has finished. */
export function closingWith(host: Host, subgraphs: readonly Subgraph[]): Host {
  const close = async () => {
    await host.close();
    await Promise.all(subgraphs.map(subgraph => subgraph.close?.()));
  };
  return { ...host, close };
}
