import type { Subgraph } from '../../shared/graphql/subgraph.ts';
import { pauseAfter } from '../../shared/reconnect/growing-pause.ts';
import type { CacheStore } from './cache-store.ts';
import { tagIn } from './read-tags.ts';

export type WatchedSubgraph = Pick<Subgraph, 'name' | 'watchChanges'>;

/** Keeps what is kept in step with the subgraphs' data. */
export interface Invalidator {
  /** Whether all subgraphs that tags are of tell of their changes now. */
  isLive(tags: Iterable<string>): boolean;
  /** @returns how much it dropped: answers, and parts of them */
  drop(tags: Iterable<string>): number;
  /** Told of each time that something may have changed. */
  onDrop(listener: () => void): void;
  /** Listens to these too, where it does not yet. */
  follow(subgraphs: Iterable<WatchedSubgraph>): void;
  close(): Promise<void>;
}

const PAUSES = { first: 50, longest: 5_000 };

/**
 * Listens to the changes of all subgraphs that offer them. What comes of a subgraph that does not, or that has been
 * lost, is not to be believed for long.
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
              // What changed before anybody told of it is not known.
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
      // What changed meanwhile is not known.
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
