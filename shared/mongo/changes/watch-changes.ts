import type { Document } from 'mongodb';
import type { ChangeWatcher } from '../../graphql/subgraph.ts';
import type { Change, ChangeFeed } from './change-feed.ts';

/** Reports the changes of a collection, as tags. */
export interface WatchedFeed {
  watch(watcher: ChangeWatcher): Promise<void>;
}

/** @param tagsOf returns the tags that a change invalidates; it runs for every change of the collection. */
export function watchedFeed<T extends Document>(
  feed: Pick<ChangeFeed<T>, 'listen'>,
  tagsOf: (change: Change<T>) => readonly string[],
): WatchedFeed {
  return {
    async watch({ signal, onLive, onChange }) {
      // Nothing is queued: changes are reported as they are read.
      const accept = (change: Change<T>) => {
        const tags = tagsOf(change);
        if (tags.length > 0) onChange(tags);
        return false;
      };
      const changes = await feed.listen({ signal, accept, onLive });
      await changes.next();
    },
  };
}

/** Watches several collections as one: live while all of them are, and ends when the first one ends. */
export async function watchAll(
  feeds: readonly WatchedFeed[],
  { signal, onChange, onLive }: ChangeWatcher,
): Promise<void> {
  const stop = new AbortController();
  const live = new Set<object>();
  try {
    await Promise.race(
      feeds.map(feed =>
        feed.watch({
          signal: AbortSignal.any([signal, stop.signal]),
          onChange,
          onLive(isLive) {
            if (isLive) live.add(feed);
            else live.delete(feed);
            onLive(live.size === feeds.length);
          },
        }),
      ),
    );
  } finally {
    stop.abort();
  }
}
