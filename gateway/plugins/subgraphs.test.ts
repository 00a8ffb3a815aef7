import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { misbehave, reply } from '../../tests/support/misbehaving-server.ts';
import { eventsOf, type PluggedOptions, startPlugged, WAYS } from '../../tests/support/plugged-gateway.ts';
import { defineContextKey } from '../request/plugin-context.ts';
import type { PluginHooks, SubgraphRequestEvent, SubgraphResponseEvent } from './events.ts';
import { definePlugin } from './plugin.ts';
import { refuse } from './refuse.ts';

const plugin = (hooks: PluginHooks, name = 'test') => definePlugin({ name, setup: () => hooks })();
const JOINED = '{ book { title stars } }';

describe.each(WAYS)('subgraphs that are %s', way => {
  const start = (hooks: PluginHooks[], options: PluggedOptions = {}) =>
    startPlugged(
      hooks.map((one, index) => plugin(one, `plugin ${index}`)),
      { way, ...options },
    );

  it('onSubgraphRequest is told of each request', async () => {
    const seen: SubgraphRequestEvent[] = [];
    await using gateway = await start([{ onSubgraphRequest: event => void seen.push(event) }]);
    expect((await gateway.ask(JOINED, { 'x-request-id': 'id-1' })).body).toEqual({
      data: { book: { title: 'Title 1', stars: 1 } },
    });
    expect(seen).toMatchObject([
      { subgraph: 'shop', operationType: 'query', variables: {}, requestId: 'id-1', url: gateway.urls.shop },
      {
        subgraph: 'reviews',
        variables: { representations: [{ __typename: 'Book', id: '1' }] },
        url: gateway.urls.reviews,
      },
    ]);
    expect(seen[0]?.query).toContain('book');
  });

  it('onSubgraphRequest changes variables and headers, one plugin after the other', async () => {
    await using gateway = await start([
      {
        onSubgraphRequest: ({ variables }) => ({
          variables: { ...variables, id: `${variables.id}1` },
          headers: { 'X-Tenant': 'acme', 'x-first': '1' },
        }),
      },
      {
        onSubgraphRequest: async ({ variables, requestHeaders }) => ({
          variables: { ...variables, id: `${variables.id}2` },
          headers: { 'x-tenant': `${requestHeaders['x-tenant']}!`, 'x-first': undefined, 'content-length': '7' },
        }),
      },
    ]);
    const query =
      'query ($id: ID!) { book(id: $id) { title } tenant: header(name: "x-tenant") first: header(name: "x-first") }';
    expect((await gateway.ask({ query, variables: { id: '0' } })).body).toEqual({
      data: { book: { title: 'Title 012' }, tenant: 'acme!', first: null },
    });
  });

  it('onSubgraphRequest answers in place of a subgraph, again and again with the same object', async () => {
    const data = { _entities: [{ stars: 5 }] };
    await using gateway = await start([
      { onSubgraphRequest: ({ subgraph }) => (subgraph === 'reviews' ? { response: { data } } : undefined) },
    ]);
    for (let time = 0; time < 3; time++) {
      expect((await gateway.ask('{ book { stars title } }')).body.data).toEqual({
        book: { stars: 5, title: 'Title 1' },
      });
    }
    expect(data).toEqual({ _entities: [{ stars: 5 }] });
    expect(gateway.requests.every(({ subgraph }) => subgraph === 'shop')).toBe(true);
  });

  it('onSubgraphResponse sees and replaces responses, from the last plugin to the first', async () => {
    const order: string[] = [];
    const note = (name: string) => (event: SubgraphResponseEvent) => {
      order.push(`${name} ${event.request.subgraph}`);
      return { data: { ...event.data, book: { ...(event.data?.book as object), title: `${name} ${title(event)}` } } };
    };
    await using gateway = await start([
      { onSubgraphResponse: note('a') },
      { onSubgraphResponse: async event => note('b')(event) },
    ]);
    expect((await gateway.ask('{ book { title } }')).body).toEqual({ data: { book: { title: 'a b Title 1' } } });
    expect(order).toEqual(['b shop', 'a shop']);
  });

  it('onSubgraphResponse sees errors and may take them away', async () => {
    const seen: unknown[] = [];
    await using gateway = await start([
      {
        onSubgraphResponse({ errors, data }) {
          if (!errors) return undefined;
          seen.push(errors[0]?.path);
          return { errors: [], data: { ...data, fails: 'mended' } };
        },
      },
    ]);
    expect((await gateway.ask('{ fails }')).body).toEqual({ data: { fails: 'mended' } });
    expect(seen).toEqual([['fails']]);
  });

  it.each<[string, () => never, number, string]>([
    [
      'a GraphQLError',
      () => {
        throw new GraphQLError('No', { extensions: { code: 'FORBIDDEN' } });
      },
      403,
      'FORBIDDEN',
    ],
    [
      'anything else',
      () => {
        throw new Error('10.0.0.7');
      },
      500,
      'INTERNAL_SERVER_ERROR',
    ],
  ])('a hook that throws %s ends the whole operation', async (_, fail, status, code) => {
    const hooks: PluginHooks[] = [
      { onSubgraphRequest: fail },
      { onSubgraphRequest: async () => fail() },
      { onSubgraphResponse: fail },
      { onSubgraphResponse: async () => fail() },
    ];
    for (const one of hooks) {
      const asked: string[] = [];
      await using gateway = await start([{ onSubgraphRequest: ({ subgraph }) => void asked.push(subgraph) }, one]);
      for (let time = 0; time < 3; time++) {
        const answer = await gateway.ask(JOINED);
        expect([answer.status, answer.code, answer.body.data]).toEqual([status, code, undefined]);
        expect(answer.text).not.toContain('10.0.0.7');
      }
      // What depends on it is not asked any more.
      expect(asked).toEqual(['shop', 'shop', 'shop']);
    }
  });

  it('a hook refuses the whole operation', async () => {
    await using gateway = await start([
      {
        onSubgraphRequest: ({ subgraph }) =>
          subgraph === 'reviews' ? refuse({ code: 'FORBIDDEN', message: 'No stars' }) : undefined,
      },
    ]);
    const answer = await gateway.ask(JOINED);
    expect([answer.status, answer.body]).toEqual([
      403,
      { errors: [{ message: 'No stars', extensions: { code: 'FORBIDDEN' } }] },
    ]);
    expect((await gateway.ask('{ book { title } }')).body).toEqual({ data: { book: { title: 'Title 1' } } });
  });

  it('hooks share values with the other hooks of their request alone', async () => {
    const key = defineContextKey<string[]>('subgraphs');
    await using gateway = await start([
      {
        onSubgraphRequest: ({ context, subgraph }) => context.set(key, [...(context.get(key) ?? []), subgraph]),
        onAnswer: ({ context }) => ({ extensions: { asked: context.get(key) } }),
      },
    ]);
    const answers = await Promise.all([JOINED, JOINED, JOINED].map(query => gateway.ask(query)));
    for (const { body } of answers) expect(body.extensions).toEqual({ asked: ['shop', 'reviews'] });
  });

  it('hooks are told of the request that opens a subscription, and of those that complete its events', async () => {
    const seen: string[] = [];
    await using gateway = await start([
      {
        onSubgraphRequest({ subgraph, operationType, variables }) {
          seen.push(`${operationType} ${subgraph}`);
          return operationType === 'subscription' ? { variables: { ...variables, to: 1 } } : undefined;
        },
      },
    ]);
    const query = 'subscription ($to: Int! = 3) { ticks(to: $to) { count book { stars } } }';
    const { payloads } = await eventsOf(gateway, query);
    expect(payloads).toEqual([{ data: { ticks: { count: 1, book: { stars: 1 } } } }]);
    expect(seen).toEqual(['subscription shop', 'query reviews']);
  });

  it('a hook that fails ends the subscription, when it is opened or later', async () => {
    await using atStart = await start([{ onSubgraphRequest: () => refuse({ message: 'No' }) }]);
    const refused = await eventsOf(atStart, 'subscription { ticks { count } }');
    expect(refused.payloads).toEqual([{ errors: [{ message: 'No', extensions: { code: 'FORBIDDEN' } }] }]);
    let events = 0;
    await using later = await start([
      {
        onSubgraphRequest({ subgraph }) {
          if (subgraph === 'reviews' && ++events === 2) throw new Error('down');
        },
      },
    ]);
    const { payloads } = await eventsOf(later, 'subscription { ticks { count book { stars } } }');
    expect(payloads).toMatchObject([
      { data: { ticks: { count: 1 } } },
      { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
    ]);
    expect(payloads).toHaveLength(2);
  });
});

const title = ({ data }: SubgraphResponseEvent) => (data as { book: { title: string } }).book.title;

describe('remote subgraphs', () => {
  it('get extensions, and another path, query or origin', async () => {
    await using elsewhere = await misbehave(reply(200, '{"data":{"book":{"title":"Elsewhere"}}}'));
    await using gateway = await startPlugged(
      [
        plugin({
          onSubgraphRequest({ headers, url }) {
            const where = headers['x-where'];
            if (where === 'path') return { url: `${url}/eu?shard=2`, extensions: { shard: 2 } };
            return where === 'origin' ? { url: elsewhere.url } : undefined;
          },
        }),
      ],
      { way: 'remote' },
    );
    const titleAt = async (where: string) => (await gateway.ask('{ book { title } }', { 'x-where': where })).body.data;
    expect(await titleAt('path')).toEqual({ book: { title: 'Title 1' } });
    expect(gateway.requests).toMatchObject([{ path: '/graphql/eu?shard=2', body: { extensions: { shard: 2 } } }]);
    expect(await titleAt('origin')).toEqual({ book: { title: 'Elsewhere' } });
    expect(await titleAt('here')).toEqual({ book: { title: 'Title 1' } });
    expect(gateway.requests.map(({ path }) => path)).toEqual(['/graphql/eu?shard=2', '/graphql']);
    expect(elsewhere.bodies).toHaveLength(1);
  });

  it('an address that is none ends the operation', async () => {
    for (const url of ['nowhere', 'file:///etc/passwd']) {
      await using gateway = await startPlugged([plugin({ onSubgraphRequest: () => ({ url }) })], { way: 'remote' });
      expect((await gateway.ask('{ book { title } }')).status).toBe(500);
      expect(gateway.requests).toEqual([]);
    }
  });

  it("responses have status and headers; a plugin's own and those of embedded subgraphs have none", async () => {
    const seen: unknown[] = [];
    const note = plugin({
      onSubgraphResponse({ status, responseHeaders }) {
        seen.push([status, responseHeaders?.['x-served-by']]);
      },
    });
    await using remote = await startPlugged([note], { way: 'remote' });
    await remote.ask('{ book { title } }');
    await using embedded = await startPlugged([note]);
    await embedded.ask('{ book { title } }');
    expect(seen).toEqual([
      [200, 'shop'],
      [undefined, undefined],
    ]);
  });

  it('requests in flight are shared only where plugins send the same', async () => {
    const byTenant = plugin({
      onSubgraphRequest: ({ headers }) => ({ headers: { 'x-tenant': String(headers['x-tenant']) } }),
    });
    await using gateway = await startPlugged([byTenant], { way: 'remote' });
    const tenants = ['a', 'b', 'a', 'b', 'a', 'c'];
    const answers = await Promise.all(
      tenants.map(one => gateway.ask('{ header(name: "x-tenant") }', { 'x-tenant': one })),
    );
    expect(answers.map(({ body }) => body.data.header)).toEqual(tenants);
  });

  it('errors are masked after plugins have seen them', async () => {
    const seen: unknown[] = [];
    await using gateway = await startPlugged(
      [plugin({ onSubgraphResponse: ({ errors }) => void seen.push(errors?.[0]?.message) })],
      { way: 'remote' },
    );
    const { text, body } = await gateway.ask('{ fails }');
    expect(seen).toEqual(['The shelf is at 10.0.0.7']);
    expect(text).not.toContain('10.0.0.7');
    expect(body.data).toEqual({ fails: null });
  });

  it('are asked for their health with what plugins send', async () => {
    const way = 'remote';
    await using gateway = await startPlugged([plugin({ onSubgraphRequest: () => ({ headers: { 'x-key': 'k' } }) })], {
      way,
    });
    expect((await fetch(gateway.url.replace('/graphql', '/health/ready'))).status).toBe(200);
    expect(gateway.requests.map(({ headers }) => headers['x-key'])).toEqual(['k', 'k']);
  });
});
