import type { GraphQLSchema } from 'graphql';
import { environmentName } from '../../gateway/settings/table.ts';
import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { serveSubgraph } from '../federation/serve-subgraph.ts';
import { schemaOf, supergraphOf, type TestSubgraph } from './federate.ts';
import { createGatewayHost } from './hosts.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any;
  /** The code of the first error. */
  readonly code: string | undefined;
}

/** How a test reaches its subgraphs. */
export const WAYS = ['embedded', 'remote'] as const;
export type Way = (typeof WAYS)[number];

export type StartedGateway = Awaited<ReturnType<typeof startGateway>>;

/** Each set of subgraphs is composed once per file. */
const composed = new WeakMap<Record<string, TestSubgraph>, string>();

/**
 * A gateway that listens, over embedded subgraphs or subgraphs on their own ports; `edit` changes the composed
 * supergraph.
 */
export async function startGateway(
  subgraphs: Record<string, TestSubgraph>,
  environment: Record<string, string> = {},
  reached: Way = 'embedded',
  edit = (supergraph: string) => supergraph,
) {
  const stack = new AsyncDisposableStack();
  const schemas = Object.entries(subgraphs).map(([name, one]) => [name, schemaOf(one)] as const);
  const urls: Record<string, string> = {};
  if (reached === 'remote') {
    for (const [name, schema] of schemas) {
      urls[`SUBGRAPH_${environmentName(name)}_URL`] = stack.use(await serveSubgraph(schema)).url;
    }
  }
  const settings = readSettings({
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
    ...urls,
    ...environment,
  });
  const embedded = new Map(
    reached === 'embedded' ? schemas.map(([name, schema]) => [name, asSubgraph(name, schema)]) : [],
  );
  const supergraph = composed.get(subgraphs) ?? supergraphOf(subgraphs);
  composed.set(subgraphs, supergraph);
  const host = await createGatewayHost(settings, edit(supergraph), embedded);
  stack.defer(() => host.close());
  const url = await host.listen();
  const read = async (response: Response): Promise<Answered> => {
    const text = await response.text();
    const body = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined;
    const { status, headers } = response;
    return { status, headers, text, body, code: body?.errors?.[0]?.extensions?.code };
  };
  return {
    url,
    host,
    async post(body: unknown, headers: Record<string, string> = {}): Promise<Answered> {
      return read(
        await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      );
    },
    async get(parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Answered> {
      const preflighted = { 'apollo-require-preflight': 'true', ...headers };
      return read(await fetch(`${url}?${new URLSearchParams(parameters)}`, { headers: preflighted }));
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function asSubgraph(name: string, schema: GraphQLSchema): Subgraph {
  return { name, schema, createContext: scope => scope };
}
