import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Answer, startCoprocessor } from '../../../tests/support/coprocessor-service.ts';
import { eventsOf, type PluggedOptions, startPlugged, WAYS } from '../../../tests/support/plugged-gateway.ts';
import coprocessor from './coprocessor.ts';
import type { CoprocessorOptions } from './options.ts';

const ALL = { headers: true, body: true, context: 'all', sdl: true } as const;
const EVERYTHING: Omit<CoprocessorOptions, 'url'> = {
  router: { request: { ...ALL, path: true, method: true }, response: { ...ALL, status_code: true } },
  supergraph: { request: { ...ALL, method: true }, response: { ...ALL, status_code: true } },
  execution: { request: ALL, response: { ...ALL, status_code: true } },
  subgraph: {
    all: {
      request: {
        headers: true,
        body: true,
        context: 'all',
        uri: true,
        method: true,
        service_name: true,
        subgraph_request_id: true,
      },
      response: {
        headers: true,
        body: true,
        context: 'all',
        service_name: true,
        status_code: true,
        subgraph_request_id: true,
      },
    },
  },
};
const start = (options: CoprocessorOptions, given: PluggedOptions = {}) => startPlugged([coprocessor(options)], given);
const JOINED = { query: 'query Book { book { title stars } }', variables: {} };

