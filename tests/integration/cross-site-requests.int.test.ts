import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSubgraph } from '../support/federate.ts';
import { type Issuer, startIssuer } from '../support/issuer.ts';
import { type StartedGateway, startGateway } from '../support/started-gateway.ts';

/**
 * A page of another site can make a browser send requests with the reader's cookie. None that a browser sends without
 * asking first is answered; every method, media type and header is tried over a socket, since clients like `fetch` do not
 * send all of them.
 */

const SUBGRAPHS: Readonly<Record<string, TestSubgraph>> = {
  people: {
    typeDefs: 'type Query { me: String @authenticated }',
    resolvers: { Query: { me: () => 'the reader' } },
  },
};

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

const JSON_TYPES = ['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON ;charset=utf-8'];
const SIMPLE_TYPES = [
  'text/plain',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
];
const OTHER_TYPES = [
  ...['message/http', 'image/png', 'foo/bar', 'foo', 'application/graphql-response+json', 'application/xml'],
  ...['application/json, text/plain', 'application/jsonp', 'application /json'],
];
const TYPES = [undefined, '', ...JSON_TYPES, ...SIMPLE_TYPES, ...OTHER_TYPES];

const MARKS: [Record<string, string>, preflighted: boolean][] = [
  [{}, false],
  [{ 'apollo-require-preflight': '' }, false],
  [{ 'x-requested-with': 'x' }, false],
  [{ 'apollo-require-preflight': 'x' }, true],
  [{ 'x-apollo-operation-name': 'Me' }, true],
];

/** An answer or a refusal; `undefined` where it only has to be no answer. A browser asks before it sends PUT and DELETE. */
function statusOf(method: Method, type: string | undefined, preflighted: boolean): 200 | 400 | 415 | undefined {
  const isJson = JSON_TYPES.includes(type ?? '');
  if (method === 'GET' || method === 'HEAD') {
    if (type === undefined) return preflighted ? 200 : 400;
    return isJson ? 200 : 415;
  }
  if (method !== 'POST') return undefined;
  if (isJson) return 200;
  const isSimple = !type || SIMPLE_TYPES.includes(type);
  return isSimple && !preflighted ? 400 : undefined;
}

describe.each([
  ['in production', {}],
  ['with a landing page', { NODE_ENV: 'development', NEWSGRAPH_DATA: '/nowhere' }],
])('%s', (_, environment) => {
  let gateway: StartedGateway;
  let issuer: Issuer;
  let cookie: string;
  beforeAll(async () => {
    issuer = await startIssuer();
    const signed = { JWKS_URL: issuer.url, JWT_ISSUER: issuer.issuer, JWT_COOKIE: 'session' };
    gateway = await startGateway(SUBGRAPHS, { ...signed, ...environment }, 'embedded');
    cookie = `session=${await issuer.sign()}`;
  });
  afterAll(async () => {
    await gateway[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  const send = async (method: Method, headers: Record<string, string>) => {
    const body = method === 'GET' || method === 'HEAD' ? undefined : JSON.stringify({ query: '{ me }' });
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const address = body === undefined ? `${gateway.url}?query={me}` : gateway.url;
    request(address, { method, headers: { cookie, ...length, ...headers } }, resolve)
      .on('error', reject)
      .end(body);
    const response = await promise;
    return { status: response.statusCode, body: await text(response) };
  };

  it.each(METHODS)('answers a %s only where a browser would have asked first', async method => {
    for (const type of TYPES) {
      for (const [mark, preflighted] of MARKS) {
        for (const accept of ['application/json', 'text/html']) {
          // A browser that goes to the page by itself is shown it, and nothing is run.
          if (accept === 'text/html' && type === undefined) continue;
          const headers = { accept, ...mark, ...(type !== undefined && { 'content-type': type }) };
          const { status, body } = await send(method, headers);
          const place = `${method} ${JSON.stringify(headers)}: ${body}`;
          const expected = statusOf(method, type, preflighted);
          if (expected !== undefined) {
            if (accept !== 'text/html' || expected !== 200) expect(status, place).toBe(expected);
          } else if (method === 'POST') expect(status, place).toBeGreaterThanOrEqual(400);
          if (expected !== 200) expect(body, place).not.toContain('the reader');
          else if (method !== 'HEAD' && accept !== 'text/html') expect(body, place).toContain('the reader');
        }
      }
    }
  });
});
