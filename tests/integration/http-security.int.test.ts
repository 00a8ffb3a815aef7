import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSubgraph } from '../support/federate.ts';
import { type Issuer, startIssuer } from '../support/issuer.ts';
import { type StartedGateway, startGateway, WAYS } from '../support/started-gateway.ts';

/** What the gateway keeps browsers, and who reads its answers, from. Over sockets. */

let poked = 0;
const SHOP: Readonly<Record<string, TestSubgraph>> = {
  shop: {
    typeDefs: `type Query { books: [String!]! broken: String me: String @authenticated }
      type Mutation { poke: Int! }`,
    resolvers: {
      Query: {
        books: () => ['Alder'],
        broken: () => {
          throw new Error('connect ECONNREFUSED 10.0.0.7:27017');
        },
        me: () => 'you',
      },
      Mutation: { poke: () => ++poked },
    },
  },
};
const ORIGIN = 'https://www.news.example';

const QUERY = JSON.stringify({ query: '{ books }' });
const ask = (url: string, query: string, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
/** Answered by Apollo Server, which stands behind the fast route. */
const get = (url: string, query: string, headers: Record<string, string> = {}) =>
  fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: { 'apollo-require-preflight': 'x', ...headers } });
const BOTH = [ask, get];
const codeOf = async (response: Response) =>
  ((await response.json()) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;

describe.each(WAYS)('over %s subgraphs', way => {
  let gateway: StartedGateway;
  let issuer: Issuer;
  beforeAll(async () => {
    issuer = await startIssuer();
    gateway = await startGateway(
      SHOP,
      {
        CORS_ORIGINS: `${ORIGIN},https://m.news.example`,
        CORS_CREDENTIALS: 'true',
        JWKS_URL: issuer.url,
        JWT_ISSUER: issuer.issuer,
        JWT_COOKIE: 'session',
      },
      way,
    );
  });
  afterAll(async () => {
    await gateway[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  it.each([
    [
      'a form',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={books}' },
    ],
    [
      'a form with files',
      { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--' },
    ],
    ['a script', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: QUERY }],
    [
      'a script that lies',
      { method: 'POST', headers: { 'content-type': 'text/plain; application/json' }, body: QUERY },
    ],
    ['nothing said of the body', { method: 'POST', headers: { 'content-type': '' }, body: QUERY }],
    ['an image', { method: 'GET', headers: {} }],
    ['a link', { method: 'GET', headers: { accept: 'text/html' } }],
  ])('refuses what a page of another site could send by %s', async (_way, init) => {
    const url = init.method === 'GET' ? `${gateway.url}?query={books}` : gateway.url;
    for (const cookie of [{}, { cookie: `session=${await issuer.sign()}` }]) {
      const response = await fetch(url, { ...init, headers: { ...init.headers, ...cookie } });
      expect(response.status).toBe(400);
      expect(await codeOf(response)).toBe('BAD_REQUEST');
    }
  });

  it('answers what a browser asked about first', async () => {
    for (const header of ['apollo-require-preflight', 'x-apollo-operation-name']) {
      expect((await fetch(`${gateway.url}?query={books}`, { headers: { [header]: 'x' } })).status).toBe(200);
    }
    expect((await ask(gateway.url, '{ books }')).status).toBe(200);
  });

  it('runs no mutation by GET', async () => {
    const headers = { 'apollo-require-preflight': 'x' };
    expect((await fetch(`${gateway.url}?query=mutation{poke}`, { headers })).status).toBe(405);
    const named = `query A { books } mutation B { poke }`;
    const response = await fetch(`${gateway.url}?query=${encodeURIComponent(named)}&operationName=B`, { headers });
    expect(response.status).toBe(405);
    expect(poked).toBe(0);
  });

  it('lets listed origins ask, with cookies, and no other', async () => {
    const preflight = (origin: string) =>
      fetch(gateway.url, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,authorization',
        },
      });
    const allowed = await preflight(ORIGIN);
    expect(allowed.status).toBe(204);
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'content-type,authorization',
      'access-control-max-age': '7200',
      vary: expect.stringMatching(/origin/i),
    });
    for (const origin of ['https://evil.example', `${ORIGIN}.evil.example`, 'http://www.news.example', 'null']) {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
      const answer = await ask(gateway.url, '{ books }', { origin });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('vary')).toMatch(/origin/i);
    }
    const answer = await ask(gateway.url, '{ books }', { origin: ORIGIN });
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(answer.headers.get('access-control-expose-headers')).toContain('x-request-id');
  });

  it('says what its answers may be used for, on every way', async () => {
    for (const response of [
      await ask(gateway.url, '{ books }'),
      await get(gateway.url, '{ books }'),
      await fetch(gateway.url),
      await fetch(new URL('/nothing', gateway.url)),
    ]) {
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'strict-transport-security': 'max-age=31536000',
      });
      expect(response.headers.get('x-powered-by')).toBeNull();
    }
  });

  it('answers under the id that a request has, when it has a good one', async () => {
    const idsFor = (given?: string) =>
      Promise.all(
        BOTH.map(async way => {
          const response = await way(gateway.url, '{ books }', given === undefined ? {} : { 'x-request-id': given });
          return response.headers.get('x-request-id');
        }),
      );
    expect(await idsFor('01J-abc.7')).toEqual(['01J-abc.7', '01J-abc.7']);
    for (const given of [undefined, 'a b', '{"forged":1}', 'x'.repeat(129)]) {
      for (const id of await idsFor(given)) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('believes the token of the cookie as that of the header, which goes before it', async () => {
    const me = async (headers: Record<string, string>) => {
      const response = await ask(gateway.url, '{ me }', headers);
      const { data } = (await response.json()) as { data?: { me: string | null } };
      return [response.status, data?.me];
    };
    const token = await issuer.sign();
    expect(await me({})).toEqual([200, null]);
    expect(await me({ authorization: `Bearer ${token}` })).toEqual([200, 'you']);
    expect(await me({ cookie: `other=1; session=${token}; x="y"` })).toEqual([200, 'you']);
    expect(await me({ cookie: `session="${token}"` })).toEqual([200, 'you']);
    expect(await me({ cookie: 'session=nonsense' })).toEqual([401, undefined]);
    expect(await me({ cookie: `session=${token}`, authorization: 'Bearer nonsense' })).toEqual([401, undefined]);
    expect(await me({ cookie: `xsession=${token}` })).toEqual([200, null]);
  });

  it('refuses a token alike on every way, with the scheme it expects', async () => {
    for (const way of BOTH) {
      const response = await way(gateway.url, '{ books }', { authorization: 'Bearer x' });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    }
  });

  it('keeps the faults of subgraphs to itself', async () => {
    for (const way of BOTH) {
      const text = await (await way(gateway.url, '{ broken books }')).text();
      expect(JSON.parse(text).data).toEqual({ broken: null, books: ['Alder'] });
      expect(text).not.toMatch(/ECONNREFUSED|10\.0\.0\.7|stack/);
    }
  });

  it('says nothing of itself where a request is no request', async () => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('BAD_REQUEST');
  });

  it('shows no landing page and no schema in production', async () => {
    expect(await codeOf(await ask(gateway.url, '{ __schema { queryType { name } } }'))).toBe('INTROSPECTION_DISABLED');
    const page = await fetch(gateway.url, { headers: { accept: 'text/html', 'apollo-require-preflight': 'x' } });
    expect(await page.text()).not.toContain('<html');
    for (const way of BOTH) {
      const wrong = (await (await way(gateway.url, '{ book }')).json()) as { errors: { message: string }[] };
      expect(wrong.errors[0]?.message).toBe('Cannot query field "book" on type "Query".');
    }
  });
});

