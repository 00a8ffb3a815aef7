import type { Subgraph } from '../shared/graphql/subgraph.ts';
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

/** Creates a server for one subgraph, which does not listen yet. */
export async function createSubgraphHost(options: SubgraphHostOptions): Promise<Host> {
  const { settings, subgraph, keysDirectory, checks = [] } = options;
  const secrets = readSigningSecrets(settings.subgraph(subgraph.name).signingSecret);
  const host = await createHost({
    settings,
    checks,
    features: secrets.length > 0 ? [requireSignature(secrets)] : [],
    verify: await createVerifier(settings, keysDirectory),
    createExecutor: (report, _note, telemetry) => createSubgraphExecutor(settings, subgraph, report, telemetry),
  });
  return closingWith(host, [subgraph]);
}

/** Closes subgraphs after the host, when its last request has finished. */
export function closingWith(host: Host, subgraphs: readonly Subgraph[]): Host {
  const close = async () => {
    await host.close();
    await Promise.all(subgraphs.map(subgraph => subgraph.close?.()));
  };
  return { ...host, close };
}
