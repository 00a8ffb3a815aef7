import { describe, expect, it } from 'vitest';
import { createGroupedReads } from './grouped-reads.ts';

/** Reads whose batches are held back until the test lets them go. */
function createReads({ maxBatch = 200, bad = new Set<string>(), outage = false } = {}) {
  const batches: { shape: string; keys: readonly string[]; release(): void }[] = [];
  let hold = true;
  const reads = createGroupedReads<string, string, string>({
    shapeId: shape => shape,
    keyId: key => key,
    isOutage: () => outage,
    maxBatch,
    async load(shape, keys) {
      const { promise, resolve } = Promise.withResolvers<void>();
      batches.push({ shape, keys, release: resolve });
      if (hold) await promise;
      if (keys.some(key => bad.has(key))) throw new Error(`bad ${keys}`);
      return keys.map(key => `${shape}:${key}`);
    },
  });
  const letGo = () => {
    hold = false;
    for (const batch of batches) batch.release();
  };
  return { reads, batches, letGo, sent: () => batches.map(batch => `${batch.shape} ${batch.keys}`) };
}

describe('createGroupedReads', () => {
  it('sends at once when nothing is in flight, and reads that arrive meanwhile as one batch after it', async () => {
    const { reads, sent, letGo } = createReads();
    const first = reads.load('s', 'a');
    expect(sent()).toEqual(['s a']);
    const others = [reads.load('s', 'b'), reads.load('s', 'c'), reads.load('s', 'b')];
    expect(sent()).toEqual(['s a']);
    letGo();
    expect(await Promise.all([first, ...others])).toEqual(['s:a', 's:b', 's:c', 's:b']);
    expect(sent()).toEqual(['s a', 's b,c']);
  });

  it('does not join a read that is out already, so that a read after a write sees the write', async () => {
    const { reads, sent, letGo } = createReads();
    const before = reads.load('s', 'a');
    const after = reads.load('s', 'a');
    letGo();
    await Promise.all([before, after]);
    expect(sent()).toEqual(['s a', 's a']);
  });

  it('sends different shapes separately', () => {
    const { reads, sent } = createReads();
    void reads.loadMany('s', ['a', 'b']);
    void reads.loadMany('t', ['a']);
    expect(sent()).toEqual(['s a,b', 't a']);
  });

  it('never sends more than the most keys of one command', async () => {
    const { reads, sent, letGo } = createReads({ maxBatch: 2 });
    letGo();
    expect(await reads.loadMany('s', ['a', 'b', 'c', 'd', 'e'])).toEqual(['s:a', 's:b', 's:c', 's:d', 's:e']);
    expect(sent()).toEqual(['s a,b', 's c,d', 's e']);
  });

  it('lets one failing key fail alone', async () => {
    const { reads, letGo } = createReads({ bad: new Set(['c']) });
    letGo();
    const rows = await reads.loadMany('s', ['a', 'b', 'c', 'd']);
    expect(rows).toEqual(['s:a', 's:b', expect.objectContaining({ message: 'bad c' }), 's:d']);
    await expect(reads.load('s', 'c')).rejects.toThrow('bad c');
  });

  it('asks once only when the database as a whole is gone', async () => {
    const { reads, sent, letGo } = createReads({ bad: new Set(['a']), outage: true });
    letGo();
    const rows = await reads.loadMany('s', ['a', 'b', 'c']);
    expect(rows.every(row => row instanceof Error)).toBe(true);
    expect(sent()).toEqual(['s a,b,c']);
  });

  it('goes on after a failed batch', async () => {
    const { reads, letGo } = createReads({ bad: new Set(['a']) });
    const failing = reads.load('s', 'a');
    const next = reads.load('s', 'b');
    letGo();
    await expect(failing).rejects.toThrow('bad a');
    expect(await next).toBe('s:b');
  });
});
