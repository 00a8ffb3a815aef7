import { expect, it } from 'vitest';
import type { ChangeWatcher, Subgraph } from '../../shared/graphql/subgraph.ts';
import { createCacheStore } from './cache-store.ts';
import { createInvalidator } from './invalidator.ts';

function watched() {
  let watcher: ChangeWatcher | undefined;
  let fail: (error: Error) => void = () => {};
  const subgraph = {
    name: 'articles',
    watchChanges: (given: ChangeWatcher) =>
      new Promise<void>((resolve, reject) => {
        watcher = given;
        fail = reject;
        given.signal.addEventListener('abort', () => resolve());
      }),
  } as unknown as Subgraph;
  return { subgraph, watcher: () => watcher!, fail: (error: Error) => fail(error) };
}

it('trusts a subgraph while its change stream is live, and drops all its data when the stream is lost', async () => {
  const { subgraph, watcher, fail } = watched();
  const store = createCacheStore(1e6);
  const errors: unknown[] = [];
  const invalidator = createInvalidator([subgraph], [store], error => errors.push(error));
  const tags = new Set(['articles', 'articles Article:1']);
  const put = () => {
    const fill = store.fill();
    fill.put('key', '{"data":{}}', 60_000, tags);
    fill.end();
  };
  put();
  expect(invalidator.isLive(tags)).toBe(false);
  watcher().onLive(true);
  // It may have changed before the stream was live.
  expect([invalidator.isLive(tags), store.get('key')]).toEqual([true, undefined]);
  put();
  expect(invalidator.isLive(['articles', 'remote'])).toBe(false);
  watcher().onLive(false);
  expect([invalidator.isLive(tags), store.get('key') !== undefined]).toEqual([false, true]);
  watcher().onLive(true);
  fail(new Error('lost'));
  await new Promise(resolve => setImmediate(resolve));
  expect([invalidator.isLive(tags), store.get('key'), errors.length]).toEqual([false, undefined, 1]);
  await invalidator.close();
});

it('drops by what changed', async () => {
  const { subgraph, watcher } = watched();
  const store = createCacheStore(1e6);
  const invalidator = createInvalidator([subgraph], [store], () => {});
  const put = (key: string, tags: string[]) => {
    const fill = store.fill();
    fill.put(key, '{"data":{}}', 60_000, new Set(tags));
    fill.end();
  };
  put('one', ['articles', 'articles Article:1']);
  put('two', ['articles', 'articles Article:2']);
  watcher().onChange(['Article:1']);
  expect([store.get('one'), store.get('two') !== undefined]).toEqual([undefined, true]);
  watcher().onChange(['*']);
  expect(store.get('two')).toBeUndefined();
  await invalidator.close();
});

it('watches subgraphs added later once', async () => {
  const { subgraph, watcher } = watched();
  let watches = 0;
  const counted = {
    name: 'later',
    watchChanges(given: ChangeWatcher) {
      watches++;
      return subgraph.watchChanges!(given);
    },
  };
  const invalidator = createInvalidator([], [createCacheStore(1e6)], () => {});
  invalidator.follow([counted]);
  invalidator.follow([counted]);
  watcher().onLive(true);
  expect([invalidator.isLive(['later']), watches]).toEqual([true, 1]);
  await invalidator.close();
});
