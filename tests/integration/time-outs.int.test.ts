import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type StartedGateway, startGateway } from '../support/started-gateway.ts';

/** What a client begins and does not end, and how many connections it may have. */

const SUBGRAPHS = {
  numbers: {
    typeDefs: 'type Query { one: Int slow: Int } type Subscription { never: Int }',
    resolvers: {
      Query: { one: () => 1, slow: () => sleep(600, 2) },
      Subscription: {
        never: { subscribe: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) }) },
      },
    },
  },
};

function open({ url }: Pick<StartedGateway, 'url'>) {
  const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1');
  const heard = { text: '', closedAfter: undefined as number | undefined };
  const started = performance.now();
  socket.on('error', () => {});
  socket.on('data', chunk => {
    heard.text += chunk;
  });
  const closed = once(socket, 'close').then(() => {
    heard.closedAfter = performance.now() - started;
  });
  return { socket, heard, closed };
}

const request = (body: string, headers: readonly string[] = [], length = body.length) =>
  [
    'POST /graphql HTTP/1.1',
    'host: localhost',
    'content-type: application/json',
    `content-length: ${length}`,
    ...headers,
    '',
    body,
  ].join('\r\n');
const ONE = request('{"query":"{ one }"}');

describe('with time-outs', () => {
  let gateway: StartedGateway;
  beforeAll(async () => {
    gateway = await startGateway(SUBGRAPHS, {
      HEADERS_TIMEOUT: '300ms',
      REQUEST_TIMEOUT: '600ms',
      CONNECTION_TIMEOUT: '2s',
      KEEP_ALIVE_TIMEOUT: '900ms',
      SUBSCRIPTIONS_KEEP_ALIVE: '5m',
    });
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  it('a connection on which nothing but empty lines follows an answer ends', async () => {
    const { socket, heard, closed } = open(gateway);
    socket.write(ONE);
    const lines = setInterval(() => socket.write('\r\n'), 200);
    await closed;
    clearInterval(lines);
    expect(heard.text).toContain('{"data":{"one":1}}');
    expect(heard.closedAfter).toBeLessThan(4_000);
  });

  it('a connection that asks again and again stays', async () => {
    const { socket, heard } = open(gateway);
    for (let i = 0; i < 6; i++) {
      socket.write(ONE);
      await sleep(400);
    }
    expect(heard.text.match(/"one":1/g)).toHaveLength(6);
    expect(heard.closedAfter).toBeUndefined();
    socket.destroy();
  });

  it.each([
    ['says nothing', '', 300, 'REQUEST_TIMEOUT'],
    ['sends half of a line', 'POST /gra', 300, 'REQUEST_TIMEOUT'],
    ['sends half of the headers', 'POST /graphql HTTP/1.1\r\nhost: local', 300, 'REQUEST_TIMEOUT'],
    ['sends half of a body', request('{"query"', [], 100), 300, 'REQUEST_TIMEOUT'],
    [
      'begins a chunk',
      'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"q',
      300,
      'REQUEST_TIMEOUT',
    ],
    [
      'begins an upgrade',
      'GET /graphql HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n',
      300,
      'REQUEST_TIMEOUT',
    ],
  ])('a connection that %s is closed, and told why', async (_what, text, earliest, code) => {
    const { socket, heard, closed } = open(gateway);
    socket.write(text);
    await closed;
    expect(heard.closedAfter).toBeGreaterThan(earliest - 50);
    expect(heard.closedAfter).toBeLessThan(6_000);
    // A connection that is silent in the middle of a request may be cut off by either time-out.
    if (heard.text !== '') expect(heard.text).toMatch(new RegExp(`^HTTP/1.1 408 .*${code}`, 's'));
  });

  it('a body that comes byte by byte is given up after the time for a request', async () => {
    const { socket, heard, closed } = open(gateway);
    socket.write(request('', [], 1_000));
    const drip = setInterval(() => socket.write('x'), 100);
    await closed;
    clearInterval(drip);
    expect(heard.text).toMatch(/^HTTP\/1.1 408 .*REQUEST_TIMEOUT/s);
    expect(heard.closedAfter).toBeLessThan(6_000);
  });

  it('an idle connection stays open between requests, and no longer than said', async () => {
    const { socket, heard, closed } = open(gateway);
    socket.write(ONE);
    await sleep(600);
    socket.write(ONE);
    await closed;
    expect(heard.text.match(/HTTP\/1.1 200/g)).toHaveLength(2);
    expect(heard.closedAfter).toBeGreaterThan(1_400);
    expect(heard.closedAfter).toBeLessThan(20_000);
  });

  it('a WebSocket message that is not completed closes its connection', async () => {
    const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    socket.send('{"type":', { fin: false });
    const [code, reason] = await once(socket, 'close');
    expect([code, String(reason)]).toEqual([1008, 'Message timeout']);
  });

  it('a WebSocket that is idle after a message stays open, and an event stream without events too', async () => {
    const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    const { socket: stream, heard } = open(gateway);
    stream.write(request('{"query":"subscription { never }"}', ['accept: text/event-stream']));
    await sleep(2_000);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    expect(heard).toMatchObject({ text: expect.stringMatching(/^HTTP\/1.1 200/), closedAfter: undefined });
    socket.terminate();
    stream.destroy();
  });
});

it('0 turns time-outs off', async () => {
  await using gateway = await startGateway(SUBGRAPHS, {
    HEADERS_TIMEOUT: '0',
    REQUEST_TIMEOUT: '0',
    CONNECTION_TIMEOUT: '0',
  });
  const { socket, heard } = open(gateway);
  await sleep(500);
  socket.write(ONE);
  await expect.poll(() => heard.text, { timeout: 10_000 }).toContain('{"data":{"one":1}}');
  socket.destroy();
});

describe('limits of connections', () => {
  it('of one address are told, and room is made when one ends', async () => {
    await using gateway = await startGateway(SUBGRAPHS, { MAX_CONNECTIONS_PER_ADDRESS: '5' });
    const first = Array.from({ length: 5 }, () => open(gateway));
    await sleep(100);
    const { heard, closed } = open(gateway);
    await closed;
    expect(heard.text).toMatch(/^HTTP\/1.1 429 .*retry-after: 1\r\n.*TOO_MANY_CONNECTIONS/s);
    first[0]!.socket.destroy();
    await sleep(100);
    expect((await gateway.post({ query: '{ one }' })).body).toEqual({ data: { one: 1 } });
    for (const { socket } of first) socket.destroy();
  });

  it('of one address do not count those of a trusted proxy, whose clients are told apart', async () => {
    await using gateway = await startGateway(SUBGRAPHS, {
      MAX_CONNECTIONS_PER_ADDRESS: '2',
      SUBSCRIPTIONS_MAX_CONNECTIONS_PER_ADDRESS: '1',
      HTTP_TRUST_PROXY: 'loopback',
    });
    const sockets = Array.from({ length: 5 }, () => open(gateway));
    const connectFrom = async (ip: string) => {
      const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws', {
        headers: { 'x-forwarded-for': ip },
      });
      const closed = once(socket, 'close').then(([code]) => code as number);
      await once(socket, 'open');
      socket.send('{"type":"connection_init"}');
      return { socket, outcome: Promise.race([closed, once(socket, 'message').then(() => 'acknowledged')]) };
    };
    const a = await connectFrom('203.0.113.1');
    expect(await a.outcome).toBe('acknowledged');
    expect(await (await connectFrom('203.0.113.1')).outcome).toBe(1013);
    const b = await connectFrom('203.0.113.2');
    expect(await b.outcome).toBe('acknowledged');
    expect((await gateway.post({ query: '{ one }' })).body).toEqual({ data: { one: 1 } });
    for (const { socket } of sockets) socket.destroy();
    a.socket.terminate();
    b.socket.terminate();
  });

  it('of the process are told', async () => {
    await using gateway = await startGateway(SUBGRAPHS, { MAX_CONNECTIONS: '3' });
    const first = Array.from({ length: 3 }, () => open(gateway));
    await sleep(100);
    const { heard, closed } = open(gateway);
    await closed;
    expect(heard.text).toMatch(/^HTTP\/1.1 503 .*SERVER_OVERLOADED/s);
    for (const { socket } of first) socket.destroy();
  });

  it('hold on each address of a name', async () => {
    await using gateway = await startGateway(SUBGRAPHS, { HOST: 'localhost', MAX_CONNECTIONS: '2' });
    const port = Number(new URL(gateway.url).port);
    const hosts = ['127.0.0.1', '::1'];
    const heard = hosts.map(() => '');
    const sockets = hosts.flatMap((host, i) =>
      [0, 1, 2].map(() =>
        connect(port, host)
          .on('data', chunk => {
            heard[i] += String(chunk);
          })
          .on('error', () => {}),
      ),
    );
    await sleep(300);
    expect(heard.join('').match(/503/g)!.length).toBeGreaterThanOrEqual(1);
    for (const socket of sockets) socket.destroy();
  });

  it('reservations of event streams of one address leave room for others', async () => {
    await using gateway = await startGateway(SUBGRAPHS, {
      SUBSCRIPTIONS_MAX_CONNECTIONS: '20',
      HTTP_TRUST_PROXY: 'loopback',
    });
    const reserve = async (ip: string) =>
      (await fetch(gateway.url, { method: 'PUT', headers: { 'x-forwarded-for': ip } })).status;
    const from = async (ip: string, times: number) => {
      const statuses = [];
      for (let i = 0; i < times; i++) statuses.push(await reserve(ip));
      return statuses;
    };
    // More than there are: the oldest that are not opened give way.
    expect(await from('203.0.113.1', 100)).toEqual(Array.from({ length: 100 }, () => 201));
    expect(await reserve('203.0.113.2')).toBe(201);
  });

  it('reservations of one address have a limit of their own', async () => {
    await using gateway = await startGateway(SUBGRAPHS);
    const statuses = [];
    for (let i = 0; i < 101; i++) statuses.push((await fetch(gateway.url, { method: 'PUT' })).status);
    expect(statuses.filter(status => status === 201)).toHaveLength(100);
    expect(statuses.at(-1)).toBe(429);
  });
});

