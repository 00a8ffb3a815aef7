import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createEmbeddedHost } from '../../site/server/embedded-gateway.ts';
import { signLocalToken } from '../../site/server/sign-local-token.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';

/** What clients of subscriptions are refused, and how their streams end. */

let graph: EmbeddedGraph;
let directory: string;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-live-'));
});
afterAll(async () => {
  await graph[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

const QUERY = 'subscription { articlePublished { id } }';

async function startHost(environment: Record<string, string> = {}) {
  const settings = readSettings({ LOG_LEVEL: 'silent', PORT: '0', HOST: '127.0.0.1', ...environment });
  const host = await createEmbeddedHost(settings, graph.db);
  const url = await host.listen();
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= host.close());
  return { host, url, wsUrl: url.replace('http', 'ws'), close, [Symbol.asyncDispose]: close };
}

/** The text of an event stream, as far as it came, and whether it has ended. */
async function openEvents(
  url: string,
  query = QUERY,
  headers: Record<string, string> = {},
  variables: Record<string, unknown> = {},
) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const stream = { status: response.status, text: '', ended: false, finished: Promise.resolve() };
  stream.finished = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) stream.text += decoder.decode(chunk);
    stream.ended = true;
  })();
  return stream;
}

async function closeCode(wsUrl: string, act: (socket: WebSocket) => void, options = {}): Promise<number> {
  const socket = new WebSocket(wsUrl, 'graphql-transport-ws', options);
  socket.on('open', () => act(socket));
  const [code] = await once(socket, 'close');
  return code as number;
}

describe('a WebSocket', () => {
  it.each([
    ['subscribes before connection_init', '{"id":"1","type":"subscribe","payload":{"query":"{ a }"}}', 4401],
    ['sends what is no message', 'hello', 4400],
    ['sends too much', `{"type":"connection_init","payload":"${'x'.repeat(300_000)}"}`, 1009],
    ['has a token that is not valid', '{"type":"connection_init","payload":{"authorization":"Bearer x"}}', 4401],
  ])('that %s is closed', async (_what, message, code) => {
    await using started = await startHost();
    expect(await closeCode(started.wsUrl, socket => socket.send(message))).toBe(code);
  });

  it('that says nothing is closed after the time for connection_init', async () => {
    await using started = await startHost({ SUBSCRIPTIONS_INIT_TIMEOUT: '100ms' });
    expect(await closeCode(started.wsUrl, () => {})).toBe(4408);
  });

  it('of a page of another site is refused', async () => {
    await using started = await startHost();
    const socket = new WebSocket(started.wsUrl, 'graphql-transport-ws', { origin: 'https://evil.example' });
    const [, response] = await once(socket, 'unexpected-response');
    expect((response as IncomingMessage).statusCode).toBe(403);
    expect(await text(response as IncomingMessage)).toContain('https://evil.example is not in http.corsOrigins');
  });

  it('answers queries, and refuses what is not valid, without ending', async () => {
    await using started = await startHost();
    const client = createClient({ url: started.wsUrl, webSocketImpl: WebSocket });
    const ask = async (query: string) => {
      for await (const result of client.iterate({ query })) return result;
      return undefined;
    };
    expect(await ask('{ region(code: "KR-11") { name } }')).toEqual({ data: { region: { name: '서울' } } });
    await expect(ask('{ nothing }')).rejects.toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    expect(await ask('{ region(code: "KR-26") { name } }')).toEqual({ data: { region: { name: '부산' } } });
    await client.dispose();
  });
});

describe('limits', () => {
  it('of subscriptions of one client are told, and room is made when one ends', async () => {
    await using started = await startHost({ SUBSCRIPTIONS_MAX_PER_CLIENT: '1' });
    const client = createClient({ url: started.wsUrl, webSocketImpl: WebSocket });
    const first = client.iterate({ query: QUERY });
    const pending = first.next();
    pending.catch(() => {});
    await sleep(300);
    await expect(client.iterate({ query: QUERY }).next()).rejects.toMatchObject([
      { extensions: { code: 'SUBSCRIPTION_LIMIT' } },
    ]);
    await first.return?.();
    await sleep(100);
    const again = await openEvents(started.url);
    await sleep(200);
    expect(again.ended).toBe(false);
    await client.dispose();
  });

  it('of all subscriptions hold for each way of asking; 0 turns them off', async () => {
    await using started = await startHost({ SUBSCRIPTIONS_MAX_TOTAL: '0' });
    const events = await openEvents(started.url);
    await events.finished;
    expect(events.text).toContain('"SUBSCRIPTION_LIMIT"');
    expect(events.text).toMatch(/event: complete\ndata: \n\n$/);
  });
});

