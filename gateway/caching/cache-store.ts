import { LRUCache } from 'lru-cache';
import { CachedEntry } from './cached-entry.ts';
import type { SharedStore } from './shared-store.ts';

/** Fills the cache for one request, and detects invalidations in the meantime. */
export interface Fill {
  /** Reads entries of other gateways, and stores them here too. @default the cache is not shared */
  readonly readShared?: (keys: readonly string[]) => Promise<readonly (CachedEntry | undefined)[]>;
  /** Stores an entry, unless one of its tags was invalidated since the fill began. */
  put(key: string, text: string, maxAge: number, tags: ReadonlySet<string>): CachedEntry | undefined;
  end(): void;
}

export interface CacheStore {
  get(key: string): CachedEntry | undefined;
  /** Starts a fill; call it before reading any data. */
  fill(): Fill;
  /**
   * Invalidates the entries with one of the tags, and running fills with them.
   * @returns the number of entries dropped
   */
  drop(tags: Iterable<string>): number;
  /** The tags of all cached entries. */
  tags(): Iterable<string>;
  readonly counts: CacheCounts;
}

/** Counters for metrics, since the start. */
export interface CacheCounts {
  hits: number;
  misses: number;
  /** Entries read from other gateways. */
  shared: number;
  /** Stale entries served: during revalidation, or instead of errors. */
  stale: number;
  dropped: number;
  readonly entries: number;
  readonly bytes: number;
  /** Tags remembered for running fills. */
  readonly remembered: number;
}

/** Estimated overhead of an entry in bytes, besides text and key; each tag has an index entry. */
const ENTRY_BYTES = 400;
const TAG_BYTES = 150;

/**
 * An in-memory cache of texts with a memory limit, invalidated by tag.
 * @param shared the store that is shared with other gateways; `drop` does not affect it
 */
export function createCacheStore(maxBytes: number, shared?: SharedStore): CacheStore {
  const keysByTag = new Map<string, Set<string>>();
  const forget = ({ tags }: CachedEntry, key: string) => {
    for (const tag of tags) {
      const keys = keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) keysByTag.delete(tag);
    }
  };
  const cached = new LRUCache<string, CachedEntry>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes / 4),
    sizeCalculation: ({ text, tags }, key) => 2 * (text.length + key.length) + ENTRY_BYTES + TAG_BYTES * tags.size,
    dispose: forget,
  });
  // Invalidated tags during running fills, by generation; fills that began later ignore them.
  const droppedAt = new Map<string, number>();
  let generation = 0;
  const filling = new Set<{ readonly began: number }>();
  const forgetDropped = () => {
    // Sets are ordered: the first fill is the oldest.
    const [first] = filling;
    for (const [tag, at] of droppedAt) {
      if (first && at > first.began) return;
      droppedAt.delete(tag);
    }
  };
  const store = (key: string, one: CachedEntry): CachedEntry => {
    cached.set(key, one);
    if (cached.peek(key) !== one) return one;
    for (const tag of one.tags) {
      const keys = keysByTag.get(tag);
      if (keys) keys.add(key);
      else keysByTag.set(tag, new Set([key]));
    }
    return one;
  };
  const counts = {
    hits: 0,
    misses: 0,
    shared: 0,
    stale: 0,
    dropped: 0,
    get entries() {
      return cached.size;
    },
    get bytes() {
      return cached.calculatedSize;
    },
    get remembered() {
      return droppedAt.size;
    },
  };
  return {
    get: key => cached.get(key),
    fill() {
      const began = generation;
      const own = { began };
      filling.add(own);
      let sharedTimestamp: number | undefined;
      const isDropped = (tags: Iterable<string>) => {
        for (const tag of tags) if ((droppedAt.get(tag) ?? 0) > began) return true;
        return false;
      };
      return {
        ...(shared && {
          async readShared(keys) {
            const { timestamp, found } = await shared.readShared(keys);
            sharedTimestamp = timestamp;
            return keys.map((key, i) => {
              const one = found[i];
              if (!one || isDropped(one.tags)) return undefined;
              counts.shared++;
              return store(key, one);
            });
          },
        }),
        put(key, text, maxAge, tags) {
          if (isDropped(tags)) return undefined;
          const one = store(key, new CachedEntry(text, maxAge, new Set(tags)));
          if (sharedTimestamp !== undefined) shared?.put(key, one, sharedTimestamp);
          return one;
        },
        end() {
          if (filling.delete(own)) forgetDropped();
        },
      };
    },
    drop(tags) {
      generation++;
      let dropped = 0;
      for (const tag of tags) {
        if (filling.size > 0) {
          droppedAt.delete(tag);
          droppedAt.set(tag, generation);
        }
        for (const key of keysByTag.get(tag) ?? []) if (cached.delete(key)) dropped++;
      }
      counts.dropped += dropped;
      return dropped;
    },
    tags: () => keysByTag.keys(),
    counts,
  };
}
