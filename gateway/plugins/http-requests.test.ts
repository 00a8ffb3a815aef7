import { GraphQLError } from 'graphql';
import { createClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readReply, startPlugged } from '../../tests/support/plugged-gateway.ts';
import { defineContextKey } from '../request/plugin-context.ts';
import type { HttpAnswer, HttpRequestEvent, PluginHooks } from './events.ts';
import { definePlugin } from './plugin.ts';

const plugin = (hooks: PluginHooks, name = 'test') => definePlugin({ name, setup: () => hooks })();
const onHttpRequest = (run: NonNullable<PluginHooks['onHttpRequest']>) => plugin({ onHttpRequest: run });

describe('onHttpRequest', () => {
  it('is told of method, URL, headers, address, id and parsed body', async () => {
    const seen: Record<string, unknown>[] = [];
    await using gateway = await startPlugged([
      onHttpRequest(({ method, url, headers, ip, requestId, body, upgrade }) => {
        seen.push({ method, url, agent: headers['x-agent'], ip, requestId, body, upgrade });
      }),
    ]);
    const asked = { query: '{ book { id } }' };
    const { status, headers } = await gateway.ask(asked, { 'x-agent': 'a', 'x-request-id': 'id-1' });
    expect([status, headers.get('x-request-id')]).toEqual([200, 'id-1']);
    const common = { method: 'POST', url: '/graphql', ip: '127.0.0.1', upgrade: false };
    expect(seen).toEqual([{ ...common, agent: 'a', requestId: 'id-1', body: asked }]);
  });

  it('is not told of health, nor of what is refused as from another site', async () => {
    const seen: string[] = [];
    await using gateway = await startPlugged([onHttpRequest(({ url }) => void seen.push(url))]);
    const at = (path: string) => fetch(gateway.url.replace('/graphql', path));
    expect((await at('/health')).status).toBe(200);
    expect((await at('/health/live')).status).toBe(200);
    expect((await fetch(`${gateway.url}?query={__typename}`)).status).toBe(400);
    expect(seen).toEqual([]);
    expect((await at('/elsewhere')).status).toBe(404);
    expect(seen).toEqual(['/elsewhere']);
  });

  it.each<[string, (event: HttpRequestEvent) => HttpAnswer | Promise<HttpAnswer>]>([
    ['at once', () => ({ status: 418, headers: { 'X-Pot': 'tea' }, body: { a: 1 } })],
    ['later', async () => ({ status: 418, headers: { 'X-Pot': 'tea' }, body: { a: 1 } })],
  ])('answers by itself, %s', async (_, run) => {
    await using gateway = await startPlugged([onHttpRequest(run)]);
    const { status, headers, body } = await gateway.ask('{ book { id } }');
    expect({ status, pot: headers.get('x-pot'), type: headers.get('content-type'), body }).toEqual({
      status: 418,
      pot: 'tea',
      type: 'application/json; charset=utf-8',
      body: { a: 1 },
    });
  });

  it('answers text as text, and nothing with nothing', async () => {
    await using gateway = await startPlugged([
      onHttpRequest(({ url }) => (url.includes('empty') ? { status: 204 } : { status: 200, body: 'hello' })),
    ]);
    const text = await readReply(await fetch(gateway.url.replace('/graphql', '/hello')));
    expect([text.text, text.headers.get('content-type')]).toEqual(['hello', 'text/plain; charset=utf-8']);
    expect((await fetch(gateway.url.replace('/graphql', '/empty'))).status).toBe(204);
  });

  it('sets headers of the request for what follows, headers of the response, and another body', async () => {
    await using gateway = await startPlugged([
      onHttpRequest(event => {
        event.setRequestHeader('X-Tenant', 'acme');
        event.setRequestHeader('x-secret', undefined);
        event.setResponseHeader('x-answered-by', 'test');
        event.setBody({ query: '{ tenant: header(name: "x-tenant") secret: header(name: "x-secret") }' });
      }),
    ]);
    const { body, headers } = await gateway.ask('{ book { id } }', { 'x-secret': 's' });
    expect(body).toEqual({ data: { tenant: 'acme', secret: null } });
    expect(headers.get('x-answered-by')).toBe('test');
  });

  it('hands values on to the operations of the request, each of which has its own', async () => {
    const counts = defineContextKey<string[]>('counts');
    const first = onHttpRequest(({ context }) => context.set(counts, ['http']));
    const second = plugin({
      onOperation({ context, operationName }) {
        context.set(counts, [...(context.get(counts) ?? []), operationName ?? '']);
      },
      onAnswer: ({ context }) => ({ extensions: { counts: context.get(counts) } }),
    });
    await using gateway = await startPlugged([first, second], { environment: { LIMITS_BATCH: '5' } });
    const { body } = await gateway.ask([{ query: 'query A { book { id } }' }, { query: 'query B { book { id } }' }]);
    expect(body.map(({ extensions }: { extensions: unknown }) => extensions)).toEqual([
      { counts: ['http', 'A'] },
      { counts: ['http', 'B'] },
    ]);
  });

  it.each([
    [
      'a GraphQLError',
      new GraphQLError('Not today', { extensions: { code: 'FORBIDDEN' } }),
      403,
      'FORBIDDEN',
      'Not today',
    ],
    [
      'one with a status',
      new GraphQLError('Pay', { extensions: { code: 'UNPAID', http: { status: 402 } } }),
      402,
      'UNPAID',
      'Pay',
    ],
    ['anything else', new Error('10.0.0.7 is down'), 500, 'INTERNAL_SERVER_ERROR', 'Internal server error'],
  ])('that throws %s ends the request', async (_, error, status, code, message) => {
    for (const run of [
      () => {
        throw error;
      },
      () => Promise.reject(error),
    ]) {
      await using gateway = await startPlugged([onHttpRequest(run)]);
      const reply = await gateway.ask('{ book { id } }');
      expect([reply.status, reply.code, reply.body.errors[0].message]).toEqual([status, code, message]);
      expect(reply.text).not.toContain('10.0.0.7');
    }
  });

  it('that gives a wrong status ends the request as a fault', async () => {
    await using gateway = await startPlugged([onHttpRequest(() => ({ status: 99 }))]);
    expect((await gateway.ask('{ book { id } }')).status).toBe(500);
  });
});

