import { describe, expect, it } from 'vitest';
import { createRequestReads } from './request-reads.ts';

function createReads() {
  const batches: string[][] = [];
  const reads = createRequestReads<string, string>({
    keyId: key => key,
    async load(keys) {
      batches.push([...keys]);
      if (keys.includes('all')) throw new Error('all of them');
      return keys.map(key => (key === 'bad' ? new Error('bad') : `row ${key}`));
    },
  });
  return { batches, reads };
}

describe('createRequestReads', () => {
  it('batches the keys of one tick, each key once', async () => {
    const { batches, reads } = createReads();
    const later = Promise.resolve().then(() => reads.load('c'));
    const rows = await Promise.all([reads.loadMany(['a', 'b', 'a']), reads.load('b'), later]);
    expect(rows).toEqual([['row a', 'row b', 'row a'], 'row b', 'row c']);
    expect(batches).toEqual([['a', 'b', 'c']]);
  });

  it('gives what is known at once, and waits only for the rest', async () => {
    const { batches, reads } = createReads();
    await reads.loadMany(['a', 'b']);
    expect(reads.loadMany(['b', 'a'])).toEqual(['row b', 'row a']);
    expect(await reads.loadMany(['a', 'c'])).toEqual(['row a', 'row c']);
    expect(batches).toEqual([['a', 'b'], ['c']]);
    expect(reads.loadMany([])).toEqual([]);
  });

  it('fails for one key alone, or for a whole batch', async () => {
    const { reads } = createReads();
    expect(await reads.loadMany(['a', 'bad'])).toEqual(['row a', new Error('bad')]);
    await expect(reads.load('bad')).rejects.toThrow('bad');
    await expect(reads.load('all')).rejects.toThrow('all of them');
    expect(await reads.loadMany(['all', 'b'])).toEqual([new Error('all of them'), 'row b']);
  });

  it('reads again after a write', async () => {
    const { batches, reads } = createReads();
    const before = reads.load('a');
    reads.clear();
    expect(await Promise.all([before, reads.load('a')])).toEqual(['row a', 'row a']);
    expect(batches.flat()).toEqual(['a', 'a']);
  });
});
