import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readSettings } from '../../site/settings/read-settings.ts';
import { schemaOf, supergraphOf, type TestSubgraph } from '../support/federate.ts';
import { createGatewayHost, createSubgraphHost } from '../support/hosts.ts';

/** Streams go at the pace of their clients. */

const EVENT_BYTES = 65_536;

/** A subgraph whose events come as fast as they are taken. */
function createFlood() {
  const flood = { produced: 0, ended: 0 };
  const subgraph: TestSubgraph = {
    typeDefs: 'type Query { a: Int } type Subscription { flood: String }',
    resolvers: {
      Subscription: {
        flood: {
          async *subscribe() {
            try {
              for (;;) {
                flood.produced++;
                await new Promise(resolve => setImmediate(resolve));
                yield { flood: 'x'.repeat(EVENT_BYTES) };
              }
            } finally {
              flood.ended++;
            }
          },
        },
      },
    },
  };
  return { flood, subgraph };
}

async function start(way: 'embedded' | 'websocket' | 'sse' | 'multipart', environment: Record<string, string> = {}) {
  const stack = new AsyncDisposableStack();
  const { flood, subgraph } = createFlood();
  const common = {
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
    SUBGRAPHS_UNSIGNED: 'true',
  };
  const served = { name: 'shop', schema: schemaOf(subgraph), createContext: (context: object) => context };
  const more: Record<string, string> = {};
  if (way !== 'embedded') {
    const host = await createSubgraphHost(readSettings(common), served);
    stack.defer(() => host.close());
    more.SUBGRAPH_SHOP_URL = await host.listen();
    more.SUBGRAPH_SHOP_SUBSCRIPTIONS_PROTOCOL = way;
  }
  const settings = readSettings({ ...common, ...more, ...environment });
  const embedded = new Map(way === 'embedded' ? [['shop', served]] : []);
  const host = await createGatewayHost(settings, supergraphOf({ shop: subgraph }), embedded);
  stack.defer(() => host.close());
  return { flood, url: new URL(await host.listen()), [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Subscribes on a connection of its own, whose bytes are read only when the test does so. */
async function subscribe(url: URL): Promise<Socket> {
  const body = JSON.stringify({ query: 'subscription { flood }' });
  const socket = connect(Number(url.port), url.hostname);
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.write(
    `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\naccept: text/event-stream\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  return socket;
}

/** The number once it has not changed for a while. */
async function settled(read: () => number): Promise<number> {
  for (;;) {
    const before = read();
    await sleep(400);
    if (before > 0 && read() === before) return before;
  }
}

describe.each(['embedded', 'sse', 'multipart'] as const)('events of a subgraph that is reached by %s', way => {
  it('are worked out as they are taken, and wait for a client that takes none', async () => {
    await using gateway = await start(way);
    const { flood } = gateway;
    const socket = await subscribe(gateway.url);
    // What the system buffers for two or four sockets.
    const stopped = await settled(() => flood.produced);
    expect(stopped * EVENT_BYTES).toBeLessThan(32 * 1_048_576);
    let bytes = 0;
    socket.on('data', chunk => {
      bytes += chunk.length;
    });
    await expect.poll(() => bytes, { timeout: 30_000 }).toBeGreaterThan(stopped * EVENT_BYTES + 4 * 1_048_576);
    expect(flood.produced).toBeGreaterThan(stopped);
    socket.destroy();
    await expect.poll(() => flood.ended, { timeout: 10_000 }).toBe(1);
  });
});

it('of a subgraph that is reached by WebSocket, so many may wait, and the stream ends with an error', async () => {
  await using gateway = await start('websocket');
  const { flood } = gateway;
  const socket = await subscribe(gateway.url);
  await expect.poll(() => flood.ended, { timeout: 30_000 }).toBe(1);
  // A thousand in the gateway, and what the system buffers.
  expect(flood.produced).toBeLessThan(2_000);
  let text = '';
  socket.setEncoding('latin1').on('data', chunk => {
    text = (text + chunk).slice(-500);
  });
  await expect.poll(() => text, { timeout: 30_000 }).toContain('event: complete');
  expect(text).toContain('"SUBREQUEST_HTTP_ERROR"');
  socket.destroy();
});

it('a client that takes nothing for too long is cut off, and its stream ends', async () => {
  await using gateway = await start('embedded', { SUBSCRIPTIONS_WRITE_TIMEOUT: '500ms' });
  const socket = await subscribe(gateway.url);
  await expect.poll(() => gateway.flood.ended, { timeout: 10_000 }).toBe(1);
  socket.destroy();
});

it('a WebSocket beyond those that may be open is told to come later', async () => {
  await using gateway = await start('embedded', { SUBSCRIPTIONS_MAX_CONNECTIONS: '1' });
  const open = () => new WebSocket(gateway.url.href.replace('http', 'ws'), 'graphql-transport-ws');
  const first = open();
  await once(first, 'open');
  expect((await once(open(), 'close'))[0]).toBe(1013);
  first.close();
  await once(first, 'close');
  const next = open();
  await once(next, 'open');
  next.close();
});
