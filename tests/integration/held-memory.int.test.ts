import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts';

/** What a client can make the gateway hold in memory, measured in a process of its own that has planned nothing yet. */

const LARGE = 5_600_000;
const query = `{ text(size: ${LARGE}) }`;
const JSON_HEADERS = { 'content-type': 'application/json' };

async function openSocket({ port }: GatewayProcess): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** A request as it goes over the wire. */
function post(body: string, headers: Record<string, string> = {}, length = Buffer.byteLength(body)): string {
  const all = { host: 'localhost', 'content-type': 'application/json', 'content-length': String(length), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `POST /graphql HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

async function openWebSocket({ wsUrl }: GatewayProcess): Promise<WebSocket> {
  const socket = new WebSocket(wsUrl, 'graphql-transport-ws');
  socket.on('error', () => {});
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  return socket;
}

const subscribe = (id: number | string, text: string) =>
  JSON.stringify({ id: String(id), type: 'subscribe', payload: { query: text } });

/** Others are answered as if nothing were. */
async function expectAnswers({ url }: GatewayProcess): Promise<void> {
  const started = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: '{"query":"{ length(text: \\"abc\\") }"}',
  });
  expect(await response.json()).toEqual({ data: { length: 3 } });
  expect(performance.now() - started).toBeLessThan(10_000);
}

describe('a client that reads nothing', () => {
  it('and asks for 100 answers of 5.6 MB over a WebSocket costs less than 300 MB', async () => {
    await using gateway = await startGatewayProcess();
    const socket = await openWebSocket(gateway);
    socket.pause();
    for (let i = 0; i < 100; i++) socket.send(subscribe(i, query));
    await sleep(4_000);
    await expectAnswers(gateway);
    expect(await gateway.peakMegabytes()).toBeLessThan(300);
    socket.terminate();
  });

  it('over 60 WebSockets of one address costs less than 400 MB', async () => {
    await using gateway = await startGatewayProcess();
    const sockets = await Promise.all(Array.from({ length: 60 }, () => openWebSocket(gateway)));
    for (const socket of sockets) {
      socket.pause();
      for (let i = 0; i < 3; i++) socket.send(subscribe(i, query));
    }
    await sleep(4_000);
    await expectAnswers(gateway);
    expect(await gateway.peakMegabytes()).toBeLessThan(400);
    for (const socket of sockets) socket.terminate();
  });

  it('and sends 600,000 pings costs less than 200 MB', async () => {
    await using gateway = await startGatewayProcess();
    const socket = await openWebSocket(gateway);
    socket.pause();
    for (let i = 0; i < 300_000; i++) {
      socket.send('{"type":"ping"}');
      socket.ping();
      if (i % 1_000 === 0 && socket.bufferedAmount > 1_000_000) await sleep(1);
      // The gateway does not read either.
      if (socket.bufferedAmount > 20_000_000) break;
    }
    await sleep(1_000);
    await expectAnswers(gateway);
    expect(await gateway.peakMegabytes()).toBeLessThan(200);
    socket.terminate();
  });

  it('and pipelines 200 requests on one connection costs less than 300 MB', async () => {
    await using gateway = await startGatewayProcess();
    const socket = await openSocket(gateway);
    socket.pause();
    socket.write(post(JSON.stringify({ query })).repeat(200));
    await sleep(4_000);
    await expectAnswers(gateway);
    expect(await gateway.peakMegabytes()).toBeLessThan(300);
    socket.destroy();
  });

  it('on 100 connections costs less than 350 MB', async () => {
    await using gateway = await startGatewayProcess();
    const sockets = await Promise.all(Array.from({ length: 100 }, () => openSocket(gateway)));
    for (const socket of sockets) {
      socket.pause();
      socket.write(post(JSON.stringify({ query })));
    }
    await sleep(4_000);
    await expectAnswers(gateway);
    expect(await gateway.peakMegabytes()).toBeLessThan(350);
    for (const socket of sockets) socket.destroy();
  });

  it.each(['text/event-stream', 'multipart/mixed;subscriptionSpec="1.0"'])(
    'of 60 streams of events in %s costs less than 350 MB',
    async accept => {
      await using gateway = await startGatewayProcess();
      const sockets = await Promise.all(Array.from({ length: 60 }, () => openSocket(gateway)));
      for (const socket of sockets) {
        socket.pause();
        socket.write(post(JSON.stringify({ query: `subscription { texts(size: ${LARGE}, count: 10) }` }), { accept }));
      }
      await sleep(4_000);
      await expectAnswers(gateway);
      expect(await gateway.peakMegabytes()).toBeLessThan(350);
      for (const socket of sockets) socket.destroy();
    },
  );

  it('on a single event stream with 100 operations costs less than 300 MB', async () => {
    await using gateway = await startGatewayProcess();
    const token = await (await fetch(gateway.url, { method: 'PUT' })).text();
    const headers = { ...JSON_HEADERS, 'x-graphql-event-stream-token': token };
    const stream = await openSocket(gateway);
    stream.write(
      `GET /graphql HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\nx-graphql-event-stream-token: ${token}\r\n\r\n`,
    );
    stream.pause();
    await sleep(200);
    for (let i = 0; i < 100; i++) {
      const body = JSON.stringify({ query, extensions: { operationId: String(i) } });
      const { status } = await fetch(gateway.url, { method: 'POST', headers, body });
      expect(status).toBe(202);
    }
    await sleep(3_000);
    await expectAnswers(gateway);
    expect(await gateway.peakMegabytes()).toBeLessThan(300);
    stream.destroy();
  });
});

describe('a client that sends no end', () => {
  it('of 100 bodies of 4 MB costs less than 300 MB, and is told', async () => {
    await using gateway = await startGatewayProcess();
    const sockets = await Promise.all(Array.from({ length: 100 }, () => openSocket(gateway)));
    const heard = sockets.map(socket => {
      let text = '';
      socket.on('data', chunk => {
        text += chunk;
      });
      return () => text;
    });
    const body = `{"query":"{ length(text: \\"${'x'.repeat(3_900_000)}`;
    for (const socket of sockets) socket.write(post(body, {}, 4_000_000));
    await expect
      .poll(() => heard.filter(text => text().startsWith('HTTP/1.1 503')).length, { timeout: 30_000 })
      .toBeGreaterThan(50);
    expect(heard.find(text => text() !== '')!()).toContain('SERVER_OVERLOADED');
    expect(await gateway.peakMegabytes()).toBeLessThan(300);
    for (const socket of sockets) socket.destroy();
    await sleep(100);
    await expectAnswers(gateway);
  });

  it('of 600 WebSocket messages of 1 MB costs less than 400 MB', async () => {
    await using gateway = await startGatewayProcess({ SUBSCRIPTIONS_MAX_MESSAGE_BYTES: '1MiB' });
    const sockets = await Promise.all(Array.from({ length: 600 }, () => openWebSocket(gateway)));
    const fragment = Buffer.alloc(10_000, 'x');
    for (const socket of sockets) for (let i = 0; i < 100; i++) socket.send(fragment, { fin: false });
    await sleep(3_000);
    expect(await gateway.peakMegabytes()).toBeLessThan(400);
    for (const socket of sockets) socket.terminate();
    await sleep(100);
    await expectAnswers(gateway);
  });

  it('of 2 bodies in chunks of a byte costs less than 250 MB, and is told', async () => {
    await using gateway = await startGatewayProcess();
    const chunks = '1\r\n \r\n'.repeat(10_000);
    const heard = await Promise.all(
      [0, 1].map(async () => {
        const socket = await openSocket(gateway);
        let text = '';
        socket.on('data', chunk => {
          text += chunk;
        });
        socket.write(
          'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
        );
        for (let sent = 0; sent < 60 && !socket.destroyed; sent++) {
          if (!socket.write(chunks)) await Promise.race([once(socket, 'drain'), sleep(200)]);
        }
        for (let waited = 0; text === '' && waited < 20_000; waited += 100) await sleep(100);
        socket.destroy();
        return text;
      }),
    );
    expect(heard.join()).toContain('HTTP/1.1 503');
    await expectAnswers(gateway);
    expect(await gateway.peakMegabytes()).toBeLessThan(250);
  });
});

describe('small texts that are large once they are read', () => {
  /** Three bytes each, and some sixty in memory. */
  const objects = (count: number) => `[${Array(count).fill('{}').join()}]`;

  it('as variables of 40 requests cost less than 350 MB', async () => {
    await using gateway = await startGatewayProcess();
    const variables = objects(1_000_000);
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const body = `{"query":"{ a${i}: length(text: \\"abc\\") }","variables":{"a":${variables}}}`;
        const response = await fetch(gateway.url, { method: 'POST', headers: JSON_HEADERS, body }).catch(
          () => undefined,
        );
        await response?.text();
        return response?.status;
      }),
    );
    expect(statuses.filter(status => status === 503).length).toBeGreaterThan(20);
    await expectAnswers(gateway);
    expect(await gateway.peakMegabytes()).toBeLessThan(350);
  });

  it('as variables of operations that wait on WebSockets cost less than 350 MB', async () => {
    await using gateway = await startGatewayProcess();
    const variables = objects(80_000);
    const sockets = await Promise.all(Array.from({ length: 12 }, () => openWebSocket(gateway)));
    for (const [i, socket] of sockets.entries()) {
      for (let k = 0; k < 40 && socket.readyState === socket.OPEN; k++) {
        const payload = `{"query":"{ a${i}_${k}: slow(milliseconds: 300) }","variables":{"a":${variables}}}`;
        socket.send(`{"id":"${k}","type":"subscribe","payload":${payload}}`);
        if (socket.bufferedAmount > 2_000_000) await sleep(5);
      }
    }
    await sleep(1_000);
    await expectAnswers(gateway);
    expect(await gateway.peakMegabytes()).toBeLessThan(350);
    for (const socket of sockets) socket.terminate();
  });

  it.each([5_000, 100_000])('as a ping that nests %i deep ends nothing', async depth => {
    await using gateway = await startGatewayProcess();
    const socket = await openWebSocket(gateway);
    socket.send(`{"type":"ping","payload":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`);
    await sleep(300);
    await expectAnswers(gateway);
    expect(gateway.child.exitCode).toBeNull();
    socket.terminate();
  });
});
