import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Host } from '../../gateway/http/host.ts';
import { createSubgraphServer } from '../../site/server/subgraph-server.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { articles as articlesModule } from '../../subgraphs/articles/module.ts';
import { type BreakableProxy, createBreakableProxy } from '../support/breakable-proxy.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { createGatewayHost } from '../support/hosts.ts';
import { articleInput } from '../support/samples.ts';

/** Clients whose connection is cut amid writes, and who go on where they were, over sockets. */

const QUERY = 'subscription { articlePublished { id } }';
const PROTOCOLS = ['websocket', 'sse', 'multipart'] as const;
type Protocol = (typeof PROTOCOLS)[number];

let graph: EmbeddedGraph;
let embeddedUrl: string;
let stack: AsyncDisposableStack;
/** The subgraph of articles behind a port of its own, and the network before it. */
let articles: { readonly host: Host; readonly proxy: BreakableProxy };
beforeAll(async () => {
  stack = new AsyncDisposableStack();
  graph = stack.use(await createEmbeddedGraph());
  embeddedUrl = await graph.host.listen();
  const settings = settingsOf({ MONGODB_URI: graph.uri });
  const server = await createSubgraphServer(settings, articlesModule, () => {});
  stack.defer(() => server.close());
  const proxy = stack.use(await createBreakableProxy(new URL(await server.host.listen())));
  articles = { host: server.host, proxy };
});
afterAll(() => stack.disposeAsync());

function settingsOf(environment: Record<string, string>) {
  return readSettings({
    LOG_LEVEL: 'silent',
    PORT: '0',
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    SUBGRAPHS_UNSIGNED: 'true',
    ...environment,
  });
}

