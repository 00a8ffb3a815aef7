import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { GraphQLClient } from 'graphql-request';
import { createClient as createEventClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSubgraph } from '../support/federate.ts';
import { type Issuer, startIssuer } from '../support/issuer.ts';
import { type StartedGateway, startGateway } from '../support/started-gateway.ts';

/** HTTP as clients speak it: the libraries themselves with their defaults, and pages of a browser by their headers. */

const SHOP: Readonly<Record<string, TestSubgraph>> = {
  shop: {
    typeDefs: `
      type Query { title(of: ID): String me: String @authenticated stock: Int @requiresScopes(scopes: [["stock:read", "shop"], ["admin"]])
        both: Int @authenticated @requiresScopes(scopes: [["a"]]) }
      type Mutation { rename(title: String): String @authenticated count: Int @requiresScopes(scopes: [["stock:write"]]) }
      type Subscription { ticks: Int }
    `,
    resolvers: {
      Query: { title: () => 'Alder', me: () => 'you', stock: () => 7, both: () => 1 },
      Mutation: { rename: (_: unknown, { title }: { title: string }) => title, count: () => 1 },
      Subscription: {
        ticks: {
          async *subscribe() {
            yield { ticks: 1 };
            yield { ticks: 2 };
          },
        },
      },
    },
  },
};
const DEVELOPMENT = { NODE_ENV: 'development', NEWSGRAPH_DATA: '/nowhere' };
const QUERY = '{ title }';

/** `fetch` of Node, with the headers that a browser adds for a page, and a record of the responses. */
function pageOf(headers: Record<string, string>) {
  const responses: Response[] = [];
  const send = async (url: Parameters<typeof fetch>[0], init: RequestInit = {}) => {
    const response = await fetch(url, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers },
    });
    responses.push(response);
    return response;
  };
  return { send: send as typeof fetch, responses };
}

