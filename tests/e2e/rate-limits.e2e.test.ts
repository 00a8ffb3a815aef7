import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { signLocalToken } from '../../site/server/sign-local-token.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import type { TestSubgraph } from '../support/federate.ts';
import { startRedis } from '../support/redis.ts';
import { startGateway, type Way } from '../support/started-gateway.ts';

/** Rate limits, over a socket. */

const SUBGRAPHS: Record<string, TestSubgraph> = {
  shop: {
    typeDefs: `
      type Query { ok: Int items(first: Int): [Item!]! @listSize(slicingArguments: ["first"]) }
      type Mutation { write: Int other: Int }
      type Item { id: ID }
    `,
    resolvers: { Query: { ok: () => 1, items: () => [] }, Mutation: { write: () => 1, other: () => 1 } },
  },
};
const OK = { query: '{ ok }' };
const policies = (...list: object[]) => ({ RATE_LIMITS_POLICIES: JSON.stringify(list) });
const from = (address: string) => ({ 'x-forwarded-for': address });
const client = (name: string) => ({ 'apollographql-client-name': name });

describe('rate limits', () => {
  it.each<Way>(['embedded', 'remote'])(
    'refuse by POST and GET what is over the quota (subgraphs %s)',
    async reached => {
      const limits = policies({ name: 'each', by: ['ip'], quota: 2, window: '1m' });
      await using gateway = await startGateway(SUBGRAPHS, limits, reached);
      const first = await gateway.post(OK);
      expect(first).toMatchObject({ status: 200, body: { data: { ok: 1 } } });
      expect(first.headers.get('ratelimit-policy')).toBe('"each";q=2;w=60');
      expect(first.headers.get('ratelimit')).toMatch(/^"each";r=1;t=(60|59)$/);
      expect((await gateway.get(OK)).status).toBe(200);
      for (const answer of [await gateway.post(OK), await gateway.get(OK)]) {
        expect(answer).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(50);
        expect(answer.headers.get('ratelimit')).toMatch(/^"each";r=0;t=\d+$/);
        expect(answer.body.data).toBeUndefined();
      }
    },
  );

  it('open again when the window has passed', async () => {
    await using gateway = await startGateway(SUBGRAPHS, policies({ name: 'a', quota: 1, window: '1s' }));
    await gateway.post(OK);
    await expect.poll(async () => (await gateway.post(OK)).status, { interval: 300, timeout: 10_000 }).toBe(200);
  });

  it('count each operation of an array', async () => {
    const environment = { LIMITS_BATCH: '5', ...policies({ name: 'a', quota: 2, window: '1m' }) };
    await using gateway = await startGateway(SUBGRAPHS, environment);
    const { body } = await gateway.post([OK, OK, OK]);
    expect(body.map((one: { data?: unknown }) => one.data !== undefined)).toEqual([true, true, false]);
  });

  it('believe the address of a trusted proxy only, and count a whole IPv6 network', async () => {
    const environment = policies({ name: 'each', by: ['ip'], quota: 1, window: '1m' });
    await using plain = await startGateway(SUBGRAPHS, environment);
    expect((await plain.post(OK, from('192.0.2.1'))).status).toBe(200);
    expect((await plain.post(OK, from('192.0.2.2'))).status).toBe(429);
    await using behind = await startGateway(SUBGRAPHS, { ...environment, HTTP_TRUST_PROXY: 'loopback' });
    expect((await behind.post(OK, from('192.0.2.1'))).status).toBe(200);
    expect((await behind.post(OK, from('192.0.2.2'))).status).toBe(200);
    expect((await behind.post(OK, from('6.6.6.6, 192.0.2.2'))).status).toBe(429);
    expect((await behind.post(OK, from('192.0.2.2:49152'))).status).toBe(429);
    expect((await behind.post(OK, from('2001:db8::1'))).status).toBe(200);
    expect((await behind.post(OK, from('[2001:db8::1]:443'))).status).toBe(429);
    expect((await behind.post(OK, from('2001:db8::2'))).status).toBe(429);
  });

  it('count clients and operations apart, one policy beside the other', async () => {
    await using gateway = await startGateway(
      SUBGRAPHS,
      policies(
        { name: 'client', by: ['client'], quota: 2, window: '1m' },
        { name: 'operation', by: ['operation'], quota: 3, window: '1m' },
      ),
    );
    const ask = (name: string, operation: string) => gateway.post({ query: `query ${operation} { ok }` }, client(name));
    expect((await ask('a', 'X')).status).toBe(200);
    expect((await ask('a', 'Y')).status).toBe(200);
    expect((await ask('a', 'Z')).body.errors[0].extensions.policies).toEqual(['client']);
    expect((await ask('b', 'X')).status).toBe(200);
    expect((await ask('c', 'X')).status).toBe(200);
    const last = await ask('d', 'X');
    expect(last.body.errors[0].extensions.policies).toEqual(['operation']);
    expect(last.headers.get('ratelimit')).toMatch(/^"client";r=1;t=\d+, "operation";r=0;t=\d+$/);
  });

  it('count who asks by the token, and by the address without one', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-rates-'));
    const own = { NODE_ENV: 'development', NEWSGRAPH_DATA: directory };
    try {
      const policy = policies({ name: 'who', by: ['token'], quota: 1, window: '1m' });
      await using gateway = await startGateway(SUBGRAPHS, { ...own, ...policy });
      const tokenOf = (subject: string) => signLocalToken(readSettings(own), { subject, scopes: [] });
      const ask = async (token?: string) =>
        (await gateway.post(OK, token === undefined ? {} : { authorization: `Bearer ${token}` })).status;
      const [ada, bob] = [await tokenOf('ada'), await tokenOf('bob')];
      expect([await ask(ada), await ask(bob), await ask(ada), await ask(await tokenOf('bob'))]).toEqual([
        200, 200, 429, 429,
      ]);
      expect([await ask(), await ask()]).toEqual([200, 429]);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it('count an operation without a name by its id', async () => {
    await using gateway = await startGateway(
      SUBGRAPHS,
      policies({ name: 'o', by: ['operation'], quota: 1, window: '1m' }),
    );
    const ask = (query: string) => {
      const sha256Hash = createHash('sha256').update(query).digest('hex');
      return gateway.post({ query, extensions: { persistedQuery: { version: 1, sha256Hash } } });
    };
    const statuses = [await ask('{ ok }'), await ask('{ a: ok }'), await ask('{ ok }')].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('guard a field, whatever name the operation takes and wherever the field hides', async () => {
    const writing = { name: 'writes', fields: ['Mutation.write'], quota: 1, window: '1m' };
    await using gateway = await startGateway(SUBGRAPHS, policies(writing));
    expect((await gateway.post({ query: 'mutation A { write }' })).status).toBe(200);
    for (const query of ['mutation B { write }', 'mutation { ... { ...F } } fragment F on Mutation { a: write }']) {
      expect((await gateway.post({ query })).status).toBe(429);
    }
    const other = await gateway.post({ query: 'mutation { other }' });
    expect(other.status).toBe(200);
    expect(other.headers.get('ratelimit')).toBeNull();
  });

  it('count cost, and let what is cheaper pass where a dear one was refused', async () => {
    const budget = { name: 'budget', quota: 100, window: '1m', unit: 'cost' };
    await using gateway = await startGateway(SUBGRAPHS, policies(budget));
    const ask = (first: number) => gateway.post({ query: `{ items(first: ${first}) { id } }` });
    const first = await ask(60);
    expect(first.headers.get('ratelimit-policy')).toBe('"budget";q=100;qu="cost";w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"budget";r=40;/);
    expect((await ask(1_000)).status).toBe(429);
    expect((await ask(50)).status).toBe(429);
    expect((await ask(40)).status).toBe(200);
    expect((await ask(1)).status).toBe(429);
    expect((await gateway.post(OK)).status).toBe(200);
  });

  it('say it by the older headers where that is set', async () => {
    const environment = { RATE_LIMITS_HEADERS: 'separate', ...policies({ name: 'a', quota: 5, window: '1m' }) };
    await using gateway = await startGateway(SUBGRAPHS, environment);
    const { headers } = await gateway.post(OK);
    const said = ['limit', 'remaining', 'policy'].map(name => headers.get(`ratelimit-${name}`));
    expect(said).toEqual(['5', '4', '5;w=60']);
    expect(Number(headers.get('ratelimit-reset'))).toBeGreaterThan(50);
  });

  it('leave requests of this process alone', async () => {
    await using gateway = await startGateway(SUBGRAPHS, policies({ name: 'a', quota: 1, window: '1m' }));
    for (let time = 0; time < 3; time++) {
      expect(await gateway.host.execute(OK, { identity: undefined })).toEqual({ data: { ok: 1 } });
    }
  });

  it.each([
    [{ name: 'A b', quota: 1, window: '1m' }, 'name: found "A b"'],
    [{ name: 'a', window: '1m' }, 'policy a: expected a quota'],
    [{ name: 'a', quota: 1 }, 'policy a: expected a window'],
    [{ name: 'a', quota: 1, window: '1m', by: ['colour'] }, 'by: found "colour", expected some of ip, client'],
    [{ name: 'a', quota: 1, window: '1m', fields: ['write'] }, 'fields: found "write", expected a root field'],
    [{ name: 'a', quota: 'many', window: '1m' }, 'RATE_LIMITS_POLICIES: found'],
  ])('refuse to start with %j', async (policy, message) => {
    await expect(startGateway(SUBGRAPHS, policies(policy))).rejects.toThrow(message);
  });
});

describe('with a Redis', () => {
  it('gateways count together and share registered texts, and each goes on alone while it is away', async () => {
    await using redis = await startRedis();
    const limits = policies({ name: 'client', by: ['client'], quota: 6, window: '1h' });
    await using one = await startGateway(SUBGRAPHS, { REDIS_URL: redis.url, ...limits });
    await using two = await startGateway(SUBGRAPHS, { REDIS_URL: redis.url, ...limits });
    const both = [one, two];
    // Connecting takes a moment, and until then each counts alone.
    await expect.poll(() => connections(redis.url), { timeout: 10_000 }).toBe(3);

    const sha256Hash = createHash('sha256').update(OK.query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    await one.post({ ...OK, extensions }, client('a'));
    expect((await two.post({ extensions }, client('b'))).body).toEqual({ data: { ok: 1 } });

    // Whoever can write to Redis cannot choose what a hash stands for.
    const forged = 'f'.repeat(64);
    await write(redis.url, `newsgraph:apq:${forged}`, OK.query);
    const asked = await two.post({ extensions: { persistedQuery: { version: 1, sha256Hash: forged } } }, client('b'));
    expect(asked.code).toBe('PERSISTED_QUERY_NOT_FOUND');

    const countAllowed = async (name: string, gateways: typeof both) => {
      let allowed = 0;
      for (let time = 0; time < 10; time++) {
        const answer = await gateways[time % gateways.length]!.post(OK, client(name));
        if (answer.status === 200) allowed++;
      }
      return allowed;
    };
    expect(await countAllowed('c', both)).toBe(6);

    await redis.stop();
    expect(await countAllowed('d', [one])).toBe(6);
    expect((await two.post({ extensions }, client('e'))).body).toEqual({ data: { ok: 1 } });
  });
});

it('with a Redis, a budget of cost is one for gateways over subgraphs in the process and elsewhere', async () => {
  await using redis = await startRedis();
  const environment = {
    REDIS_URL: redis.url,
    ...policies({ name: 'budget', quota: 100, window: '1h', unit: 'cost' }),
  };
  await using one = await startGateway(SUBGRAPHS, environment);
  await using two = await startGateway(SUBGRAPHS, environment, 'remote');
  await expect.poll(() => connections(redis.url), { timeout: 10_000 }).toBe(3);
  const ask = (gateway: typeof one, first: number) => gateway.post({ query: `{ items(first: ${first}) { id } }` });
  expect((await ask(one, 60)).headers.get('ratelimit')).toMatch(/^"budget";r=40;/);
  expect((await ask(two, 50)).code).toBe('RATE_LIMITED');
  expect((await ask(two, 30)).headers.get('ratelimit')).toMatch(/^"budget";r=10;/);
  expect((await ask(one, 11)).status).toBe(429);
  expect((await ask(one, 10)).status).toBe(200);
});

async function connections(url: string): Promise<number> {
  const redis = new Redis(url);
  try {
    return Number(/connected_clients:(\d+)/.exec(await redis.info('clients'))?.[1]);
  } finally {
    redis.disconnect();
  }
}

async function write(url: string, key: string, value: string): Promise<void> {
  const redis = new Redis(url);
  try {
    await redis.set(key, value);
  } finally {
    redis.disconnect();
  }
}
