import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type GraphQLSchema, graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../site/settings/read-settings.ts';
import { createCertificate } from '../support/certificates.ts';
import { schemaOf, supergraphOf, type TestSubgraph } from '../support/federate.ts';
import { createGatewayHost } from '../support/hosts.ts';
import { type Behaviour, misbehave, reply, reset } from '../support/misbehaving-server.ts';

/** The traffic between a gateway and the subgraphs of a supergraph that is not ours, over sockets on both sides. */

interface Caller {
  readonly headers: Readonly<Record<string, unknown>>;
}

const SUBGRAPHS: Record<string, TestSubgraph> = {
  shop: {
    typeDefs: `
      type Query { books: [Book] best: Book! tenant: String slow: String }
      type Book @key(fields: "isbn") { isbn: ID! title: String! }
    `,
    resolvers: {
      Query: {
        books: () => [{ isbn: '1', title: 'Alder' }],
        best: () => ({ isbn: '1', title: 'Alder' }),
        tenant: (_: unknown, __: unknown, { headers }: Caller) => headers['x-tenant'],
        slow: async (_: unknown, __: unknown, { headers }: Caller) => {
          await new Promise(resolve => setTimeout(resolve, 100));
          return headers['x-tenant'];
        },
      },
    },
  },
  reviews: {
    typeDefs: `
      type Book @key(fields: "isbn") { isbn: ID! stars: Int rating: Float! via: String }
      type Query { reviewed: Int }
    `,
    resolvers: {
      Book: {
        stars: () => 5,
        rating: () => 4.5,
        via: (_: unknown, __: unknown, { headers }: Caller) => headers['x-via'],
      },
    },
  },
};
const SUPERGRAPH = supergraphOf(SUBGRAPHS);

/** Answers by graphql-js; resolvers see the request's headers. */
const serve =
  (schema: GraphQLSchema, headers: Record<string, string> = {}): Behaviour =>
  async (response, count, request, body) => {
    const { query, variables } = JSON.parse(body);
    const result = await graphql({ schema, source: query, variableValues: variables, contextValue: request });
    reply(200, JSON.stringify(result), headers)(response, count, request, body);
  };
const good = (name: string, headers: Record<string, string> = {}) => serve(schemaOf(SUBGRAPHS[name]!), headers);

