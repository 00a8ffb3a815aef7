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
/** Of its compressed forms, per character of the text. */
const COMPRESSED_SHARE = 0.5;
const TAG_BYTES = 150;

/**
 * An in-memory cache of texts with a memory limit, invalidated by tag.
 * @param shared the store that is shared with other gateways; `drop` does not affect it
 */
export function createCacheStore(maxBytes: number, shared?: SharedStore): CacheStore {
  const index = new TagIndex();
  const invalidations = new Invalidations();
  const cached = new LRUCache<string, CachedEntry>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes / 4),
    sizeCalculation: ({ text, tags }, key) =>
      Math.ceil((2 + COMPRESSED_SHARE) * text.length) + 2 * key.length + ENTRY_BYTES + TAG_BYTES * tags.size,
    dispose: ({ tags }, key) => index.delete(tags, key),
  });
  const store = (key: string, one: CachedEntry): CachedEntry => {
    cached.set(key, one);
    if (cached.peek(key) === one) index.add(one.tags, key);
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
      return invalidations.size;
    },
  };
  return {
    get: key => cached.get(key),
    fill() {
      const running = invalidations.begin();
      let sharedTimestamp: number | undefined;
      return {
        ...(shared && {
          async readShared(keys) {
            const { timestamp, found } = await shared.readShared(keys);
            sharedTimestamp = timestamp;
            return keys.map((key, i) => {
              const one = found[i];
              if (!one || invalidations.since(running, one.tags)) return undefined;
              counts.shared++;
              return store(key, one);
            });
          },
        }),
        put(key, text, maxAge, tags) {
          if (invalidations.since(running, tags)) return undefined;
          const one = store(key, new CachedEntry(text, maxAge, new Set(tags)));
          if (sharedTimestamp !== undefined) shared?.put(key, one, sharedTimestamp);
          return one;
        },
        end: () => invalidations.end(running),
      };
    },
    drop(tags) {
      const invalidated = [...tags];
      invalidations.add(invalidated);
      let dropped = 0;
      for (const tag of invalidated) for (const key of index.keys(tag)) if (cached.delete(key)) dropped++;
      counts.dropped += dropped;
      return dropped;
    },
    tags: () => index.tags(),
    counts,
  };
}

/** The keys of cached entries by tag. */
class TagIndex {
  readonly #keys = new Map<string, Set<string>>();

  add(tags: ReadonlySet<string>, key: string): void {
    for (const tag of tags) {
      const keys = this.#keys.get(tag);
      if (keys) keys.add(key);
      else this.#keys.set(tag, new Set([key]));
    }
  }

  delete(tags: ReadonlySet<string>, key: string): void {
    for (const tag of tags) {
      const keys = this.#keys.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keys.delete(tag);
    }
  }

  keys(tag: string): Iterable<string> {
    return this.#keys.get(tag) ?? [];
  }

  tags(): Iterable<string> {
    return this.#keys.keys();
  }
}

interface RunningFill {
  readonly began: number;
}

/** Tags that were invalidated while fills run, by generation; fills that began later ignore them. */
class Invalidations {
  readonly #generations = new Map<string, number>();
  readonly #running = new Set<RunningFill>();
  #generation = 0;

  /** Tags remembered for running fills. */
  get size(): number {
    return this.#generations.size;
  }

  begin(): RunningFill {
    const fill = { began: this.#generation };
    this.#running.add(fill);
    return fill;
  }

  add(tags: readonly string[]): void {
    this.#generation++;
    if (this.#running.size === 0) return;
    for (const tag of tags) {
      // At the end, so that the map is ordered by generation.
      this.#generations.delete(tag);
      this.#generations.set(tag, this.#generation);
    }
  }

  /** Whether one of the tags was invalidated since the fill began. */
  since({ began }: RunningFill, tags: Iterable<string>): boolean {
    for (const tag of tags) if ((this.#generations.get(tag) ?? 0) > began) return true;
    return false;
  }

  end(fill: RunningFill): void {
    if (!this.#running.delete(fill)) return;
    // Sets are ordered: the first fill is the oldest.
    const [oldest] = this.#running;
    for (const [tag, generation] of this.#generations) {
      if (oldest && generation > oldest.began) return;
      this.#generations.delete(tag);
    }
  }
}
