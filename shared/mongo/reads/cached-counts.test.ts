import { beforeEach, describe, expect, it } from 'vitest';
import { type CachedCounts, createCachedCounts } from './cached-counts.ts';

/** Counting takes `cost` milliseconds of a clock that does not move otherwise. */
let time: number;
let cost: number;
let counted: number;
let fails: boolean;
let counts: CachedCounts<'all', number>;
beforeEach(() => {
  time = 0;
  counted = 0;
  fails = false;
  counts = createCachedCounts<'all', number>({
    now: () => time,
    count: async () => {
      time += cost;
      if (fails) throw new Error('no database');
      return ++counted;
    },
  });
});

describe('counts that are quickly made', () => {
  beforeEach(() => {
    cost = 5;
  });

  it('are cached for twenty times as long as they took', async () => {
    expect(await counts.load('all')).toBe(1);
    time += 99;
    expect(await counts.load('all')).toBe(1);
    time += 1;
    expect(await counts.load('all')).toBe(2);
  });

  it('are recomputed after a write', async () => {
    await counts.load('all');
    counts.onWrite();
    expect(await counts.load('all')).toBe(2);
    expect(await counts.load('all')).toBe(2);
  });

  it('are not joined when they began before the write', async () => {
    const before = counts.load('all');
    counts.onWrite();
    const after = counts.load('all');
    expect(await Promise.all([before, after])).toEqual([1, 2]);
    expect(await counts.load('all')).toBe(2);
  });

  it('are shared by those who ask at the same time', async () => {
    expect(await Promise.all([counts.load('all'), counts.load('all')])).toEqual([1, 1]);
  });
});

describe('counts that take long', () => {
  beforeEach(() => {
    cost = 1_000;
  });

  it('stay cached across writes, and are recomputed in the background when they are a little old', async () => {
    await counts.load('all');
    counts.onWrite();
    time += 19_999;
    expect(await counts.load('all')).toBe(1);
    expect(counted).toBe(1);
    time += 1;
    expect(await counts.load('all')).toBe(1);
    await Promise.resolve();
    expect(await counts.load('all')).toBe(2);
  });

  it('are waited for when the last one is very old', async () => {
    await counts.load('all');
    time += 60_000;
    expect(await counts.load('all')).toBe(2);
  });

  it('fail for who waits for them, and are tried again by the next one', async () => {
    fails = true;
    await expect(counts.load('all')).rejects.toThrow('no database');
    fails = false;
    expect(await counts.load('all')).toBe(1);
    time += 20_000;
    fails = true;
    expect(await counts.load('all')).toBe(1);
    await Promise.resolve();
    fails = false;
    time += 20_000;
    expect(await counts.load('all')).toBe(1);
    time += 60_000;
    expect(await counts.load('all')).toBe(3);
  });
});