it('pipelined requests are answered in order, one after another', async () => {
  await using gateway = await startGateway(SUBGRAPHS);
  const { socket, heard } = open(gateway);
  socket.write(request('{"query":"{ slow }"}') + ONE.repeat(20));
  await expect.poll(() => heard.text.match(/{"data":/g)?.length, { timeout: 15_000 }).toBe(21);
  expect(heard.text.indexOf('"slow":2')).toBeLessThan(heard.text.indexOf('"one":1'));
  socket.destroy();
});

it('a connection that pipelines too many is answered what came first, told so, and closed', async () => {
  await using gateway = await startGateway(SUBGRAPHS);
  const { socket, heard, closed } = open(gateway);
  socket.write(request('{"query":"{ slow }"}') + ONE.repeat(65));
  await closed;
  expect(heard.text.match(/HTTP\/1.1 200/g)).toHaveLength(65);
  expect(heard.text).toMatch(/HTTP\/1.1 429 .*TOO_MANY_CONNECTIONS/s);
});

it("one WebSocket's thousand queries wait in their own line, and are all answered", async () => {
  await using gateway = await startGateway(SUBGRAPHS);
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  let completed = 0;
  socket.on('message', data => {
    if (JSON.parse(String(data)).type === 'complete') completed++;
  });
  for (let i = 0; i < 1_000; i++) {
    const query = i < 20 ? '{ slow }' : '{ one }';
    socket.send(JSON.stringify({ id: String(i), type: 'subscribe', payload: { query } }));
  }
  const started = performance.now();
  expect((await gateway.post({ query: '{ one }' })).body).toEqual({ data: { one: 1 } });
  expect(performance.now() - started).toBeLessThan(3_000);
  await expect.poll(() => completed, { timeout: 60_000 }).toBe(1_000);
  socket.terminate();
});

it('an upgrade to an address that is none, or by a client that leaves, ends nothing', async () => {
  await using gateway = await startGateway(SUBGRAPHS);
  for (const target of ['//', 'http://[', '/graphql', '*']) {
    const { socket } = open(gateway);
    socket.write(
      `GET ${target} HTTP/1.1\r\nhost: a\r\norigin: https://evil.example\r\nconnection: upgrade\r\nupgrade: websocket\r\n` +
        'sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    socket.resetAndDestroy();
  }
  await sleep(300);
  expect((await gateway.post({ query: '{ one }' })).body).toEqual({ data: { one: 1 } });
});
