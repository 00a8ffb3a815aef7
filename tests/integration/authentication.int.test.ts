import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { TestSubgraph } from '../support/federate.ts';
import { type Issuer, startIssuer } from '../support/issuer.ts';
import { type StartedGateway, startGateway, WAYS } from '../support/started-gateway.ts';

/** Who asks, as issuers say it: over sockets between the issuers, the gateway and its clients. */

const SHOP: Readonly<Record<string, TestSubgraph>> = {
  shop: {
    typeDefs: `type Query { me: String @authenticated secret: String @requiresScopes(scopes: [["secrets"]]) }`,
    resolvers: { Query: { me: () => 'you', secret: () => 'told' } },
  },
};

interface Answer {
  readonly status: number;
  readonly data?: { readonly me: string | null; readonly secret?: string | null } | null;
  readonly code: string | undefined;
}

describe.each(WAYS)('over %s subgraphs', way => {
  let first: Issuer;
  let second: Issuer;
  let gateway: StartedGateway;
  const environment = () => ({
    JWKS_URL: first.url,
    JWT_ISSUER: first.issuer,
    JWT_ISSUERS: JSON.stringify([
      { issuer: second.issuer, jwksUrl: second.url, audience: 'papers', scopesClaim: 'permissions' },
    ]),
    JWT_CLOCK_SKEW: '30s',
    JWKS_COOLDOWN: '1s',
  });
  beforeAll(async () => {
    first = await startIssuer('https://first.example');
    second = await startIssuer('https://second.example', 'papers');
    gateway = await startGateway(SHOP, environment(), way);
  });
  afterAll(async () => {
    for (const one of [gateway, first, second]) await one?.[Symbol.asyncDispose]();
  });

  const ask = async (token: string | undefined, query = '{ me secret }', url = gateway.url): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { data, errors } = (await response.json()) as Answer & { errors?: { extensions: { code: string } }[] };
    return { status: response.status, data: data ?? null, code: errors?.[0]?.extensions.code };
  };
  const seconds = (from: number) => Math.floor(Date.now() / 1_000) + from;

  it('believes each issuer by its own keys, audience and scopes', async () => {
    expect(await ask(await first.sign({ scope: 'secrets' }))).toMatchObject({ data: { me: 'you', secret: 'told' } });
    expect(await ask(await second.sign({ permissions: ['secrets'] }))).toMatchObject({ data: { secret: 'told' } });
    expect(await ask(await second.sign({ scope: 'secrets' }))).toMatchObject({ data: { me: 'you', secret: null } });
    expect(await ask(undefined)).toMatchObject({ status: 200, data: { me: null }, code: 'UNAUTHENTICATED' });
    for (const token of [
      await first.sign({ iss: second.issuer, aud: 'papers' }),
      await second.sign({ aud: 'newsgraph' }),
      await first.sign({ iss: 'https://third.example' }),
      await first.sign({ exp: seconds(-31) }),
      await first.sign({ nbf: seconds(60) }),
      'not.a.token',
    ]) {
      expect(await ask(token)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    }
  });

  it('gives a token the roles and scopes of its issuer alone, and nobody’s token none', async () => {
    const issuers = [{ issuer: second.issuer, jwksUrl: second.url, scopes: ['read'], roles: ['COMMENTER'] }];
    const bounded = { ...environment(), JWT_AUDIENCE: 'papers', JWT_ISSUERS: JSON.stringify(issuers) };
    await using strict = await startGateway(SHOP, bounded, way);
    const token = await second.sign({ scope: 'read secrets' });
    expect(await ask(token, '{ me secret }', strict.url)).toMatchObject({ data: { me: 'you', secret: null } });
    const trusted = await first.sign({ aud: 'papers', scope: 'secrets' });
    expect(await ask(trusted, '{ secret }', strict.url)).toMatchObject({ data: { secret: 'told' } });
    for (const sub of ['', ' ', 7, undefined]) {
      expect(await ask(await first.sign({ sub }))).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    }
  });

  it('forgives clocks that differ a little', async () => {
    expect(await ask(await first.sign({ exp: seconds(-5) }))).toMatchObject({ status: 200, data: { me: 'you' } });
    expect(await ask(await first.sign({ nbf: seconds(20) }))).toMatchObject({ status: 200, data: { me: 'you' } });
  });

  it('accepts only the algorithms that are listed', async () => {
    await using strict = await startGateway(SHOP, { ...environment(), JWT_ALGORITHMS: 'RS256' }, way);
    expect(await ask(await first.sign(), '{ me }', strict.url)).toMatchObject({ status: 401 });
  });

  it('follows keys that are exchanged, and asks for each token once', async () => {
    await first.rotate(true);
    await expect.poll(async () => (await ask(await first.sign())).status, { timeout: 10_000 }).toBe(200);
    const token = await first.sign();
    const asked = first.asked();
    for (let time = 0; time < 5; time++) expect((await ask(token)).status).toBe(200);
    expect(first.asked()).toBe(asked);
  });

  it('refuses a WebSocket and an event stream as it refuses a request', async () => {
    const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer not.a.token' } }));
    expect((await once(socket, 'close'))[0]).toBe(4401);
    const headers = {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: 'Bearer not.a.token',
    };
    const response = await fetch(gateway.url, { method: 'POST', headers, body: '{"query":"{ me }"}' });
    expect(response.status).toBe(401);
  });

  it('answers 503 while keys cannot be had, and lets nobody in', async () => {
    await using issuer = await startIssuer();
    await using closed = await startGateway(SHOP, { JWKS_URL: issuer.url, JWT_ISSUER: issuer.issuer }, way);
    issuer.answer(false);
    expect(await ask(await issuer.sign(), '{ me }', closed.url)).toMatchObject({
      status: 503,
      data: null,
      code: 'KEYS_UNAVAILABLE',
    });
  });
});
