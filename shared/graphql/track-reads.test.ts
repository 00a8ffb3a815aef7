import { describe, expect, it } from 'vitest';
import { READS_NOTHING, trackReads } from './track-reads.ts';

const LOADERS = {
  byId: (id: string) => ({ id }),
  page: async (first: number) => Array.from({ length: first }, (_, i) => String(i)),
  clear: () => 'cleared',
  isModerator: false,
};
const TAGS = {
  byId: { by: (id: string) => [`Thing:${id}`] },
  page: { by: () => ['list'], found: (ids: string[]) => ids.map(id => `Thing:${id}`) },
  clear: READS_NOTHING,
};

describe('trackReads', () => {
  it('adds tags by the arguments and of what was found, and changes no result', async () => {
    const reads = new Set<string>();
    const loaders = trackReads(LOADERS, reads, TAGS);
    expect(loaders.byId('a')).toEqual({ id: 'a' });
    expect(await loaders.page(2)).toEqual(['0', '1']);
    expect(loaders.clear()).toBe('cleared');
    expect(loaders.isModerator).toBe(false);
    expect([...reads]).toEqual(['Thing:a', 'list', 'Thing:0', 'Thing:1']);
  });

  it('adds the tags of the arguments also when the read fails', async () => {
    const reads = new Set<string>();
    const fails = { load: (_id: string): Promise<string> => Promise.reject(new Error('away')) };
    const loaders = trackReads(fails, reads, { load: { by: id => [id], found: () => ['never'] } });
    await expect(loaders.load('a')).rejects.toThrow('away');
    expect([...reads]).toEqual(['a']);
  });

  it('demands what each loader reads', () => {
    const { clear: _, ...incomplete } = TAGS;
    // @ts-expect-error `clear` is missing
    expect(() => trackReads(LOADERS, new Set<string>(), incomplete)).not.toThrow();
  });
});
