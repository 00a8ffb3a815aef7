import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { pauseAfter } from '../../shared/reconnect/growing-pause.ts';
import type { CacheStore } from './cache-store.ts';
import { tagIn } from './read-tags.ts';

export type WatchedSubgraph = Pick<Subgraph, 'name' | 'watchChanges'>;

/** Invalidates cached data when the subgraphs' data changes. */
export interface Invalidator {
  /** Whether all subgraphs of the tags are reporting their changes live. */
  isLive(tags: Iterable<string>): boolean;
  /** @returns the number of entries dropped, in all caches */
  drop(tags: Iterable<string>): number;
  /** Called on every invalidation. */
  onDrop(listener: () => void): void;
  /** Watches these subgraphs too, unless already watched. */
  follow(subgraphs: Iterable<WatchedSubgraph>): void;
  close(): Promise<void>;
}

const PAUSES = { first: 50, longest: 5_000 };

/**
 * Watches the change streams of all subgraphs that have one. Data of other subgraphs, or of one whose stream is lost,
 * is only cached briefly.
 */
export function createInvalidator(
  subgraphs: Iterable<WatchedSubgraph>,
  stores: readonly Pick<CacheStore, 'drop'>[],
  onError: (error: unknown) => void,
): Invalidator {
  const live = new Set<string>();
  const listeners = new Set<() => void>();
  const stop = new AbortController();
  const drop = (tags: Iterable<string>) => {
    for (const listener of listeners) listener();
    const all = [...tags];
    return stores.reduce((dropped, store) => dropped + store.drop(all), 0);
  };
  const followOne = async ({ name, watchChanges }: WatchedSubgraph) => {
    for (let failures = 0; watchChanges && !stop.signal.aborted; failures++) {
      let everLive = false;
      try {
        await watchChanges({
          signal: stop.signal,
          onChange: tags => void drop(tags.map(thing => (thing === '*' ? name : tagIn(name, thing)))),
          onLive(isLive) {
            if (isLive) {
              failures = 0;
              // Changes before the stream was live are unknown.
              if (!everLive) drop([name]);
              everLive = true;
              live.add(name);
            } else live.delete(name);
          },
        });
      } catch (error) {
        onError(error);
      }
      live.delete(name);
      // Changes since the stream was lost are unknown.
      drop([name]);
      await pauseAfter(failures, PAUSES, stop.signal);
    }
  };
  const following = new Map<string, Promise<void>>();
  const follow: Invalidator['follow'] = more => {
    if (stores.length === 0) return;
    for (const subgraph of more) {
      if (!following.has(subgraph.name)) following.set(subgraph.name, followOne(subgraph));
    }
  };
  follow(subgraphs);
  return {
    isLive(tags) {
      for (const tag of tags) if (!tag.includes(' ') && !live.has(tag)) return false;
      return true;
    },
    drop,
    onDrop: listener => void listeners.add(listener),
    follow,
    async close() {
      stop.abort();
      await Promise.all(following.values());
    },
  };
}
