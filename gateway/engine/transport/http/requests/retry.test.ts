import { describe, expect, it } from 'vitest';
import { readRetryAfter } from './retry.ts';
import { createRetryBudget } from './retry-budget.ts';

describe('the retry budget', () => {
  const taken = (budget: ReturnType<typeof createRetryBudget>) => {
    let count = 0;
    while (count < 1_000 && budget.take()) count++;
    return count;
  };

  it('allows a share of the queries, and a minimum per second', () => {
    let time = 0;
    const budget = createRetryBudget({ share: 0.25, minimum: 2, now: () => time });
    expect(taken(budget)).toBe(2);
    for (let query = 0; query < 40; query++) budget.earn();
    expect(taken(budget)).toBe(10);
    time = 500;
    expect(taken(budget)).toBe(1);
    time = 3_600_000;
    expect(taken(budget)).toBe(2);
  });

  it('does not accumulate without limit', () => {
    const budget = createRetryBudget({ share: 1, minimum: 0 });
    for (let query = 0; query < 10_000; query++) budget.earn();
    expect(taken(budget)).toBe(100);
  });
});

describe('Retry-After', () => {
  it.each([
    ['3', 3_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
    [['1', '2'], undefined],
  ])('reads %j as %j', (value, expected) => {
    expect(readRetryAfter(value)).toBe(expected);
  });

  it('reads a date in the future', () => {
    const later = readRetryAfter(new Date(Date.now() + 60_000).toUTCString());
    expect(later).toBeGreaterThan(50_000);
    expect(later).toBeLessThanOrEqual(60_000);
  });
});
