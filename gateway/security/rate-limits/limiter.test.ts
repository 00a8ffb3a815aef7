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

it('counts only so many keys, those that were seen last', async () => {
  const limiter = createLimiter(policy, 2, undefined);
  const allowed = async (key: string) => (await limiter.take(key, 1)).allowed;
  expect([await allowed('a'), await allowed('b'), await allowed('a')]).toEqual([true, true, false]);
  // Names that nobody has seen drive the oldest out: "b", then "a".
  expect([await allowed('c'), await allowed('a'), await allowed('b')]).toEqual([true, false, true]);
});

it('gives back what a request was refused for, where points are costs', async () => {
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
