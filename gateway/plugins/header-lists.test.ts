import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startCoprocessor } from '../../tests/support/coprocessor-service.ts';
import { eventsOf, startPlugged, WAYS } from '../../tests/support/plugged-gateway.ts';
import coprocessor from './coprocessor/coprocessor.ts';
import type { PluginHooks } from './events.ts';
import { definePlugin } from './plugin.ts';
import { refuse } from './refuse.ts';

const plugin = (hooks: PluginHooks) => definePlugin({ name: 'test', setup: () => hooks })();
const COOKIES: readonly string[] = Object.freeze(['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'b=2; Path=/']);
const headers = { 'Set-Cookie': COOKIES };
const TICKS = 'subscription { ticks { count } }';

describe('several set-cookie headers', () => {
  it.each<[string, PluginHooks, number]>([
    ['an answer', { onAnswer: () => ({ headers }) }, 200],
    ['an answer whose status it sets', { onAnswer: () => ({ headers, status: 203 }) }, 203],
    ['a refusal', { onOperation: () => refuse({ headers }) }, 403],
    ['an early HTTP answer', { onHttpRequest: () => ({ status: 418, headers, body: {} }) }, 418],
    ['any response', { onHttpRequest: event => event.setResponseHeader('Set-Cookie', COOKIES) }, 200],
    [
      'any response, one at a time',
      {
        onHttpRequest(event) {
          for (const cookie of COOKIES) event.setResponseHeader('Set-Cookie', cookie);
        },
      },
      200,
    ],
  ])('of hooks reach the client of %s, each time', async (_, hooks, status) => {
    await using gateway = await startPlugged([plugin(hooks)]);
    for (let time = 0; time < 2; time++) {
      const reply = await gateway.ask('{ book { id } }');
      expect([reply.status, reply.headers.getSetCookie()]).toEqual([status, COOKIES]);
    }
  });

  it('of two hooks are joined', async () => {
    await using gateway = await startPlugged([
      plugin({
        onHttpRequest: event => event.setResponseHeader('set-cookie', COOKIES),
        onAnswer: () => ({ headers: { 'set-cookie': 'c=3' } }),
      }),
    ]);
    for (let time = 0; time < 2; time++) {
      expect((await gateway.ask('{ book { id } }')).headers.getSetCookie()).toEqual([...COOKIES, 'c=3']);
    }
  });

  it('of the operations of a batch are joined', async () => {
    await using gateway = await startPlugged(
      [plugin({ onAnswer: ({ operationName: name }) => ({ headers: { 'set-cookie': `${name}=1` } }) })],
      { environment: { LIMITS_BATCH: '2' } },
    );
    const batch = ['A', 'B'].map(name => ({ query: `query ${name} { book { id } }`, operationName: name }));
    expect((await gateway.ask(batch)).headers.getSetCookie()).toEqual(['A=1', 'B=1']);
  });

  it('reach clients of streams', async () => {
    await using gateway = await startPlugged([plugin({ onAnswer: () => ({ headers }) })]);
    const streams = [
      await eventsOf(gateway, TICKS),
      await gateway.ask(TICKS, { accept: 'multipart/mixed;subscriptionSpec="1.0", application/json' }),
      await gateway.ask('{ book { id ... @defer { stars } } }', {
        accept: 'multipart/mixed;deferSpec=20220824, application/json',
      }),
    ];
    expect(streams.map(one => one.headers.getSetCookie())).toEqual([COOKIES, COOKIES, COOKIES]);
  });

  it.each([101, 401])('reach the client of an upgrade to a WebSocket, answered %i', async status => {
    await using gateway = await startPlugged([
      plugin({
        onHttpRequest(event) {
          event.setResponseHeader('Set-Cookie', COOKIES[0]!);
          if (status !== 101) return { status, headers: { 'Set-Cookie': COOKIES[1]! } };
          event.setResponseHeader('Set-Cookie', COOKIES[1]!);
          return undefined;
        },
      }),
    ]);
    const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
    socket.on('error', () => {});
    const event = status === 101 ? 'upgrade' : 'unexpected-response';
    const found = await new Promise(resolve =>
      socket.once(event, (...given: unknown[]) => {
        const response = given.at(-1) as ServerResponse & { readonly headers: Record<string, unknown> };
        resolve(response.headers['set-cookie']);
      }),
    );
    socket.terminate();
    expect(found).toEqual(COOKIES);
  });

  it.each([
    ['RouterResponse', { router: { response: {} } }, undefined],
    ['RouterRequest', { router: { request: {} } }, { break: 401 }],
    ['SupergraphRequest', { supergraph: { request: {} } }, { break: 401 }],
  ])('of a coprocessor reach the client from %s', async (_, options, control) => {
    await using service = await startCoprocessor(() => ({
      headers: { 'set-cookie': COOKIES, 'x-one': ['1'] },
      ...(control && { control, body: { errors: [{ message: 'no' }] } }),
    }));
    await using gateway = await startPlugged([coprocessor({ url: service.url, ...options })]);
    const reply = await gateway.ask('{ book { id } }');
    expect([reply.status, reply.headers.getSetCookie()]).toEqual([control?.break ?? 200, COOKIES]);
    expect(reply.headers.get('x-one')).toBe('1');
  });

  it('of hooks are lists for a coprocessor', async () => {
    await using service = await startCoprocessor(() => ({}));
    await using gateway = await startPlugged([
      coprocessor({ url: service.url, router: { response: { headers: true } } }),
      plugin({ onAnswer: () => ({ headers }) }),
    ]);
    const reply = await gateway.ask('{ book { id } }');
    expect(service.calls[0].headers['set-cookie']).toEqual(COOKIES);
    expect(reply.headers.getSetCookie()).toEqual(COOKIES);
  });
});

describe.each(WAYS)('several values of a request header, to %s subgraphs', way => {
  it('are joined by commas, and cookies by semicolons', async () => {
    await using service = await startCoprocessor(({ headers: sent }) => ({
      headers: { ...sent, 'x-tag': ['a', 'b'], cookie: ['a=1', 'b=2'] },
    }));
    await using gateway = await startPlugged(
      [coprocessor({ url: service.url, subgraph: { all: { request: { headers: true } } } })],
      { way },
    );
    const { body } = await gateway.ask('{ tag: header(name: "x-tag") cookie: header(name: "cookie") }');
    expect(body.data).toEqual({ tag: 'a, b', cookie: 'a=1; b=2' });
  });
});
