import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';

/** GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/) on a real socket, in production mode. */

let graph: EmbeddedGraph;
let url: string;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  url = await graph.host.listen();
});
afterAll(() => graph[Symbol.asyncDispose]());

const QUERY = '{ region(code: "KR-11") { name } }';
const ANSWER = { data: { region: { name: '서울' } } };
const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${url}?${new URLSearchParams(parameters)}`, { headers });
interface Body {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}
const read = async (pending: Promise<Response>) => {
  const response = await pending;
  const body = (await response.json()) as Body;
  const code = body.errors?.[0]?.extensions?.code;
  return { status: response.status, type: response.headers.get('content-type'), body, code };
};

describe('POST with JSON', () => {
  it.each([
    [undefined, 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['application/json', 'application/json; charset=utf-8'],
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
    ['multipart/mixed;deferSpec=20220824,application/json', 'application/json; charset=utf-8'],
  ])('answers who accepts %s with %s', async (accept, type) => {
    const answer = await read(post({ query: QUERY }, accept === undefined ? {} : { accept }));
    expect(answer).toMatchObject({ status: 200, type, body: ANSWER });
  });

  it('answers the same the first, the second and the tenth time', async () => {
    for (let time = 0; time < 10; time++)
      expect(await read(post({ query: QUERY }))).toMatchObject({ status: 200, body: ANSWER });
  });

  it('runs the operation that is named, with its variables', async () => {
    const query = 'query A($c: ID!) { region(code: $c) { name } } query B { regions { code } }';
    const answer = await read(post({ query, operationName: 'A', variables: { c: 'KR-26' } }));
    expect(answer.body).toEqual({ data: { region: { name: '부산' } } });
  });

  it.each([
    ['a syntax error', { query: '{ region(' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing variable', { query: 'query ($c: ID!) { region(code: $c) { name } }' }, 'BAD_USER_INPUT'],
    ['an unknown operation', { query: QUERY, operationName: 'X' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['a subscription', { query: 'subscription { x }' }, undefined],
    ['introspection in production', { query: '{ __schema { queryType { name } } }' }, 'INTROSPECTION_DISABLED'],
  ])('refuses %s with 400 and a code', async (_name, body, code) => {
    const answer = await read(post(body));
    expect(answer.status).toBe(400);
    expect(answer.body.data).toBeUndefined();
    if (code !== undefined) expect(answer.code).toBe(code);
  });

  it.each([
    ['no JSON', '{'],
    ['a body without a query', {}],
    ['a query that is no text', { query: 7 }],
    ['variables that are no object', { query: QUERY, variables: [] }],
  ])('refuses %s with 400', async (_name, body) => {
    expect((await post(body)).status).toBe(400);
  });

  it.each([
    ['query', { query: 7 }, '`query`: found a number, expected a text'],
    ['variables', { query: QUERY, variables: [] }, '`variables`: found a list, expected an object'],
    ['operationName', { query: QUERY, operationName: {} }, '`operationName`: found an object, expected a text'],
    ['extensions', { query: QUERY, extensions: 'x' }, '`extensions`: found a text, expected an object'],
  ])('says what is wrong with %s', async (_name, body, message) => {
    expect((await read(post(body))).body.errors?.[0]?.message).toBe(message);
  });

  it('answers a client that would speak HTTP/2 if the server did', async () => {
    const upgrade = {
      connection: 'Upgrade, HTTP2-Settings',
      upgrade: 'h2c',
      'http2-settings': 'AAEAAEAAAAIAAAABAAMAAABk',
    };
    const ask = (path: string, method: string, body: string) =>
      new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', 'content-length': body.length, ...upgrade };
        const sent = request(new URL(path, url), { method, headers }, async response => {
          let text = '';
          for await (const chunk of response.setEncoding('utf8')) text += chunk;
          resolve({ status: response.statusCode, text });
        });
        sent.on('error', reject).end(body);
      });
    expect(await ask('/graphql', 'POST', JSON.stringify({ query: QUERY }))).toEqual({
      status: 200,
      text: JSON.stringify(ANSWER),
    });
    expect((await ask('/health', 'GET', '')).status).toBe(200);
  });

  it.each(['PATCH', 'PURGE', 'PROPFIND', 'QUERY', 'MOVE'])('refuses the method %s with 405', async method => {
    const { status, code } = await new Promise<{ status: number | undefined; code: string }>((resolve, reject) => {
      const sent = request(url, { method }, async response => {
        let text = '';
        for await (const chunk of response.setEncoding('utf8')) text += chunk;
        resolve({ status: response.statusCode, code: JSON.parse(text).errors[0].extensions.code });
      });
      sent.on('error', reject).end();
    });
    expect({ status, code }).toEqual({ status: 405, code: 'METHOD_NOT_ALLOWED' });
  });

  it('refuses a media type that a form of another site could send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await post({ query: QUERY }, { 'content-type': type })).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('refuses a token that is not valid with 401, before anything runs', async () => {
    const answer = await read(post({ query: QUERY }, { authorization: 'Bearer nonsense' }));
    expect(answer).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(answer.body.data).toBeUndefined();
  });

  it('answers an error of a field with 200 and what there is', async () => {
    const answer = await read(post({ query: '{ region(code: "KR-11") { name } bad: region { name } }' }));
    expect(answer).toMatchObject({ status: 200, body: { data: { region: { name: '서울' }, bad: null } } });
    expect(answer.code).toBe('BAD_USER_INPUT');
  });
});

describe('GET', () => {
  const preflighted = { 'apollo-require-preflight': 'true' };
  it('answers a query, and refuses a mutation', async () => {
    expect(await read(get({ query: QUERY }, preflighted))).toMatchObject({ status: 200, body: ANSWER });
    const mutation = 'mutation { recordAirQuality(input: []) { recorded } }';
    expect((await get({ query: mutation }, preflighted)).status).toBe(405);
  });

  it('refuses what a page of another site could make a browser send', async () => {
    expect((await get({ query: QUERY })).status).toBe(400);
  });

  it('remembers a persisted query by its hash', async () => {
    const sha256Hash = createHash('sha256').update(QUERY).digest('hex');
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash } });
    expect((await read(get({ extensions }, preflighted))).code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(await read(post({ query: QUERY, extensions: JSON.parse(extensions) }))).toMatchObject({ body: ANSWER });
    expect(await read(get({ extensions }, preflighted))).toMatchObject({ status: 200, body: ANSWER });
  });
});

it('no landing page is shown in production', async () => {
  const response = await fetch(url, { headers: { accept: 'text/html' } });
  expect(await response.text()).not.toContain('<html');
});
