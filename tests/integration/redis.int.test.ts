import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { connectRedis } from '../../shared/redis/connect-redis.ts';
import { startRedis } from '../support/redis.ts';
import { startGateway } from '../support/started-gateway.ts';

it('fails at once while Redis is away, says so once, and goes on by itself when it is back', async () => {
  await using server = await startRedis();
  const lost: Error[] = [];
  const redis = connectRedis({ url: server.url, keyPrefix: 'p:', onLost: error => lost.push(error) });
  try {
    await expect.poll(() => redis.set('a', '1').catch(() => 'away'), { timeout: 10_000 }).toBe('OK');
    await server.stop();
    await expect.poll(() => redis.status, { timeout: 10_000 }).not.toBe('ready');
    const started = performance.now();
    await expect(redis.get('a')).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(1_000);
    await expect.poll(() => lost.length, { timeout: 10_000 }).toBe(1);
    expect(lost[0]?.message).toMatch(/^Redis cannot be reached/);
    await server.restart();
    await expect.poll(() => redis.get('a').catch(() => 'away'), { timeout: 10_000 }).toBeNull();
    expect(lost).toHaveLength(1);
  } finally {
    redis.disconnect();
  }
});

it('waits no longer than the timeout for a Redis that says nothing', async () => {
  const silent = createServer(() => {});
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const redis = connectRedis({ url: `redis://127.0.0.1:${port}`, timeout: 50 });
  try {
    await expect.poll(() => redis.status, { timeout: 5_000 }).toBe('connect');
    const started = performance.now();
    await expect(redis.get('a')).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(2_000);
  } finally {
    redis.disconnect();
    silent.close();
  }
});

it('costs one time-out when Redis hangs, fails at once from then on, and goes on when it answers again', async () => {
  await using server = await startRedis();
  const lost: Error[] = [];
  const redis = connectRedis({ url: server.url, timeout: 250, onLost: error => lost.push(error) });
  try {
    await expect.poll(() => redis.set('a', '1').catch(() => 'away'), { timeout: 10_000 }).toBe('OK');
    server.hang(true);
    await expect(redis.get('a')).rejects.toThrow();
    const started = performance.now();
    for (let i = 0; i < 1_000; i++) await expect(redis.get('a')).rejects.toThrow('Redis does not answer');
    expect(performance.now() - started).toBeLessThan(500);
    expect(lost).toHaveLength(1);
    server.hang(false);
    await expect.poll(() => redis.get('a').catch(() => 'away'), { timeout: 10_000 }).toBe('1');
    expect(lost).toHaveLength(1);
  } finally {
    server.hang(false);
    redis.disconnect();
  }
});

it('that hangs does not delay requests with rate limits, persisted queries and a shared cache', async () => {
  await using server = await startRedis();
  const subgraphs = { one: { typeDefs: 'type Query { one: Int @shareable }', resolvers: { Query: { one: () => 1 } } } };
  await using gateway = await startGateway(subgraphs, {
    REDIS_URL: server.url,
    RATE_LIMITS_POLICIES: JSON.stringify([
      { name: 'a', by: ['ip'], quota: 10_000, window: '1m' },
      { name: 'b', by: ['client'], quota: 10_000, window: '1m' },
    ]),
    CACHING_RESPONSES: 'true',
    CACHING_SHARED: 'true',
    CACHING_DEFAULT_MAX_AGE: '1m',
  });
  for (let i = 0; i < 5; i++) await gateway.post({ query: '{ one }' });
  server.hang(true);
  try {
    await gateway.post({ query: '{ a: one }' });
    const times: number[] = [];
    for (let i = 0; i < 30; i++) {
      const started = performance.now();
      expect((await gateway.post({ query: `{ a${i}: one }` })).status).toBe(200);
      times.push(performance.now() - started);
    }
    expect(times.sort((a, b) => a - b)[15]).toBeLessThan(100);
  } finally {
    server.hang(false);
  }
});
