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
  /** Closed with the host. */
  readonly subgraph: Subgraph;
  /** The folder of this installation's own keys, for tokens in development. */
  readonly keysDirectory: string;
  /** What has to be there before requests are answered. @default nothing */
  readonly checks?: readonly HealthCheck[];
}

/** One subgraph behind a port of its own, as a server that does not listen yet. */
export async function createSubgraphHost(options: SubgraphHostOptions): Promise<Host> {
  const { settings, subgraph, keysDirectory, checks = [] } = options;
  const secrets = readSigningSecrets(settings.subgraph(subgraph.name).signingSecret);
  const host = await createHost({
    settings,
    checks,
    plugins: secrets.length > 0 ? [requireSignature(secrets)] : [],
    verify: await createVerifier(settings, keysDirectory),
    createExecutor: (report, _note, telemetry) => createSubgraphExecutor(settings, subgraph, report, telemetry),
  });
  return closingWith(host, [subgraph]);
}

/** The host, with work of its subgraphs that no request waits for ended after its last request. */
export function closingWith(host: Host, subgraphs: readonly Subgraph[]): Host {
  const close = async () => {
    await host.close();
    await Promise.all(subgraphs.map(subgraph => subgraph.close?.()));
  };
  return { ...host, close };
}
