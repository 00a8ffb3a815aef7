import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { connectRedis } from '../../shared/redis/connect-redis.ts';
import { startRedis } from '../support/redis.ts';

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
