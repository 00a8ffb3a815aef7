import { GraphQLError } from 'graphql';
import { createClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { eventsOf, startPlugged, WAYS } from '../../tests/support/plugged-gateway.ts';
import type { PluginHooks } from './events.ts';
import { definePlugin } from './plugin.ts';
import { refuse } from './refuse.ts';

const plugin = (hooks: PluginHooks, name = 'test') => definePlugin({ name, setup: () => hooks })();
const TICKS = 'subscription Ticks { ticks { count } }';
const tick = (count: number) => ({ data: { ticks: { count } } });

describe.each(WAYS)('onSubscriptionStart over %s subgraphs', way => {
  it('refuses subscriptions before their subgraph is asked, and nothing else', async () => {
    const seen: unknown[] = [];
    await using gateway = await startPlugged(
      [
        plugin({
          onSubscriptionStart({ operationName, operationType }) {
            seen.push([operationName, operationType]);
            return operationName === 'Ticks' ? refuse({ code: 'FORBIDDEN', message: 'No ticks' }) : undefined;
          },
        }),
      ],
      { way },
    );
    const refused = await eventsOf(gateway, TICKS);
    expect(refused.payloads).toEqual([{ errors: [{ message: 'No ticks', extensions: { code: 'FORBIDDEN' } }] }]);
    expect(gateway.requests).toEqual([]);
    expect((await eventsOf(gateway, 'subscription Others { ticks { count } }')).payloads).toEqual([1, 2, 3].map(tick));
    await gateway.ask('{ book { id } }');
    // This client cannot read a stream.
    expect((await gateway.ask(TICKS)).code).toBe('SUBSCRIPTION_NOT_ACCEPTED');
    expect(seen).toEqual([
      ['Ticks', 'subscription'],
      ['Others', 'subscription'],
    ]);
  });

  it.each([
    ['a GraphQLError', new GraphQLError('No', { extensions: { code: 'FORBIDDEN' } }), 'FORBIDDEN'],
    ['anything else', new Error('down'), 'INTERNAL_SERVER_ERROR'],
  ])('that throws %s refuses it', async (_, error, code) => {
    for (const run of [
      async () => Promise.reject(error),
      () => {
        throw error;
      },
    ]) {
      await using gateway = await startPlugged([plugin({ onSubscriptionStart: run })], { way });
      const { payloads } = await eventsOf(gateway, TICKS);
      expect(payloads).toMatchObject([{ errors: [{ extensions: { code } }] }]);
    }
  });

  it('that gives something else than a refusal refuses it as a fault', async () => {
    await using gateway = await startPlugged([plugin({ onSubscriptionStart: (() => true) as never })], { way });
    expect((await eventsOf(gateway, TICKS)).payloads).toMatchObject([
      { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
    ]);
  });
});

describe.each(WAYS)('onSubscriptionEvent over %s subgraphs', way => {
  it('replaces and drops events, from the last plugin to the first', async () => {
    const seen: unknown[] = [];
    const countOf = (payload: object) => (payload as ReturnType<typeof tick>).data.ticks.count;
    await using gateway = await startPlugged(
      [
        plugin({
          onSubscriptionEvent: ({ payload }) => {
            seen.push(['a', countOf(payload)]);
            return { payload: { ...tick(countOf(payload) * 2), extensions: { a: 1 } } };
          },
        }),
        plugin({
          onSubscriptionEvent: async ({ payload, operationName }) => {
            seen.push(['b', countOf(payload), operationName]);
            if (countOf(payload) === 2) return null;
            return { payload: tick(countOf(payload) * 10) };
          },
        }),
      ],
      { way },
    );
    const extensions = { a: 1 };
    expect((await eventsOf(gateway, TICKS)).payloads).toEqual([
      { ...tick(20), extensions },
      { ...tick(60), extensions },
    ]);
    expect(seen).toEqual([
      ['b', 1, 'Ticks'],
      ['a', 10],
      ['b', 2, 'Ticks'],
      ['b', 3, 'Ticks'],
      ['a', 30],
    ]);
  });

  it('leaves the text of an event alone that it only looks at', async () => {
    await using gateway = await startPlugged([plugin({ onSubscriptionEvent: () => {} })], { way });
    expect((await eventsOf(gateway, TICKS)).text).toContain('data: {"data":{"ticks":{"count":1}}}\n');
  });

  it.each([
    ['a GraphQLError', new GraphQLError('Enough', { extensions: { code: 'FORBIDDEN' } }), 'FORBIDDEN'],
    ['anything else', new Error('down'), 'INTERNAL_SERVER_ERROR'],
  ])('that throws %s ends the subscription', async (_, error, code) => {
    for (const later of [false, true]) {
      const run = ({ payload }: { payload: object }) => {
        if (!JSON.stringify(payload).includes('2')) return undefined;
        if (later) return Promise.reject(error);
        throw error;
      };
      await using gateway = await startPlugged([plugin({ onSubscriptionEvent: run })], { way });
      const { payloads } = await eventsOf(gateway, TICKS);
      expect(payloads).toMatchObject([tick(1), { errors: [{ extensions: { code } }] }]);
      expect(payloads).toHaveLength(2);
    }
  });

  it('changes events over WebSockets, which a client may leave meanwhile', async () => {
    await using gateway = await startPlugged(
      [plugin({ onSubscriptionEvent: ({ payload }) => ({ payload: { ...payload, extensions: { seen: true } } }) })],
      { way },
    );
    const client = createClient({ url: gateway.url.replace('http', 'ws'), webSocketImpl: WebSocket });
    for await (const event of client.iterate({ query: 'subscription { ticks(to: 100) { count } }' })) {
      expect(event).toEqual({ ...tick(1), extensions: { seen: true } });
      break;
    }
    await client.dispose();
  });
});