/** A gateway to the articles, in one process with them or not, and the network before it. */
async function startGateway(reached: 'embedded' | Protocol, environment: Record<string, string> = {}) {
  const resources = new AsyncDisposableStack();
  let url = embeddedUrl;
  let { host } = graph;
  if (reached !== 'embedded') {
    const settings = settingsOf({
      SUBGRAPH_ARTICLES_URL: `http://127.0.0.1:${articles.proxy.port}/graphql`,
      SUBGRAPH_COMMENTS_URL: 'http://127.0.0.1:1/graphql',
      SUBGRAPH_AIR_QUALITY_URL: 'http://127.0.0.1:1/graphql',
      SUBGRAPH_ARTICLES_SUBSCRIPTIONS_PROTOCOL: reached,
      ...environment,
    });
    host = await createGatewayHost(settings, await readFile('supergraph.graphql', 'utf8'), new Map());
    resources.defer(host.close);
    url = await host.listen();
  }
  const proxy = resources.use(await createBreakableProxy(new URL(url)));
  return {
    proxy,
    host,
    url: `http://127.0.0.1:${proxy.port}/graphql`,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

let published = 0;
const publish = async (id: string) => {
  const query = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
  await graph.ask(query, { input: articleInput(id, { section: `s${id.split('-')[0]}` }) }, EDITOR);
};

interface Result {
  readonly data?: { readonly articlePublished?: { readonly id: string } | null } | null | undefined;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: Record<string, unknown> | undefined;
}
/** Subscribes after an event, and hands its events on until the connection is lost. */
type Subscribe = (url: string, after: string | undefined, onEvent: (result: Result) => void) => Promise<void>;

const extensionsFor = (after: string | undefined) => (after === undefined ? {} : { extensions: { resume: { after } } });

async function each(events: AsyncIterable<unknown>, onEvent: (result: Result) => void): Promise<void> {
  for await (const result of events) onEvent(result as Result);
}

function apollo(link: HttpLink | GraphQLWsLink, after: string | undefined, onEvent: (result: Result) => void) {
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  return new Promise<void>((resolve, reject) => {
    client.subscribe({ query: gql(QUERY), fetchPolicy: 'no-cache', ...extensionsFor(after) }).subscribe({
      next: result => (result.error ? reject(result.error) : onEvent(result as Result)),
      error: reject,
      complete: resolve,
    });
  }).finally(() => client.stop());
}

const CLIENTS: Readonly<Record<string, Subscribe>> = {
  async 'graphql-ws'(url, after, onEvent) {
    const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    await each(client.iterate({ query: QUERY, ...extensionsFor(after) }), onEvent);
  },
  async 'graphql-sse'(url, after, onEvent) {
    const headers = after === undefined ? {} : { 'last-event-id': after };
    const client = createSseClient({ url, retryAttempts: 0, headers });
    await each(client.iterate({ query: QUERY }), onEvent);
  },
  async 'graphql-sse on a single connection'(url, after, onEvent) {
    const client = createSseClient({ url, retryAttempts: 0, singleConnection: true });
    await each(client.iterate({ query: QUERY, ...extensionsFor(after) }), onEvent);
  },
  'Apollo Client by multipart': (url, after, onEvent) =>
    apollo(new HttpLink({ uri: url, includeExtensions: true }), after, onEvent),
  'Apollo Client by WebSocket': (url, after, onEvent) => {
    const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    return apollo(new GraphQLWsLink(client), after, onEvent);
  },
};

const tokenOf = ({ extensions }: Result) => (extensions?.resume as { token?: string } | undefined)?.token;

/**
 * Publishes until the subscription is there, then so many more while `disturb` is called now and then.
 * @returns the ids that came in that time
 */
async function runThrough(
  subscribe: (onEvent: (result: Result) => void) => void,
  disturb: (round: number) => Promise<void>,
): Promise<{ readonly sent: string[]; readonly got: string[] }> {
  const all: string[] = [];
  const run = `r${published++}`;
  subscribe(result => {
    const id = result.data?.articlePublished?.id;
    if (id?.startsWith(run)) all.push(id);
  });
  for (let i = 0; all.length === 0 && i < 200; i++) {
    await publish(`${run}-early${i}`);
    await sleep(50);
  }
  const sent = Array.from({ length: 24 }, (_, i) => `${run}-${i}`);
  for (const [i, id] of sent.entries()) {
    if (i % 8 === 4) await disturb(i >> 3);
    await publish(id);
  }
  const got = () => all.filter(id => !id.includes('early'));
  for (let i = 0; got().length < sent.length && i < 200; i++) await sleep(50);
  // Time for what must not come.
  await sleep(100);
  return { sent, got: got() };
}

describe.each(['embedded', 'websocket'] as const)('over articles that are reached by: %s', reached => {
  it.each(Object.keys(CLIENTS))('%s gets every event once, in order, through three cuts', async name => {
    await using gateway = await startGateway(reached);
    let token: string | undefined;
    let over = false;
    const { sent, got } = await runThrough(
      async onEvent => {
        while (!over) {
          await CLIENTS[name]!(gateway.url, token, result => {
            token = tokenOf(result);
            onEvent(result);
          }).catch(() => {});
          await sleep(20);
        }
      },
      async () => {
        gateway.proxy.cut();
        setTimeout(gateway.proxy.mend, 60);
      },
    ).finally(() => {
      over = true;
    });
    expect(got).toEqual(sent);
  });
});

describe.each(['embedded', 'websocket'] as const)('a hot reload, articles reached by: %s', reached => {
  it('ends streams with a reason and a completion, after which they go on', async () => {
    await using gateway = await startGateway(reached);
    const supergraph = await readFile('supergraph.graphql', 'utf8');
    let token: string | undefined;
    let over = false;
    const ends: unknown[] = [];
    const { sent, got } = await runThrough(
      async onEvent => {
        while (!over) {
          // Comes to its end without an error: the stream was completed.
          await CLIENTS['graphql-sse']!(gateway.url, token, result => {
            token = tokenOf(result) ?? token;
            if (result.errors) ends.push(result.errors[0]?.extensions?.code);
            onEvent(result);
          }).catch(error => {
            if (!over) ends.push(error);
          });
          await sleep(20);
        }
      },
      async round => {
        const name = `Reloaded${round}`;
        const type = `enum ${name} @join__type(graph: ARTICLES) { YES @join__enumValue(graph: ARTICLES) }`;
        // It waits for what is under way, and that goes on.
        void gateway.host.reload(`${supergraph}\n${type}\n`);
        for (let i = 0; ends.length === round && i < 200; i++) await sleep(20);
      },
    ).finally(() => {
      over = true;
    });
    expect(ends).toEqual(Array(3).fill('SUBSCRIPTION_SCHEMA_RELOAD'));
    expect(got).toEqual(sent);
  });
});

describe('a client that stays', () => {
  it.each(PROTOCOLS)('misses nothing while the gateway loses its subgraph, reached by %s', async protocol => {
    await using gateway = await startGateway(protocol);
    const client = createClient({ url: gateway.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    const { sent, got } = await runThrough(
      onEvent => void each(client.iterate({ query: QUERY }), onEvent),
      async round => {
        if (round === 2) return articles.host.endStreams('SUBSCRIPTION_SERVER_SHUTDOWN');
        articles.proxy.cut();
        setTimeout(articles.proxy.mend, 60);
      },
    );
    expect(got).toEqual(sent);
    await client.dispose();
  });
});

describe.each(['embedded', 'websocket', 'sse'] as const)('before the first event, articles reached by: %s', reached => {
  /** Subscribes over WebSocket; its position is known when this resolves. */
  async function open(url: string) {
    const positions: string[] = [];
    const client = createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      on: { ping: (_, payload) => void positions.push(...Object.values((payload?.resume ?? {}) as object)) },
    });
    const events = client.iterate({ query: QUERY });
    const first = events.next();
    first.catch(() => {});
    await expect.poll(() => positions.length, { timeout: 10_000 }).toBeGreaterThan(0);
    return { first, token: positions.at(-1)!, client };
  }
  const start = () => startGateway(reached, { SUBSCRIPTIONS_KEEP_ALIVE: '2s' });

  it('a client is told where it is, and goes on from there, on whichever way', async () => {
    await using gateway = await start();
    const { token } = await open(gateway.url);
    gateway.proxy.cut();
    const id = `quiet-${published++}`;
    await publish(id);
    gateway.proxy.mend();
    for (const subscribe of [CLIENTS['graphql-ws']!, CLIENTS['graphql-sse']!]) {
      const first = Promise.withResolvers<string | undefined>();
      subscribe(gateway.url, token, result => first.resolve(result.data?.articlePublished?.id)).catch(first.reject);
      expect(await first.promise).toBe(id);
    }
  });

  it.runIf(reached !== 'embedded')(
    'a gateway that loses its subgraph misses nothing for a client that stays',
    async () => {
      await using gateway = await start();
      const { first, client } = await open(gateway.url);
      articles.proxy.cut();
      const id = `quiet-${published++}`;
      await publish(id);
      articles.proxy.mend();
      expect((await first).value).toMatchObject({ data: { articlePublished: { id } } });
      await client.dispose();
    },
  );
});

it('an event stream tells where it is before the first event', async () => {
  await using gateway = await startGateway('embedded');
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json' };
  const response = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes('id: ')) text += (await reader.read()).value ?? '';
  expect(text).toMatch(/^:\n\nid: [\w-]+\n\n$/);
  await reader.cancel();
});

it('an event stream names each event for `Last-Event-ID`', async () => {
  await using gateway = await startGateway('embedded');
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes('data: {')) {
    await publish(`id-${published++}`);
    text += (await reader.read()).value ?? '';
  }
  const [, id, data] = /event: next\nid: (.+)\ndata: (.+)\n\n/.exec(text) ?? [];
  expect(tokenOf(JSON.parse(data!))).toBe(id);
  await reader.cancel();
});

describe.each(['embedded', ...PROTOCOLS] as const)('a client cannot go on, reached by %s:', reached => {
  const open = async (url: string, after: unknown) => {
    const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    try {
      const { value } = await client.iterate({ query: QUERY, extensions: { resume: { after } } }).next();
      return (value as Result).errors;
    } catch (error) {
      return error as Result['errors'];
    } finally {
      await client.dispose();
    }
  };

  it.each([
    ['a token that is none', 'nonsense', 'BAD_USER_INPUT'],
    ['no text', 5, 'BAD_USER_INPUT'],
    [
      'an event that is no longer remembered',
      Buffer.from(`articles:${(BigInt(Math.floor(Date.now() / 1000) - 600) << 32n).toString(36)}:1`).toString(
        'base64url',
      ),
      'SUBSCRIPTION_RESUME_TOO_OLD',
    ],
  ])('after %s', async (_, after, code) => {
    await using gateway = await startGateway(reached);
    expect((await open(gateway.url, after))?.[0]?.extensions?.code).toBe(code);
  });
});
