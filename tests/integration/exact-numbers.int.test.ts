import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readSettings } from '../../site/settings/read-settings.ts';
import { supergraphOf } from '../support/federate.ts';
import { createGatewayHost } from '../support/hosts.ts';
import { startGateway } from '../support/started-gateway.ts';

/** Numbers of custom scalars reach subgraphs and clients as they were written. */

const TYPE_DEFS = `scalar Big scalar Json
  input Filter { at: Big, list: [Big!], first: Int, deep: Filter, json: Json }
  type Query { big: Big list: [Big] json: Json float: Float int: Int id: ID thing: Thing
    echo(big: Big, filter: Filter, json: Json, float: Float, int: Int, id: ID): String
    read(big: Big = 1): Big }
  type Thing @key(fields: "id") { id: Big! name: String }
  type Mutation { set(big: Big): Big }`;

const NUMBERS = [
  '9007199254740993',
  '-9007199254740993',
  '1e400',
  '1.10',
  '1.0',
  '-0',
  '1E5',
  '0.1234567890123456789',
  '12345678901234567890123',
];

/** A subgraph that answers with a given text, and keeps what it is sent. */
async function openSubgraph() {
  let answer = '{"data":null}';
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    received.push(body);
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    answers(text: string) {
      answer = text;
      received.length = 0;
    },
    received: () => received.at(-1)!,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

let subgraph: Awaited<ReturnType<typeof openSubgraph>>;
let url: string;
let close: () => Promise<void>;
beforeAll(async () => {
  subgraph = await openSubgraph();
  const settings = readSettings({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', SUBGRAPH_SHOP_URL: subgraph.url });
  const host = await createGatewayHost(settings, supergraphOf({ shop: { typeDefs: TYPE_DEFS } }), new Map());
  close = () => host.close();
  url = await host.listen();
});
afterAll(async () => {
  await close();
  await subgraph[Symbol.asyncDispose]();
});

const JSON_HEADERS = { 'content-type': 'application/json', 'apollo-require-preflight': 'x' };

/** Sends the text of a body, since `JSON.stringify` would change its numbers. */
async function post(body: string) {
  const response = await fetch(url, { method: 'POST', headers: JSON_HEADERS, body });
  return { status: response.status, text: await response.text() };
}

const query = (text: string, variables = '{}') => post(`{"query":${JSON.stringify(text)},"variables":${variables}}`);

describe.each(NUMBERS)('%s', number => {
  it('is answered as it was sent: alone, in lists, in objects and as a key', async () => {
    subgraph.answers(
      `{"data":{"big":${number},"list":[${number},null],"json":{"a":[${number}],"b":"${number}"},"thing":{"id":${number},"name":"n"}}}`,
    );
    const { text } = await query('{ big list json thing { id name } }');
    expect(text).toBe(
      `{"data":{"big":${number},"list":[${number},null],"json":{"a":[${number}],"b":"${number}"},"thing":{"id":${number},"name":"n"}}}`,
    );
  });

  it('arrives as it was written as a variable, by POST, GET and WebSocket', async () => {
    subgraph.answers('{"data":{"echo":"x"}}');
    const text = 'query ($b: Big, $f: Filter, $j: Json) { echo(big: $b, filter: $f, json: $j) }';
    const variables = `{"b":${number},"f":{"at":${number},"list":[${number}],"first":7,"deep":{"json":{"x":${number}}}},"j":[{"y":${number}}]}`;
    const sent = `"variables":{"b":${number},"f":{"at":${number},"list":[${number}],"first":7,"deep":{"json":{"x":${number}}}},"j":[{"y":${number}}]}`;
    await query(text, variables);
    expect(subgraph.received()).toContain(sent);

    subgraph.answers('{"data":{"echo":"x"}}');
    await fetch(`${url}?${new URLSearchParams({ query: text, variables })}`, {
      headers: { 'apollo-require-preflight': 'x' },
    });
    expect(subgraph.received()).toContain(sent);

    subgraph.answers(`{"data":{"read":${number}}}`);
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    const operation = 'query ($b: Big) { read(big: $b) }';
    socket.send(
      `{"id":"1","type":"subscribe","payload":{"query":${JSON.stringify(operation)},"variables":{"b":${number}}}}`,
    );
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect(String(data)).toContain(`{"data":{"read":${number}}}`);
    expect(subgraph.received()).toContain(`"variables":{"b":${number}}`);
    socket.close();
  });

  it('arrives as it was written as a literal, a default, and in a mutation', async () => {
    subgraph.answers('{"data":{"echo":"x"}}');
    await query(
      `{ echo(big: ${number}, filter: { at: ${number}, list: [${number}], json: { k: ${number} } }, json: [${number}]) }`,
    );
    const sent = JSON.parse(subgraph.received()).query as string;
    expect(sent.replaceAll(/[\s,]/g, '')).toContain(
      `echo(big:${number},filter:{at:${number},list:[${number}],json:{k:${number}}},json:[${number}])`.replaceAll(
        ',',
        '',
      ),
    );

    subgraph.answers('{"data":{"read":1}}');
    await query(`query ($b: Big = ${number}) { read(big: $b) }`);
    expect(JSON.parse(subgraph.received()).query).toContain(`Big=${number}`);

    subgraph.answers(`{"data":{"set":${number}}}`);
    expect((await query(`mutation { set(big: ${number}) }`)).text).toBe(`{"data":{"set":${number}}}`);
    expect(JSON.parse(subgraph.received()).query).toContain(`set(big:${number})`);
  });
});

it('numbers of other types are JavaScript’s, in answers and in variables', async () => {
  subgraph.answers('{"data":{"float":1.50,"int":1e2,"id":9007199254740993,"big":1.10}}');
  expect((await query('{ float int id big }')).text).toBe(
    '{"data":{"float":1.5,"int":100,"id":"9007199254740993","big":1.10}}',
  );
  subgraph.answers('{"data":{"float":1e400,"big":1.10}}');
  const infinite = JSON.parse((await query('{ float big }')).text);
  expect(infinite).toMatchObject({ data: { float: null }, errors: [{ path: ['float'] }] });
  subgraph.answers('{"data":{"echo":"x"}}');
  await query(
    'query ($f: Float, $i: Int, $id: ID, $b: Big) { echo(float: $f, int: $i, id: $id, big: $b) }',
    '{"f":1.10,"i":1e2,"id":7,"b":1.10}',
  );
  expect(subgraph.received()).toContain('"variables":{"f":1.1,"i":100,"id":7,"b":1.10}');
});

it('a key of another subgraph is sent as it was answered', async () => {
  await using reviews = await openSubgraph();
  const supergraph = supergraphOf({
    shop: { typeDefs: 'scalar Big type Query { thing: Thing } type Thing @key(fields: "id") { id: Big! }' },
    reviews: { typeDefs: 'scalar Big type Thing @key(fields: "id") { id: Big! stars: Big }' },
  });
  const environment = { SUBGRAPH_SHOP_URL: subgraph.url, SUBGRAPH_REVIEWS_URL: reviews.url };
  const settings = readSettings({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', ...environment });
  const host = await createGatewayHost(settings, supergraph, new Map());
  subgraph.answers('{"data":{"thing":{"__typename":"Thing","id":9007199254740993}}}');
  reviews.answers('{"data":{"_entities":[{"stars":4.50}]}}');
  const body = '{"query":"{ thing { id stars } }"}';
  const response = await fetch(await host.listen(), { method: 'POST', headers: JSON_HEADERS, body });
  expect(await response.text()).toBe('{"data":{"thing":{"id":9007199254740993,"stars":4.50}}}');
  expect(reviews.received()).toContain('"representations":[{"__typename":"Thing","id":9007199254740993}]');
  await host.close();
});

it('ids that are large integers are not changed: in answers, keys and variables', async () => {
  await using reviews = await openSubgraph();
  const supergraph = supergraphOf({
    shop: {
      typeDefs:
        'type Query { thing(id: ID!, of: [ID!], by: By): Thing } input By { id: ID } type Thing @key(fields: "id") { id: ID! }',
    },
    reviews: { typeDefs: 'type Thing @key(fields: "id") { id: ID! stars: Float }' },
  });
  const environment = { SUBGRAPH_SHOP_URL: subgraph.url, SUBGRAPH_REVIEWS_URL: reviews.url };
  const settings = readSettings({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', ...environment });
  const host = await createGatewayHost(settings, supergraph, new Map());
  subgraph.answers('{"data":{"thing":{"__typename":"Thing","id":9007199254740993}}}');
  reviews.answers('{"data":{"_entities":[{"stars":4.50}]}}');
  const query = 'query ($i: ID!, $l: [ID!], $b: By) { thing(id: $i, of: $l, by: $b) { id stars } }';
  const variables = '{"i":9007199254740993,"l":[9007199254740993,"x",7],"b":{"id":12345678901234567890}}';
  const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
  const response = await fetch(await host.listen(), { method: 'POST', headers: JSON_HEADERS, body });
  expect(await response.text()).toBe('{"data":{"thing":{"id":"9007199254740993","stars":4.5}}}');
  expect(subgraph.received()).toContain(`"variables":${variables}`);
  expect(reviews.received()).toContain('"id":9007199254740993}');
  await host.close();
});

it('embedded subgraphs get ids that JavaScript does not hold as strings', async () => {
  const seen: unknown[] = [];
  const typeDefs = 'type Query { read(id: ID): ID } ';
  const read = (_: unknown, { id }: { id: unknown }) => {
    seen.push(id);
    return id;
  };
  const resolvers = { Query: { read } };
  await using gateway = await startGateway({ shop: { typeDefs, resolvers } });
  const body = '{"query":"query ($i: ID) { read(id: $i) }","variables":{"i":9007199254740993}}';
  expect((await gateway.post(body)).text).toBe('{"data":{"read":"9007199254740993"}}');
  expect(seen).toEqual(['9007199254740993']);
});

it('a limit on page sizes counts numbers of any form', async () => {
  const settings = readSettings({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', LIMITS_PAGE_SIZE: '100' });
  const supergraph = supergraphOf({ shop: { typeDefs: 'type Query { list(first: Int): [Int] }' } });
  const host = await createGatewayHost(settings, supergraph, new Map());
  const response = await fetch(await host.listen(), {
    method: 'POST',
    headers: JSON_HEADERS,
    body: '{"query":"query ($n: Int) { list(first: $n) }","variables":{"n":1e5}}',
  });
  expect(JSON.stringify(await response.json())).toContain('MAX_PAGE_SIZE');
  await host.close();
});

it('answers of a cache are those to the number that was asked', async () => {
  const settings = readSettings({
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    SUBGRAPH_SHOP_URL: subgraph.url,
    CACHING_RESPONSES: 'true',
    CACHING_ENTITIES: 'true',
    CACHING_DEFAULT_MAX_AGE: '1m',
  });
  const host = await createGatewayHost(settings, supergraphOf({ shop: { typeDefs: TYPE_DEFS } }), new Map());
  const address = await host.listen();
  const read = async (number: string) => {
    const body = `{"query":"query ($b: Big) { read(big: $b) }","variables":{"b":${number}}}`;
    return (await fetch(address, { method: 'POST', headers: JSON_HEADERS, body })).text();
  };
  for (let round = 0; round < 2; round++) {
    for (const number of ['9007199254740993', '9007199254740992', '1.10', '1.1']) {
      subgraph.answers(`{"data":{"read":${number}}}`);
      expect(await read(number)).toBe(`{"data":{"read":${number}}}`);
    }
  }
  await host.close();
});

describe('JSON that is nested thousands deep', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`;

  it.each([1_000, 5_000, 100_000])('as a variable of %i levels is sent, or refused with a 400', async depth => {
    subgraph.answers('{"data":{"echo":"x"}}');
    const { status, text } = await query('query ($j: Json) { echo(json: $j) }', `{"j":${nested(depth)}}`);
    if (status === 200) expect(text).toBe('{"data":{"echo":"x"}}');
    else expect({ status, text }).toEqual({ status: 400, text: expect.stringContaining('BAD_USER_INPUT') });
    expect((await query('{ big }')).status).toBe(200);
  });

  it.each([1_000, 5_000, 100_000])(
    'as an answer of %i levels is passed on, or an error of the subgraph',
    async depth => {
      subgraph.answers(`{"data":{"json":${nested(depth)}}}`);
      const { status, text } = await query('{ json }');
      expect(status).toBe(200);
      if (!text.startsWith('{"data":{"json":[')) {
        expect(JSON.parse(text)).toMatchObject({
          data: { json: null },
          errors: [{ extensions: { code: 'INVALID_SUBGRAPH_RESPONSE' } }],
        });
      }
    },
  );
});

it('embedded subgraphs get literals as written, and variables as JavaScript’s numbers', async () => {
  const seen: unknown[] = [];
  const big = new GraphQLScalarType({
    name: 'Big',
    parseValue: value => value,
    parseLiteral: node => (node.kind === Kind.INT ? BigInt(node.value) : valueFromASTUntyped(node)),
    serialize: value => value,
  });
  const typeDefs = 'scalar Big type Query { read(big: Big): String }';
  const read = (_: unknown, given: { big: unknown }) => String(seen.push(given.big));
  await using gateway = await startGateway({ shop: { typeDefs, resolvers: { Big: big, Query: { read } } as never } });
  await gateway.post({ query: '{ read(big: 9007199254740993) }' });
  await gateway.post('{"query":"query ($b: Big) { read(big: $b) }","variables":{"b":1.10}}');
  expect(seen).toEqual([9007199254740993n, 1.1]);
});
