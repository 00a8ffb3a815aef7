import { describe, expect, it } from 'vitest';
import { createRandom, seededArticleId } from './random.ts';

describe('createRandom', () => {
  it('repeats for a seed and place, and differs for another seed or place', () => {
    const first = (seed: number, place: string) => Array.from({ length: 5 }, createRandom(seed, place).next);
    expect(first(1, 'a')).toEqual(first(1, 'a'));
    expect(first(1, 'a')).not.toEqual(first(2, 'a'));
    expect(first(1, 'a')).not.toEqual(first(1, 'b'));
  });

  it('spreads evenly', () => {
    const buckets = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) {
      const bucket = createRandom(7, `article/${i}`).below(10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(count).toSatisfy((n: number) => n > 1_800 && n < 2_200);
  });
});

describe('seededArticleId', () => {
  it('is unique and looks like an imported id', () => {
    const ids = Array.from({ length: 100_000 }, (_, i) => seededArticleId(1, i));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(id => /^[0-9a-f]{16}$/.test(id))).toBe(true);
  });
});
