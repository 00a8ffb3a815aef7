import { expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';
import type { Policy } from './policy.ts';

const policy: Policy = {
  name: 'p',
  by: ['client'],
  quota: 1,
  window: 60,
  unit: 'requests',
  operations: [],
  fields: [],
};

it('limits the number of keys, least recently used first', async () => {
  const limiter = createLimiter(policy, 2, undefined);
  const allowed = async (key: string) => (await limiter.take(key, 1)).allowed;
  expect([await allowed('a'), await allowed('b'), await allowed('a')]).toEqual([true, true, false]);
  // New names evict the oldest: "b", then "a".
  expect([await allowed('c'), await allowed('a'), await allowed('b')]).toEqual([true, false, true]);
});

it('returns the points of a refused request if points are costs', async () => {
  const limiter = createLimiter({ ...policy, quota: 10, unit: 'cost' }, 100, undefined);
  const take = async (points: number) => {
    const { allowed, remaining } = await limiter.take('a', points);
    return [allowed, remaining];
  };
  expect([await take(6), await take(5), await take(11), await take(4), await take(1)]).toEqual([
    [true, 4],
    [false, 4],
    [false, 4],
    [true, 0],
    [false, 0],
  ]);
});
