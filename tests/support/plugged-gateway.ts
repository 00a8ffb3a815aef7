import { type GraphQLSchema, graphql, parse, subscribe } from 'graphql';
import type { Plugin } from '../../gateway/plugins/plugin.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { schemaOf, supergraphOf, type TestSubgraph } from './federate.ts';
import { createGatewayHost } from './hosts.ts';
import { type Behaviour, misbehave, reply } from './misbehaving-server.ts';

/** Both embedded and remote, a resolver's context has the request's headers. */
interface Caller {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly identity?: { readonly subject: string } | undefined;
}

const SUBGRAPHS: Record<string, TestSubgraph> = {
  shop: {
    typeDefs: `
      type Query { book(id: ID! = "1"): Book header(name: String!): String caller: String secret: String @authenticated fails: String }
      type Mutation { rename(title: String!): Book }
      type Subscription { ticks(to: Int! = 3): Tick }
      type Tick { count: Int book: Book }
      type Book @key(fields: "id") { id: ID! title: String }
    `,
    resolvers: {
      Query: {
        book: (_: unknown, { id }: { id: string }) => ({ id, title: `Title ${id}` }),
        header: (_: unknown, { name }: { name: string }, { headers }: Caller) => headers[name],
        caller: (_: unknown, __: unknown, { identity }: Caller) => identity?.subject,
        secret: () => 'secret',
        fails: () => {
          throw new Error('The shelf is at 10.0.0.7');
        },
      },
      Mutation: { rename: (_: unknown, { title }: { title: string }) => ({ id: '1', title }) },
      Subscription: {
        ticks: {
          async *subscribe(_: unknown, { to }: { to: number }) {
            for (let count = 1; count <= to; count++) yield { ticks: { count, book: { id: String(count) } } };
          },
        },
      },
    },
  },
  reviews: {
    typeDefs: 'type Book @key(fields: "id") { id: ID! stars: Int }',
    resolvers: { Book: { stars: ({ id }: { id: string }) => Number(id) } },
  },
};
const SUPERGRAPH = supergraphOf(SUBGRAPHS);

export const WAYS = ['embedded', 'remote'] as const;

export interface PluggedOptions {
  readonly way?: (typeof WAYS)[number];
  readonly environment?: Record<string, string>;
}

/** A gateway with plugins over the subgraphs `shop` and `reviews`, which listens on a real socket. */
export async function startPlugged(
  plugins: readonly Plugin[],
  { way = 'embedded', environment = {} }: PluggedOptions = {},
) {
  const stack = new AsyncDisposableStack();
  const requests: Sent[] = [];
  const urls: Record<string, string> = {};
  const embedded = new Map();
  for (const [name, one] of Object.entries(SUBGRAPHS)) {
    const schema = schemaOf(one);
    if (way === 'embedded') embedded.set(name, { name, schema, createContext: (scope: object) => scope });
    else urls[name] = stack.use(await misbehave(serve(name, schema, requests))).url;
  }
  const settings = readSettings({
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
    SUBGRAPH_SHOP_SUBSCRIPTIONS_PROTOCOL: 'sse',
    ...Object.fromEntries(Object.entries(urls).map(([name, url]) => [`SUBGRAPH_${name.toUpperCase()}_URL`, url])),
    ...environment,
  });
  const host = stack.adopt(await createGatewayHost(settings, SUPERGRAPH, embedded, plugins), one => one.close());
  const url = await host.listen();
  return {
    url,
    host,
    supergraph: SUPERGRAPH,
    /** The requests that remote subgraphs received, in order. */
    requests,
    /** The URLs of the subgraphs. */
    urls,
    async ask(body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(typeof body === 'string' ? { query: body } : body),
      });
      return readReply(response);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export type Plugged = Awaited<ReturnType<typeof startPlugged>>;

interface Sent {
  readonly subgraph: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any;
  /** The code of the first error. */
  readonly code: string | undefined;
}

export async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const body = /^[[{]/.test(text) ? JSON.parse(text) : undefined;
  const { status, headers } = response;
  return { status, headers, text, body, code: body?.errors?.[0]?.extensions?.code };
}

function serve(subgraph: string, schema: GraphQLSchema, requests: Sent[]): Behaviour {
  return async (response, count, request, body) => {
    const { query, variables, ...rest } = JSON.parse(body);
    requests.push({ subgraph, path: request.url ?? '', headers: request.headers, body: { query, variables, ...rest } });
    if (!request.headers.accept?.includes('text/event-stream')) {
      const result = await graphql({ schema, source: query, variableValues: variables, contextValue: request });
      return reply(200, JSON.stringify(result), { 'x-served-by': subgraph })(response, count, request, body);
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const events = await subscribe({
      schema,
      document: parse(query),
      variableValues: variables,
      contextValue: request,
    });
    if (!(Symbol.asyncIterator in events)) return void response.end();
    for await (const event of events) response.write(`event: next\ndata: ${JSON.stringify(event)}\n\n`);
    response.end('event: complete\ndata:\n\n');
  };
}

/** The payloads of a subscription, as server-sent events. */
export async function eventsOf({ url }: Pick<Plugged, 'url'>, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  const payloads = [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, data]) => JSON.parse(data!));
  return { status: response.status, headers: response.headers, payloads, text };
}