it('a stream ends with a reason and a completion when the server stops', async () => {
  await using started = await startHost();
  const socket = new WebSocket(started.wsUrl, 'graphql-transport-ws');
  const messages: { type: string; payload?: { errors?: { extensions: { code: string } }[] } }[] = [];
  socket.on('message', data => messages.push(JSON.parse(String(data))));
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.send('{"id":"1","type":"subscribe","payload":{"query":"subscription { articlePublished { id } }"}}');
  const events = await openEvents(started.url);
  await sleep(300);
  const closed = once(socket, 'close');
  await started.close();
  expect((await closed)[0]).toBe(1012);
  const said = messages.filter(({ type }) => type !== 'ping');
  expect(said.map(({ type }) => type)).toEqual(['connection_ack', 'next', 'complete']);
  expect(said[1]?.payload?.errors?.[0]?.extensions.code).toBe('SUBSCRIPTION_SERVER_SHUTDOWN');
  await events.finished;
  expect(events.text).toContain('SUBSCRIPTION_SERVER_SHUTDOWN');
  expect(events.text).toMatch(/event: complete\ndata: \n\n$/);
});

it('an idle stream gives signs of life', async () => {
  await using started = await startHost({ SUBSCRIPTIONS_KEEP_ALIVE: '100ms' });
  const events = await openEvents(started.url);
  await sleep(450);
  expect(events.text.match(/^(:|id: .+)$/gm)?.length).toBeGreaterThan(2);
});

it('a query by GET as an event stream is answered, a mutation is not', async () => {
  await using started = await startHost();
  const get = async (query: string) => {
    const response = await fetch(`${started.url}?${new URLSearchParams({ query })}`, {
      headers: { accept: 'text/event-stream', 'apollo-require-preflight': '1' },
    });
    return response.text();
  };
  expect(await get('{ region(code: "KR-11") { name } }')).toContain('서울');
  expect(await get('mutation { banUser(input: { userId: "x" }) { clientMutationId } }')).toContain(
    'only support query',
  );
});

describe('the example operation', () => {
  const files = readdirSync('docs/operations')
    .map(file => file.replace('.graphql', ''))
    .filter(name => /^subscription/m.test(exampleOperation(name)));
  const variables = { articleId: 'a', ancestorId: 'c', regionCodes: ['KR-11'] };

  let started: Awaited<ReturnType<typeof startHost>>;
  beforeAll(async () => {
    started = await startHost({ NEWSGRAPH_DATA: directory });
  });
  afterAll(() => started.close());

  it.each(files)('%s is a stream through the gateway', async name => {
    const settings = readSettings({ LOG_LEVEL: 'silent', PORT: '0', HOST: '127.0.0.1', NEWSGRAPH_DATA: directory });
    const token = await signLocalToken(settings, {
      subject: 'moderator',
      name: 'Moderator',
      role: 'MODERATOR',
      scopes: ['comments:moderate'],
    });
    const headers = { authorization: `Bearer ${token}` };
    const query = exampleOperation(name);
    const asked = Object.fromEntries(Object.entries(variables).filter(([variable]) => query.includes(`$${variable}`)));
    const events = await openEvents(started.url, query, headers, asked);
    await sleep(300);
    expect(events).toMatchObject({ status: 200, text: expect.stringMatching(/^:\n\nid: [\w-]+\n\n$/), ended: false });
  });
});

it('a stream ends with the token that opened it', async () => {
  await using started = await startHost({ NEWSGRAPH_DATA: directory, JWT_CLOCK_SKEW: '0s' });
  const settings = readSettings({ NEWSGRAPH_DATA: directory });
  const token = await signLocalToken(settings, { subject: 'brief', scopes: [], lifetime: 4 });
  const events = await openEvents(started.url, QUERY, { authorization: `Bearer ${token}` });
  await sleep(200);
  expect(events.ended).toBe(false);
  await events.finished;
  expect(events.text).toContain('"UNAUTHENTICATED"');
  expect(events.text).toMatch(/event: complete\ndata: \n\n$/);
});