describe('the coprocessor', () => {
  it('is called at every stage, with the parts that are asked for', async () => {
    await using service = await startCoprocessor(() => undefined);
    await using gateway = await start({ url: service.url, ...EVERYTHING }, { way: 'remote' });
    const headers = { 'x-request-id': 'id-1', 'x-a': '1', 'apollographql-client-name': 'web' };
    const { body } = await gateway.ask(JOINED, headers);
    expect(body).toEqual({ data: { book: { title: 'Title 1', stars: 1 } } });
    expect(service.stages()).toEqual([
      'RouterRequest',
      'SupergraphRequest',
      'ExecutionRequest',
      'SubgraphRequest',
      'SubgraphResponse',
      'SubgraphRequest',
      'SubgraphResponse',
      'ExecutionResponse',
      'SupergraphResponse',
      'RouterResponse',
    ]);
    expect(service.requests.every(({ url, method }) => url === '/hook?a=1' && method === 'POST')).toBe(true);
    for (const call of service.calls) expect(call).toMatchObject({ version: 1, control: 'continue', id: 'id-1' });
    const [router, supergraph, execution, toShop, fromShop, toReviews] = service.calls;
    expect(router).toMatchObject({
      headers: { 'x-a': ['1'] },
      path: '/graphql',
      method: 'POST',
      sdl: gateway.supergraph,
      context: { entries: {} },
    });
    expect(JSON.parse(router.body)).toEqual(JOINED);
    const entries = {
      'apollo::supergraph::operation_name': 'Book',
      'apollo::supergraph::operation_kind': 'query',
      'apollo::telemetry::client_name': 'web',
    };
    for (const call of [supergraph, execution]) {
      expect(call).toMatchObject({
        headers: { 'x-a': ['1'] },
        body: { ...JOINED, operationName: 'Book' },
        sdl: gateway.supergraph,
        context: { entries },
      });
    }
    expect(supergraph.method).toBe('POST');
    expect(toShop).toMatchObject({
      uri: gateway.urls.shop,
      method: 'POST',
      serviceName: 'shop',
      body: { query: expect.stringContaining('book'), variables: {} },
      context: { entries },
    });
    expect(fromShop).toMatchObject({
      serviceName: 'shop',
      statusCode: 200,
      headers: { 'x-served-by': ['shop'] },
      body: { data: { book: { title: 'Title 1' } } },
      subgraphRequestId: toShop.subgraphRequestId,
    });
    expect(toReviews.subgraphRequestId).not.toBe(toShop.subgraphRequestId);
    const [forExecution, forSupergraph, forRouter] = service.calls.slice(-3);
    const written = { data: { book: { title: 'Title 1', stars: 1 } } };
    expect([forExecution.body, forSupergraph.body, JSON.parse(forRouter.body)]).toEqual([written, written, written]);
    expect(forRouter).toMatchObject({ statusCode: 200, headers: { 'content-type': ['application/json'] } });
  });

  it('is sent nothing but what controls where nothing else is asked for', async () => {
    await using service = await startCoprocessor(() => undefined);
    await using gateway = await start({ url: service.url, router: { request: { headers: false } } });
    await gateway.ask(JOINED, { 'x-request-id': 'id-1' });
    expect(service.calls).toEqual([{ version: 1, control: 'continue', stage: 'RouterRequest', id: 'id-1' }]);
  });

  it.each(WAYS)('changes headers, bodies and context on the way to %s subgraphs and back', async way => {
    const answers: Record<string, Answer> = {
      RouterRequest: ({ body, headers }) => ({
        headers: { ...headers, 'x-tenant': ['acme'], 'content-length': ['3'] },
        body: JSON.stringify({
          ...JSON.parse(body),
          query: 'query ($id: ID!) { book(id: $id) { title } header(name: "x-tenant") }',
        }),
        context: { entries: { step: 1 } },
      }),
      SupergraphRequest: ({ body, context, headers }) => ({
        headers: { ...headers, 'x-tenant': [`${headers['x-tenant'][0]}!`] },
        body: { ...body, variables: { id: '1' } },
        context: { entries: { step: context.entries.step + 1 } },
      }),
      ExecutionRequest: ({ body }) => ({ body: { ...body, variables: { id: `${body.variables.id}2` } } }),
      SubgraphRequest: ({ body, headers }) => ({
        body: { ...body, variables: { ...body.variables, id: `${body.variables.id}3` } },
        headers: { ...headers, 'x-tenant': ['of a subgraph'] },
      }),
      SubgraphResponse: ({ body }) => ({
        body: { data: { ...body.data, book: { ...body.data.book, title: `${body.data.book.title}?` } } },
      }),
      ExecutionResponse: ({ body }) => ({ body: { data: { ...body.data, header: `${body.data.header}.` } } }),
      SupergraphResponse: ({ body, context }) => ({ body: { ...body, extensions: { step: context.entries.step } } }),
      RouterResponse: ({ headers, body }) => ({
        headers: { ...headers, 'x-answered-by': ['coprocessor'] },
        control: { break: 203 },
        body: body.replace('Title', 'Word'),
      }),
    };
    await using service = await startCoprocessor((payload, response) => answers[payload.stage]!(payload, response));
    await using gateway = await start({ url: service.url, ...EVERYTHING }, { way });
    const { status, body, headers } = await gateway.ask(JOINED);
    expect(body).toEqual({
      data: { book: { title: 'Word 123?' }, header: 'of a subgraph.' },
      extensions: { step: 2 },
    });
    expect([status, headers.get('x-answered-by')]).toEqual([203, 'coprocessor']);
    expect(headers.get('content-type')).toContain('application/json');
  });

  it("puts another operation in place of the client's", async () => {
    await using service = await startCoprocessor(({ body }) => ({ body: { ...body, query: '{ book { id } }' } }));
    await using gateway = await start({ url: service.url, supergraph: { request: { body: true } } });
    expect((await gateway.ask(JOINED.query.replace('Book ', ''))).body).toEqual({ data: { book: { id: '1' } } });
  });

  it('sends a subgraph request elsewhere by its uri', async () => {
    await using service = await startCoprocessor(({ uri }) => ({ uri: `${uri}/eu` }));
    const subgraph = { all: { request: { uri: true } } };
    await using gateway = await start({ url: service.url, subgraph }, { way: 'remote' });
    await gateway.ask('{ book { title } }');
    expect(gateway.requests.map(({ path: at }) => at)).toEqual(['/graphql/eu']);
  });

  it.each([
    ['RouterRequest', { router: { request: {} } }],
    ['SupergraphRequest', { supergraph: { request: {} } }],
    ['ExecutionRequest', { execution: { request: {} } }],
  ])('breaks a request off at %s, with errors, a message or data', async (stage, options) => {
    let body: unknown;
    await using service = await startCoprocessor(() => ({
      control: { break: 401 },
      body,
      headers: { 'x-why': ['no'] },
    }));
    await using gateway = await start({ url: service.url, ...options });
    const error = { message: 'Not authenticated.', extensions: { code: 'ERR_UNAUTHENTICATED' } };
    const broken: [unknown, unknown][] = [
      [{ errors: [error] }, { errors: [error] }],
      [JSON.stringify({ errors: [error] }), { errors: [error] }],
      ['Go away', { errors: [{ message: 'Go away', extensions: { code: 'ERROR' } }] }],
      [undefined, { errors: [{ message: 'The request is refused.', extensions: { code: 'ERROR' } }] }],
      [{ data: { book: null } }, { data: { book: null } }],
    ];
    for (const [given, written] of broken) {
      body = given;
      const reply = await gateway.ask(JOINED);
      expect([reply.status, reply.body, reply.headers.get('x-why')]).toEqual([401, written, 'no']);
    }
    expect(new Set(service.stages())).toEqual(new Set([stage]));
  });

  it.each(WAYS)('answers in place of %s subgraphs', async way => {
    await using service = await startCoprocessor(({ serviceName }) =>
      serviceName === 'reviews' ? { control: { break: 200 }, body: { data: { _entities: [{ stars: 9 }] } } } : {},
    );
    const subgraph = { all: { request: { service_name: true } } };
    await using gateway = await start({ url: service.url, subgraph }, { way });
    for (let time = 0; time < 3; time++) {
      expect((await gateway.ask(JOINED)).body).toEqual({ data: { book: { title: 'Title 1', stars: 9 } } });
    }
    expect(gateway.requests.some(one => one.subgraph === 'reviews')).toBe(false);
  });

  it('is told of each event of a subscription, and changes it', async () => {
    await using service = await startCoprocessor(({ stage, body }) =>
      stage === 'SupergraphResponse' && body ? { body: { data: { ticks: { count: body.data.ticks.count * 2 } } } } : {},
    );
    const response = { body: true };
    await using gateway = await start({ url: service.url, supergraph: { response }, router: { response } });
    const { payloads } = await eventsOf(gateway, 'subscription { ticks(to: 2) { count } }');
    expect(payloads).toEqual([2, 4].map(count => ({ data: { ticks: { count } } })));
    expect(service.calls.every(({ hasNext }) => hasNext === true)).toBe(true);
    const event = ['SupergraphResponse', 'RouterResponse'];
    expect(service.stages()).toEqual([...event, ...event, ...event]);
  });

  it.each([
    ['true: all, by their old names', true, { operation_name: 'Book', operation_kind: 'query' }],
    ['all', 'all', { 'apollo::supergraph::operation_name': 'Book', 'apollo::supergraph::operation_kind': 'query' }],
    [
      'selected entries',
      { selective: ['apollo::supergraph::operation_name'] },
      { 'apollo::supergraph::operation_name': 'Book' },
    ],
  ] as const)('is sent the context: %s', async (_, context, entries) => {
    await using service = await startCoprocessor(() => undefined);
    await using gateway = await start({ url: service.url, supergraph: { request: { context } } });
    await gateway.ask(JOINED);
    expect(service.calls[0].context).toEqual({ entries });
  });

  it('speaks HTTP over a Unix socket', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'coprocessor-'));
    try {
      await using service = await startCoprocessor(
        () => ({ headers: { 'x-tenant': ['acme'] } }),
        path.join(folder, 'c.sock'),
      );
      for (const [url, at] of [
        [service.url, '/'],
        [`${service.url}?path=/hook`, '/hook'],
      ] as const) {
        await using gateway = await start({ url, supergraph: { request: { headers: true } } });
        expect((await gateway.ask('{ header(name: "x-tenant") }')).body).toEqual({ data: { header: 'acme' } });
        expect(service.requests.at(-1)?.url).toBe(at);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