describe('with its defaults', () => {
  let gateway: StartedGateway;
  beforeAll(async () => {
    gateway = await startGateway(SHOP);
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  it('urql gets a query by its defaults from a page of the same origin, as JSON that may be cached', async () => {
    const { send, responses } = pageOf({ 'sec-fetch-site': 'same-origin' });
    const client = new Client({ url: gateway.url, exchanges: [fetchExchange], fetch: send });
    expect((await client.query(QUERY, {}).toPromise()).data).toEqual({ title: 'Alder' });
    expect(new URL(responses[0]!.url).search).toContain('query=');
    expect(responses[0]!.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    const renamed = await client.mutation('mutation { __typename }', {}).toPromise();
    expect(renamed.data).toEqual({ __typename: 'Mutation' });
  });

  it.each([{ fetchOptions: { headers: { 'apollo-require-preflight': 'true' } } }, { preferGetMethod: false }])(
    'urql in Node is answered with %j, which the refusal names',
    async options => {
      const refused = await new Client({ url: gateway.url, exchanges: [fetchExchange] }).query(QUERY, {}).toPromise();
      expect(refused.error?.message).toMatch(/apollo-require-preflight.*urql: fetchOptions.*preferGetMethod: false/);
      const client = new Client({ url: gateway.url, exchanges: [fetchExchange], ...(options as object) });
      expect((await client.query(QUERY, {}).toPromise()).data).toEqual({ title: 'Alder' });
    },
  );

  it.each([false, true])('Apollo Client, with GET %s', async useGETForQueries => {
    const { send } = pageOf({ 'sec-fetch-site': 'same-origin' });
    const link = new HttpLink({ uri: gateway.url, useGETForQueries, fetch: send });
    const client = new ApolloClient({ link, cache: new InMemoryCache() });
    expect((await client.query({ query: gql(QUERY) })).data).toEqual({ title: 'Alder' });
    client.stop();
  });

  it('Apollo Client, of a subscription', async () => {
    const client = new ApolloClient({ link: new HttpLink({ uri: gateway.url }), cache: new InMemoryCache() });
    const seen: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      client.subscribe({ query: gql('subscription { ticks }') }).subscribe({
        next: ({ data }) => seen.push(data),
        error: reject,
        complete: resolve,
      });
    });
    expect(seen).toEqual([{ ticks: 1 }, { ticks: 2 }]);
    client.stop();
  });

  it('urql, of a subscription by fetch', async () => {
    const exchanges = [fetchExchange];
    const client = new Client({ url: gateway.url, exchanges, fetchSubscriptions: true, preferGetMethod: false });
    const seen: unknown[] = [];
    await new Promise<void>(resolve => {
      client.subscription('subscription { ticks }', {}).subscribe(({ data }) => {
        if (seen.push((data as { ticks: number }).ticks) === 2) resolve();
      });
    });
    expect(seen).toEqual([1, 2]);
  });

  it('graphql-request, graphql-sse and fetch', async () => {
    expect(await new GraphQLClient(gateway.url).request(QUERY)).toEqual({ title: 'Alder' });
    const events = createEventClient({ url: gateway.url });
    for (const [query, expected] of [
      [QUERY, [{ title: 'Alder' }]],
      ['subscription { ticks }', [{ ticks: 1 }, { ticks: 2 }]],
    ] as const) {
      const seen: unknown[] = [];
      for await (const { data } of events.iterate({ query })) seen.push(data);
      expect(seen).toEqual(expected);
    }
    events.dispose();
    expect(await gateway.post({ query: QUERY })).toMatchObject({ body: { data: { title: 'Alder' } } });
  });

  it('one header for all operations: a query is JSON, a subscription a stream', async () => {
    const accept = 'application/json, text/event-stream';
    const query = await gateway.post({ query: QUERY }, { accept });
    expect(query.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const subscription = await gateway.post({ query: 'subscription { ticks }' }, { accept });
    expect(subscription.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(subscription.text).toContain('data: {"data":{"ticks":2}}');
    const whole = await gateway.post({ query: 'subscription { ticks }' }, { accept: '*/*' });
    expect(whole).toMatchObject({ status: 400, code: 'SUBSCRIPTION_NOT_ACCEPTED' });
  });

  it('who accepts parts alone gets one part', async () => {
    const { headers, text } = await gateway.post({ query: QUERY }, { accept: 'multipart/mixed;deferSpec=20220824' });
    expect(headers.get('content-type')).toContain('multipart/mixed');
    expect(text).toContain('{"data":{"title":"Alder"},"hasNext":false}');
    const events = await gateway.post({ query: QUERY }, { accept: 'multipart/mixed;subscriptionSpec=1.0' });
    expect(events.text).toContain('{"payload":{"data":{"title":"Alder"}}}');
  });

  it.each(['text/html', 'image/png', 'text/*', '*/*;q=0'])('refuses who accepts %s', async accept => {
    expect(await gateway.post({ query: QUERY }, { accept })).toMatchObject({ status: 406, code: 'NOT_ACCEPTABLE' });
  });

  it('proves nothing by another site, nor a POST by the same', async () => {
    for (const site of ['cross-site', 'same-site', 'none', 'Same-Origin', 'same-origin, cross-site']) {
      const response = await fetch(`${gateway.url}?query={title}`, { headers: { 'sec-fetch-site': site } });
      expect(response.status, site).toBe(400);
    }
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' };
    expect((await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) })).status).toBe(
      400,
    );
    const mutation = await fetch(`${gateway.url}?query=mutation{rename}`, {
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(mutation.status).toBe(405);
  });
});

describe('pages of other origins', () => {
  const preflight = (url: string, origin: string) => {
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    return fetch(url, { method: 'OPTIONS', headers });
  };

  it.each([
    'http://localhost:3000',
    'http://localhost',
    'https://localhost:5173',
    'http://127.0.0.1:8080',
    'http://[::1]:3000',
  ])('outside production, %s may ask', async origin => {
    await using gateway = await startGateway(SHOP, DEVELOPMENT);
    const asked = await preflight(gateway.url, origin);
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    const answer = await gateway.post({ query: QUERY }, { origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    // The GET of urql, which needs no preflight.
    const client = new Client({ url: gateway.url, exchanges: [fetchExchange], fetch: pageOf({ origin }).send });
    expect((await client.query(QUERY, {}).toPromise()).data).toEqual({ title: 'Alder' });
  });

  it.each([
    ['in production', {}, 'http://localhost:3000'],
    ['outside production', DEVELOPMENT, 'http://localhost.evil.example'],
    ['outside production', DEVELOPMENT, 'http://evil.example:3000'],
    ['with other origins', { CORS_ORIGINS: 'https://www.news.example' }, 'https://m.news.example'],
  ])('%s, a refusal names the origin and the setting', async (_, environment, origin) => {
    await using gateway = await startGateway(SHOP, environment);
    const refused = await preflight(gateway.url, origin);
    const { errors } = (await refused.json()) as { errors: { message: string; extensions: { code: string } }[] };
    expect(refused.status).toBe(403);
    expect(errors[0]).toEqual({
      message: `The origin ${origin} is not in http.corsOrigins (CORS_ORIGINS)`,
      extensions: { code: 'ORIGIN_NOT_ALLOWED' },
    });
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    const get = await fetch(`${gateway.url}?query={title}`, { headers: { origin } });
    expect(get.status).toBe(400);
    expect(await get.text()).toContain(`The origin ${origin} is not in http.corsOrigins`);
  });
});

describe('who may not', () => {
  let issuer: Issuer;
  beforeAll(async () => {
    issuer = await startIssuer();
  });
  afterAll(() => issuer[Symbol.asyncDispose]());
  const start = (environment: Record<string, string> = {}) =>
    startGateway(SHOP, { JWKS_URL: issuer.url, JWT_ISSUER: issuer.issuer, ...environment });
  const ask = async (gateway: StartedGateway, query: string, claims?: Record<string, unknown>) => {
    const headers = claims && { authorization: `Bearer ${await issuer.sign(claims)}` };
    return gateway.post({ query }, headers);
  };

  it.each([
    ['{ me }', undefined, 'UNAUTHENTICATED', undefined],
    ['mutation { rename }', undefined, 'UNAUTHENTICATED', undefined],
    ['{ stock }', undefined, 'UNAUTHENTICATED', ['admin']],
    ['{ stock }', {}, 'FORBIDDEN', ['admin']],
    ['{ stock }', { scope: 'shop' }, 'FORBIDDEN', ['stock:read']],
    ['{ both }', {}, 'FORBIDDEN', ['a']],
    ['mutation { count }', undefined, 'UNAUTHENTICATED', ['stock:write']],
    ['mutation { count }', { scope: 'stock:read' }, 'FORBIDDEN', ['stock:write']],
  ])('%s with %j is told %s and the scopes that lack', async (query, claims, code, missingScopes) => {
    await using gateway = await start();
    for (let time = 0; time < 3; time++) {
      const { status, body } = await ask(gateway, query, claims);
      expect(status).toBe(200);
      expect(body.errors[0].extensions).toEqual({ ...(missingScopes && { missingScopes }), code });
    }
    await using strict = await start({ AUTHORIZATION_MODE: 'reject' });
    const refused = await ask(strict, query, claims);
    expect(refused).toMatchObject({ status: claims ? 403 : 401, code });
    expect(refused.body.errors[0].extensions.missingScopes).toEqual(missingScopes);
  });

  it('is told by one plan, each caller what that caller lacks', async () => {
    await using gateway = await start();
    const scopesFor = async (claims?: Record<string, unknown>) =>
      (await ask(gateway, '{ stock }', claims)).body.errors[0].extensions.missingScopes;
    for (let time = 0; time < 2; time++) {
      expect(await scopesFor()).toEqual(['admin']);
      expect(await scopesFor({ scope: 'shop' })).toEqual(['stock:read']);
      expect(await scopesFor({ scope: 'stock:read' })).toEqual(['shop']);
    }
  });

  it("is told in Apollo Router's words where settings say so", async () => {
    await using gateway = await start({ AUTHORIZATION_CODES: 'router' });
    expect((await ask(gateway, '{ me }')).code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
    expect((await ask(gateway, 'mutation { count }', {})).code).toBe('UNAUTHORIZED_FIELD_OR_TYPE');
  });
});

describe('typos', () => {
  const TYPOS = [
    ['a field', '{ titel }', 'Did you mean "title"?'],
    ['an argument', '{ title(off: 1) }', 'Did you mean "of"?'],
    ['a type', '{ ... on Querry { title } }', 'Did you mean "Query"?'],
  ] as const;

  it.each(TYPOS)('of %s are explained in development, also where there are access rules', async (_, query, hint) => {
    await using gateway = await startGateway(SHOP, DEVELOPMENT);
    const asked = await gateway.post({ query });
    expect(asked.body.errors[0].message).toContain(hint);
    expect((await gateway.get({ query })).body.errors[0].message).toContain(hint);
  });

  it('are not in production, even where the schema is shown', async () => {
    await using gateway = await startGateway(SHOP, { INTROSPECTION: 'true' });
    expect((await gateway.post({ query: '{ titel }' })).text).not.toContain('Did you mean');
  });
});