describe('onHttpRequest and WebSockets', () => {
  const refuseWithoutKey = (later: boolean) =>
    onHttpRequest(event => {
      const answer =
        event.headers['x-key'] === 'k' ? undefined : { status: 401, headers: { 'x-why': 'no key' }, body: 'no' };
      if (!answer) event.setResponseHeader('x-hello', 'you');
      return later ? Promise.resolve(answer) : answer;
    });
  const open = (url: string, headers: Record<string, string>) =>
    new Promise<{ status: number | undefined; headers: Record<string, unknown>; socket: WebSocket }>(resolve => {
      const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { headers });
      socket.once('upgrade', ({ statusCode: status, headers: got }) => resolve({ status, headers: got, socket }));
      socket.once('unexpected-response', (_, { statusCode: status, headers: got }) =>
        resolve({ status, headers: got, socket }),
      );
      socket.on('error', () => {});
    });

  it.each([false, true])('refuses and admits upgrades by their headers; waiting: %s', async later => {
    await using gateway = await startPlugged([refuseWithoutKey(later)]);
    const refused = await open(gateway.url, {});
    expect(refused).toMatchObject({ status: 401, headers: { 'x-why': 'no key', 'content-length': '2' } });
    const admitted = await open(gateway.url, { 'x-key': 'k' });
    expect(admitted).toMatchObject({ status: 101, headers: { 'x-hello': 'you' } });
    admitted.socket.close();
  });

  it('refuses an upgrade with an error that it throws, and one of another origin before any hook', async () => {
    const seen: unknown[] = [];
    await using gateway = await startPlugged([
      onHttpRequest(({ upgrade, body }) => {
        seen.push([upgrade, body]);
        throw new Error('down');
      }),
    ]);
    expect(await open(gateway.url, { origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    expect(seen).toEqual([]);
    expect(await open(gateway.url, {})).toMatchObject({ status: 500 });
    expect(seen).toEqual([[true, undefined]]);
  });

  it('sets headers and values for the operations of the connection', async () => {
    const key = defineContextKey<string>('upgrade');
    await using gateway = await startPlugged([
      plugin({
        onHttpRequest(event) {
          event.setRequestHeader('x-tenant', 'acme');
          event.context.set(key, event.requestId);
        },
        onAnswer: ({ context, requestId }) => ({
          extensions: { isFrom: requestId.startsWith(context.get(key) ?? '?') },
        }),
      }),
    ]);
    const client = createClient({ url: gateway.url.replace('http', 'ws'), webSocketImpl: WebSocket });
    for await (const result of client.iterate({ query: '{ header(name: "x-tenant") }' })) {
      expect(result).toEqual({ data: { header: 'acme' }, extensions: { isFrom: true } });
    }
    await client.dispose();
  });
});