it('shows the landing page and the schema where settings ask for them, and to any origin what all may see', async () => {
  await using gateway = await startGateway(
    SHOP,
    {
      INTROSPECTION: 'true',
      LANDING_PAGE: 'true',
      CORS_ORIGINS: '*',
    },
    'embedded',
  );
  const page = await fetch(gateway.url, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('sandbox');
  expect(page.headers.get('content-security-policy')).not.toContain('default-src');
  const schema = await ask(gateway.url, '{ __schema { queryType { name fields { name } } } }', { origin: ORIGIN });
  expect(schema.headers.get('access-control-allow-origin')).toBe('*');
  const fields = [{ name: 'books' }, { name: 'broken' }];
  expect(await schema.json()).toEqual({ data: { __schema: { queryType: { name: 'Query', fields } } } });
});

it.each([
  [{ CORS_ORIGINS: '*', CORS_CREDENTIALS: 'true' }, 'CORS_CREDENTIALS: found true with CORS_ORIGINS *'],
  [{ CORS_ORIGINS: 'https://a.example/' }, 'CORS_ORIGINS: found "https://a.example/", expected a list of origins'],
  [{ CORS_ORIGINS: 'null' }, 'CORS_ORIGINS: found "null"'],
])('refuses to start with %j', async (environment, message) => {
  await expect(startGateway(SHOP, environment, 'embedded')).rejects.toThrow(message);
});
