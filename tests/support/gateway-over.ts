import { environmentName } from '../../gateway/settings/table.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { serveSubgraph } from '../federation/serve-subgraph.ts';
import { schemaOf, supergraphOf, type TestSubgraph } from './federate.ts';
import { createGatewayHost } from './hosts.ts';

/** The two ways to a subgraph. */
export const WAYS = ['embedded', 'remote'] as const;
export type Way = (typeof WAYS)[number];

export interface GatewayOver extends AsyncDisposable {
  readonly url: string;
}

/** A gateway over subgraphs of a test's own, which listens on a real socket, in production unless it is told otherwise. */
export async function startGatewayOver(
  subgraphs: Readonly<Record<string, TestSubgraph>>,
  way: Way,
  environment: Readonly<Record<string, string>> = {},
): Promise<GatewayOver> {
  const stack = new AsyncDisposableStack();
  const addresses: Record<string, string> = {};
  const embedded = new Map();
  for (const [name, subgraph] of Object.entries(subgraphs)) {
    const schema = schemaOf(subgraph);
    if (way === 'embedded') embedded.set(name, { name, schema, createContext: (context: object) => context });
    else {
      const served = stack.use(await serveSubgraph(schema));
      addresses[`SUBGRAPH_${environmentName(name)}_URL`] = served.url;
    }
  }
  const settings = readSettings({
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
    ...addresses,
    ...environment,
  });
  const host = await createGatewayHost(settings, supergraphOf({ ...subgraphs }), embedded);
  stack.defer(() => host.close());
  return { url: await host.listen(), [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
