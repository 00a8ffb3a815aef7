import { expect, it } from 'vitest';
import { createCacheStore } from './cache-store.ts';

const TEXT = '{"data":{}}';

function put(store: ReturnType<typeof createCacheStore>, key: string, tags: string[], text = TEXT) {
  const fill = store.fill();
  const cached = fill.put(key, text, 60_000, new Set(tags));
  fill.end();
  return cached;
}

it('drops entries with a tag, and nothing else', () => {
  const store = createCacheStore(1e6);
  put(store, 'one', ['a', 'a x']);
  put(store, 'two', ['a', 'a y']);
  expect(store.drop(['a x'])).toBe(1);
  expect([store.get('one'), store.get('two')?.text]).toEqual([undefined, TEXT]);
  expect(store.drop(['a'])).toBe(1);
  expect([...store.tags()]).toEqual([]);
});

it('does not store data that was read before it was invalidated', () => {
  const store = createCacheStore(1e6);
  const [early, late] = [store.fill(), store.fill()];
  store.drop(['a x']);
  expect(early.put('early', TEXT, 60_000, new Set(['a', 'a x']))).toBeUndefined();
  expect(late.put('other', TEXT, 60_000, new Set(['a', 'a y']))).toBeDefined();
  early.end();
  late.end();
  expect(put(store, 'early', ['a x'])).toBeDefined();
  expect(store.get('early')).toBeDefined();
});

it('stays within its memory limit, and removes tags of evicted entries', () => {
  const store = createCacheStore(20_000);
  for (let i = 0; i < 100; i++) put(store, `key ${i}`, [`a ${i}`], 'x'.repeat(400));
  expect(store.counts.bytes).toBeLessThanOrEqual(20_000);
  expect(store.counts.entries).toBeGreaterThan(5);
  expect([...store.tags()]).toHaveLength(store.counts.entries);
});

it('indexes the tags of an entry that replaces another', () => {
  const store = createCacheStore(1e6);
  put(store, 'key', ['a x']);
  put(store, 'key', ['a y']);
  expect(store.drop(['a x'])).toBe(0);
  expect(store.drop(['a y'])).toBe(1);
});

it('remembers invalidations only while an older fill is running', () => {
  const store = createCacheStore(1e6);
  let running = store.fill();
  for (let i = 0; i < 1_000; i++) {
    store.drop([`a ${i}`]);
    const next = store.fill();
    running.end();
    running = next;
  }
  expect(store.counts.remembered).toBeLessThan(3);
  const slow = store.fill();
  store.drop(['a x']);
  const quick = store.fill();
  running.end();
  quick.end();
  expect(slow.put('slow', TEXT, 60_000, new Set(['a x']))).toBeUndefined();
  slow.end();
  expect(store.counts.remembered).toBe(0);
});
