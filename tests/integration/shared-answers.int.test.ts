import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedGraph } from '../support/embedded-graph.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { startGateway } from '../support/started-gateway.ts';
import { createTwoGateways, type TwoGateways } from '../support/two-gateways.ts';

/** What gateways keep together in a Redis. */

/** After a write's acknowledgement nobody else may be shown what was before it, in milliseconds. */
const WINDOW_MS = 50;
const ROUNDS = Number(process.env.NEWSGRAPH_STALE_READS ?? 40);

let redis: TestRedis;
let client: Redis;
beforeAll(async () => {
  redis = await startRedis();
  client = new Redis(redis.url);
});
afterAll(async () => {
  client?.disconnect();
  await redis?.[Symbol.asyncDispose]();
});

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

describe.each(['CACHING_RESPONSES', 'CACHING_ENTITIES'])('of a subgraph that tells of no changes, by %s', kept => {
  const SUBGRAPHS = {
    counter: {
      typeDefs: 'type Query { count(of: Int): Int refused: Int }',
      resolvers: { Query: { count: () => ++count, refused: () => Promise.reject(new Error('no')) } },
    },
  };
  let count = 0;
  let fresh = 1_000;
  const startAnyhow = (environment: Record<string, string> = {}) =>
    startGateway(SUBGRAPHS, {
      [kept]: 'true',
      CACHING_SHARED: 'true',
      CACHING_DEFAULT_MAX_AGE: '60s',
      CACHING_FALLBACK_AGE: '60s',
      CACHING_INVALIDATION_SECRET: 'a secret of sixteen letters',
      REDIS_URL: redis.url,
      REDIS_KEY_PREFIX: `${kept}:`,
      ...environment,
    });
  type Gateway = Awaited<ReturnType<typeof startAnyhow>>;
  /** It connects in the background, and answers meanwhile: this waits until it shares what it keeps. */
  const start = async () => {
    const gateway = await startAnyhow();
    const before = await client.dbsize();
    const shares = async () => {
      await ask(gateway, fresh++);
      return (await client.dbsize()) > before;
    };
    await expect.poll(shares, { timeout: 10_000 }).toBe(true);
    return gateway;
  };
  const ask = async (gateway: Gateway, of: number) =>
    (await gateway.post({ query: 'query ($of: Int) { count(of: $of) }', variables: { of } })).body.data.count as number;
  const invalidate = (gateway: Gateway) =>
    fetch(new URL('/invalidation', gateway.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'a secret of sixteen letters' },
      body: JSON.stringify([{ kind: 'subgraph', subgraph: 'counter' }]),
    });

  it('is found by another gateway, with its age', async () => {
    await using one = await start();
    const first = await ask(one, 1);
    await using other = await start();
    await pause(1_100);
    expect(await ask(other, 1)).toBe(first);
    const { headers } = await other.post({ query: 'query ($of: Int) { count(of: $of) }', variables: { of: 1 } });
    expect(headers.get('cache-control')).toMatch(/^public, max-age=(60|5\d)$/);
    expect(await ask(other, 2)).not.toBe(first);
  });

  it('is not believed by a gateway that was told to drop it', async () => {
    await using one = await start();
    await using other = await start();
    const first = await ask(one, 3);
    expect(await ask(other, 3)).toBe(first);
    await invalidate(other);
    expect(await ask(other, 3)).not.toBe(first);
  });

  it('is worked out where Redis is away', async () => {
    await using alone = await startAnyhow({ REDIS_URL: 'redis://127.0.0.1:1' });
    const first = await ask(alone, 4);
    expect(await ask(alone, 4)).toBe(first);
  });
});

it('needs a Redis', async () => {
  const typeDefs = 'type Query { a: Int }';
  await expect(
    startGateway({ a: { typeDefs } }, { CACHING_SHARED: 'true', CACHING_RESPONSES: 'true' }),
  ).rejects.toThrow('CACHING_SHARED: expected REDIS_URL');
});

describe('of the news graph', () => {
  const READ = 'query ($id: ID!) { article(id: $id) { headline } }';
  let gateways: TwoGateways;
  beforeAll(async () => {
    const kept = { CACHING_RESPONSES: 'true', CACHING_ENTITIES: 'true', CACHING_SHARED: 'true', REDIS_URL: redis.url };
    gateways = await createTwoGateways(kept);
    await pause(500);
  });
  afterAll(() => gateways?.[Symbol.asyncDispose]());

  async function read(host: Pick<EmbeddedGraph['host'], 'execute'>, id: string) {
    const request = { query: READ, variables: { id } };
    const { data } = await host.execute<{ article: { headline: string } }>(request, {
      identity: undefined,
      headers: {},
    });
    return data!.article.headline;
  }

  it('costs the other gateway no command', async () => {
    const { graph, other } = gateways;
    expect(await read(other, 'b')).toBe('처음');
    graph.takeCommands();
    expect(await read(graph.host, 'b')).toBe('처음');
    expect(graph.takeCommands().filter(({ command }) => command.getMore === undefined)).toEqual([]);
  });

  it(`is never what was before one's own write, nor ${WINDOW_MS} ms after anybody else's`, {
    timeout: 3_600_000,
  }, async () => {
    const { graph, other, write } = gateways;
    let staleOwn = 0;
    let staleElsewhere = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const headline = `제목 ${round}`;
      await Promise.all([read(graph.host, 'a'), read(other, 'a')]);
      const racing = Promise.all([read(graph.host, 'a'), read(other, 'a')]);
      await write('a', headline);
      if ((await read(graph.host, 'a')) !== headline) staleOwn++;
      await racing;
      await pause(WINDOW_MS);
      if ((await read(other, 'a')) !== headline) staleElsewhere++;
    }
    expect({ staleOwn, staleElsewhere }).toEqual({ staleOwn: 0, staleElsewhere: 0 });
  });
});
