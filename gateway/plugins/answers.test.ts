import { GraphQLError } from 'graphql';
import { createClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { eventsOf, startPlugged } from '../../tests/support/plugged-gateway.ts';
import type { AnswerEvent, PluginHooks, StreamEvent } from './events.ts';
import { definePlugin } from './plugin.ts';

const plugin = (hooks: PluginHooks, name = 'test') => definePlugin({ name, setup: () => hooks })();
const onAnswer = (run: NonNullable<PluginHooks['onAnswer']>) => plugin({ onAnswer: run });

describe('onAnswer', () => {
  it('is told of answers, partial answers and refusals', async () => {
    const seen: unknown[] = [];
    await using gateway = await startPlugged([
      onAnswer(event => {
        if (event.kind !== 'answer') return;
        const { outcome, status, data, errors, operationName } = event;
        seen.push({ outcome, status, data, operationName, codes: errors.map(({ extensions }) => extensions?.code) });
      }),
    ]);
    await gateway.ask({ query: 'query A { book { id } }', operationName: 'A' });
    await gateway.ask('{ fails }');
    await gateway.ask('{ nothing }');
    await gateway.ask('{ book {');
    expect(seen).toEqual([
      { outcome: 'complete', status: 200, data: { book: { id: '1' } }, operationName: 'A', codes: [] },
      { outcome: 'partial', status: 200, data: { fails: null }, codes: ['INTERNAL_SERVER_ERROR'] },
      { outcome: 'refused', status: 400, data: undefined, codes: ['GRAPHQL_VALIDATION_FAILED'] },
      { outcome: 'refused', status: 400, data: undefined, codes: ['GRAPHQL_PARSE_FAILED'] },
    ]);
  });

  it('sees an error as it is written', async () => {
    const seen: unknown[] = [];
    await using gateway = await startPlugged([
      onAnswer(event => void (event.kind === 'answer' && seen.push(event.errors))),
    ]);
    const answers = [await gateway.ask('{ fails }'), await gateway.ask('{ nothing }')];
    expect(JSON.parse(JSON.stringify(seen))).toEqual(answers.map(({ body }) => body.errors));
  });

  it('adds headers and extensions from the last plugin to the first, and leaves the text alone', async () => {
    const add = (name: string) => (event: AnswerEvent | StreamEvent) => ({
      headers: { 'X-Order': `${event.responseHeaders['x-order'] ?? ''}${name}`, [`x-${name}`]: '1' },
      extensions: { order: `${event.extensions?.order ?? ''}${name}`, [name]: 1 },
    });
    await using gateway = await startPlugged([
      onAnswer(add('a')),
      onAnswer(async event => add('b')(event)),
      onAnswer(add('c')),
    ]);
    const { text, headers } = await gateway.ask('{ book { title } }');
    expect(text).toBe('{"data":{"book":{"title":"Title 1"}},"extensions":{"order":"cba","c":1,"b":1,"a":1}}');
    expect([headers.get('x-order'), headers.get('x-a')]).toEqual(['cba', '1']);
  });

  it('replaces errors and data; the status of a refusal stays', async () => {
    await using gateway = await startPlugged([
      onAnswer(event => {
        if (event.kind !== 'answer' || event.errors.length === 0) return undefined;
        return { errors: event.errors.map(({ path }) => ({ message: 'Masked', ...(path && { path }) })) };
      }),
      onAnswer(event =>
        event.kind === 'answer' && event.data?.book ? { data: { book: { id: 'other' } } } : undefined,
      ),
    ]);
    expect((await gateway.ask('{ book { id } }')).text).toBe('{"data":{"book":{"id":"other"}}}');
    expect((await gateway.ask('{ fails }')).body).toEqual({
      data: { fails: null },
      errors: [{ message: 'Masked', path: ['fails'] }],
    });
    const refused = await gateway.ask('{ nothing }');
    expect([refused.status, refused.body]).toEqual([400, { errors: [{ message: 'Masked' }] }]);
  });

  it('takes errors away, and sets the status', async () => {
    await using gateway = await startPlugged([onAnswer(() => ({ errors: [], status: 203 }))]);
    const answers = [await gateway.ask('{ nothing }'), await gateway.ask('{ fails }')];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [203, '{"data":null}'],
      [203, '{"data":{"fails":null}}'],
    ]);
  });

  it('an answer that a plugin has changed is not for caches', async () => {
    const environment = { CACHING_DEFAULT_MAX_AGE: '60s', CACHING_RESPONSES: 'true' };
    let data: Record<string, unknown> | undefined;
    await using gateway = await startPlugged([onAnswer(() => (data ? { data } : undefined))], { environment });
    const control = async () => (await gateway.ask('{ book { title } }')).headers.get('cache-control');
    // Nobody knows by which headers the plugin's answers differ.
    expect(await control()).toBe('private, max-age=60');
    data = { book: null };
    expect(await control()).toBe('no-store');
  });

  it.each([
    ['a GraphQLError', new GraphQLError('No', { extensions: { code: 'FORBIDDEN' } }), 403, 'FORBIDDEN'],
    ['anything else', new Error('10.0.0.7'), 500, 'INTERNAL_SERVER_ERROR'],
  ])('that throws %s is what the client reads, of answers and of streams', async (_, error, status, code) => {
    const later = onAnswer(async () => Promise.reject(error));
    const atOnce = onAnswer(() => {
      throw error;
    });
    for (const one of [atOnce, later]) {
      await using gateway = await startPlugged([one]);
      const answer = await gateway.ask('{ book { id } }');
      expect([answer.status, answer.code, answer.body.data]).toEqual([status, code, undefined]);
      const { payloads } = await eventsOf(gateway, 'subscription { ticks { count } }');
      expect(payloads).toMatchObject([{ errors: [{ extensions: { code } }] }]);
      expect(payloads).toHaveLength(1);
    }
  });

  it('adds headers and extensions to streams', async () => {
    await using gateway = await startPlugged([
      onAnswer(event => ({
        headers: { 'x-kind': event.kind === 'stream' ? event.stream : 'answer' },
        extensions: { kind: event.kind },
      })),
    ]);
    const defer = 'multipart/mixed;deferSpec=20220824, application/json';
    const deferred = await gateway.ask('{ book { id ... @defer { stars } } }', { accept: defer });
    expect(deferred.headers.get('x-kind')).toBe('incremental');
    expect(deferred.text).toContain('"hasNext":true,"extensions":{"kind":"stream"}');
    const accept = 'multipart/mixed;subscriptionSpec="1.0", application/json';
    const subscription = await gateway.ask('subscription { ticks { count } }', { accept });
    expect(subscription.headers.get('x-kind')).toBe('subscription');
  });

  it('changes answers over WebSockets', async () => {
    await using gateway = await startPlugged([onAnswer(() => ({ extensions: { a: 1 } }))]);
    const client = createClient({ url: gateway.url.replace('http', 'ws'), webSocketImpl: WebSocket });
    const { value } = await client.iterate({ query: '{ book { id } }' }).next();
    expect(value).toEqual({ data: { book: { id: '1' } }, extensions: { a: 1 } });
    await client.dispose();
  });
});