async function startGateway(env: Record<string, string>, reviews = good('reviews'), shop = good('shop')) {
  const stack = new AsyncDisposableStack();
  const servers = { shop: stack.use(await misbehave(shop)), reviews: stack.use(await misbehave(reviews)) };
  const settings = readSettings({
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    SUBGRAPH_SHOP_URL: servers.shop.url,
    SUBGRAPH_REVIEWS_URL: servers.reviews.url,
    ...env,
  });
  const host = stack.adopt(await createGatewayHost(settings, SUPERGRAPH, new Map()), one => one.close());
  const url = await host.listen();
  return {
    servers,
    async ask(query: string, headers: Record<string, string> = {}) {
      const sent = { 'content-type': 'application/json', ...headers };
      const response = await fetch(url, { method: 'POST', headers: sent, body: JSON.stringify({ query }) });
      return {
        headers: response.headers,
        body: (await response.json()) as { data?: Record<string, unknown> | null; errors?: unknown },
      };
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

describe('one subgraph down', () => {
  const failure = { code: 'SUBREQUEST_HTTP_ERROR', serviceName: 'reviews' };

  it.each([
    [
      'a nullable field is null',
      '{ books { title stars } tenant }',
      { books: [{ title: 'Alder', stars: null }], tenant: null },
      ['books', 0],
    ],
    ['a non-null field takes its object along', '{ books { title rating } }', { books: [null] }, ['books', 0]],
    ['and all the data where nothing on the way may be null', '{ books { title } best { rating } }', null, ['best']],
  ])('%s', async (_, query, data, path) => {
    await using gateway = await startGateway({}, reset);
    for (let time = 0; time < 3; time++) {
      const { body } = await gateway.ask(query);
      expect(body).toMatchObject({ data, errors: [{ path, extensions: failure }] });
    }
  });

  it('is asked again, by default, and what comes then is whole', async () => {
    const reviews: Behaviour = (response, count, ...rest) =>
      (count === 0 ? reply(503, 'restarting') : good('reviews'))(response, count, ...rest);
    await using gateway = await startGateway({}, reviews);
    expect((await gateway.ask('{ books { stars } }')).body).toEqual({ data: { books: [{ stars: 5 }] } });
  });

  it('is left alone by its circuit breaker alone', async () => {
    const env = {
      SUBGRAPH_REVIEWS_CIRCUIT_BREAKER: 'true',
      SUBGRAPH_REVIEWS_CIRCUIT_VOLUME: '3',
      SUBGRAPHS_RETRIES: '0',
    };
    await using gateway = await startGateway(env, reset);
    for (let time = 0; time < 3; time++) await gateway.ask('{ books { stars } }');
    const { body } = await gateway.ask('{ books { title stars } }');
    expect(body).toMatchObject({
      data: { books: [{ title: 'Alder', stars: null }] },
      errors: [{ extensions: { code: 'SUBGRAPH_CIRCUIT_OPEN', serviceName: 'reviews' } }],
    });
    expect(gateway.servers.reviews.bodies).toHaveLength(3);
  });
});

it('is spoken to by HTTP/2 where a subgraph offers it over TLS, on one connection', async () => {
  const authority = createCertificate('authority');
  const { cert, key } = createCertificate('server', authority);
  const schema = schemaOf(SUBGRAPHS.shop!);
  const versions: string[] = [];
  let connections = 0;
  const server = createSecureServer({ cert, key, allowHTTP1: true }, async (request, response) => {
    versions.push(request.httpVersion);
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const { query, variables } = JSON.parse(body);
    const result = await graphql({ schema, source: query, variableValues: variables, contextValue: request });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  });
  server.on('secureConnection', () => connections++);
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  const directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-h2-'));
  const file = path.join(directory, 'authority.pem');
  await writeFile(file, authority.cert);
  try {
    await using gateway = await startGateway({
      SUBGRAPH_SHOP_URL: `https://localhost:${(server.address() as AddressInfo).port}/graphql`,
      SUBGRAPH_SHOP_CA: file,
    });
    const query = '{ books { title stars } }';
    expect((await gateway.ask(query)).body).toEqual({ data: { books: [{ title: 'Alder', stars: 5 }] } });
    await Promise.all(Array.from({ length: 10 }, (_, i) => gateway.ask(`{ a${i}: books { title } }`)));
    expect(versions).toEqual(Array(11).fill('2.0'));
    expect(connections).toBe(1);
  } finally {
    await rm(directory, { recursive: true });
    server.close();
  }
});

describe('headers', () => {
  it('go to each subgraph by its own rules', async () => {
    const env = {
      SUBGRAPHS_HEADERS: '[{ propagate: x-tenant }]',
      SUBGRAPH_REVIEWS_HEADERS: '[{ insert: x-via, value: gateway }]',
    };
    await using gateway = await startGateway(env);
    const { body } = await gateway.ask('{ tenant books { via } }', { 'x-tenant': 'a', 'x-via': 'client' });
    expect(body).toEqual({ data: { tenant: 'a', books: [{ via: 'gateway' }] } });
  });

  it('that subgraphs see keep requests apart that are otherwise equal and under way together', async () => {
    await using gateway = await startGateway({ SUBGRAPHS_HEADERS: '[{ propagate: x-tenant }]' });
    const tenants = ['a', 'b', 'a', 'c'];
    const answers = await Promise.all(tenants.map(tenant => gateway.ask('{ slow }', { 'x-tenant': tenant })));
    expect(answers.map(({ body }) => body.data?.slow)).toEqual(tenants);
  });

  it('of subgraphs reach the client that asked, and each that shares the request', async () => {
    const env = { SUBGRAPHS_RESPONSE_HEADERS: '[{ name: x-region, keep: append }, { name: x-cost, rename: x-price }]' };
    const sent = { 'x-region': 'seoul', 'x-secret': 'no' };
    await using gateway = await startGateway(env, good('reviews', { ...sent, 'x-cost': '2' }), good('shop', sent));
    const answers = await Promise.all([1, 2, 3].map(() => gateway.ask('{ slow books { stars } }')));
    for (const { headers } of answers) {
      expect([headers.get('x-region'), headers.get('x-price'), headers.get('x-secret')]).toEqual([
        'seoul, seoul',
        '2',
        null,
      ]);
    }
  });
});

describe('settings of the traffic', () => {
  it.each([
    [{ SUBGRAPHS_HEADERS: '[{ propagate: host }]' }, 'traffic.headers: rule 1: host is set by the gateway itself'],
    [{ SUBGRAPH_SHOP_RESPONSE_HEADERS: '[{ name: set-cookie }]' }, 'set-cookie is not passed to clients'],
    [{ SUBGRAPHS_CA: '/nowhere.pem' }, 'traffic.ca: /nowhere.pem cannot be read'],
    [{ SUBGRAPHS_CA: 'package.json' }, 'traffic.ca: package.json is not a PEM file'],
    [{ SUBGRAPHS_CERTIFICATE: 'package.json' }, 'traffic.certificate: expected a certificate together with its key'],
    [{ SUBGRAPHS_SIGNING_SECRET: 'short' }, 'traffic.signingSecret: expected secrets of 16 characters or more'],
  ])('refuses %j at start', async (env, message) => {
    await expect(startGateway(env)).rejects.toThrow(message);
  });
});
