import { LRUCache } from 'lru-cache';
import { CachedEntry } from './cached-entry.ts';
import type { SharedStore } from './shared-store.ts';

/** Where what is filled stands against what is dropped meanwhile. */
export interface Fill {
  /** What other gateways keep; it is kept here too from now on. @default nothing is shared */
  readonly readShared?: (keys: readonly string[]) => Promise<readonly (CachedEntry | undefined)[]>;
  /** Keeps it, unless something in it was dropped since the fill began. */
  keep(key: string, text: string, maxAge: number, tags: ReadonlySet<string>): CachedEntry | undefined;
  end(): void;
}

export interface CacheStore {
  get(key: string): CachedEntry | undefined;
  /** Begins before anything is read. */
  fill(): Fill;
  /**
   * Drops what holds one of the tags, and what is being filled with it.
   * @returns how much
   */
  drop(tags: Iterable<string>): number;
  /** Everything that was read for what is kept. */
  tags(): Iterable<string>;
  readonly counts: CacheCounts;
}

/** For whoever measures; since the start. */
export interface CacheCounts {
  hits: number;
  misses: number;
  /** Found among what other gateways keep. */
  shared: number;
  /** Given after their time: while a newer one was worked out, or in place of errors. */
  stale: number;
  dropped: number;
  readonly entries: number;
  readonly bytes: number;
  /** Tags remembered for what is being filled. */
  readonly remembered: number;
}

/** What an entry costs besides its text and key, in bytes by estimate; each tag has its place in an index. */
const ENTRY_BYTES = 400;
const TAG_BYTES = 150;

/**
 * Texts in memory, by a key, under a budget of bytes, each found again by what was read for it.
 * @param shared where other gateways find them too; it is not dropped from here
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
  // What was dropped while something is being filled, in the order of its moments; of no use to what began later.
  const droppedAt = new Map<string, number>();
  let moment = 0;
  const filling = new Set<{ readonly began: number }>();
  const forgetDropped = () => {
    // Sets keep their order: the first has been filled for longest.
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
      const began = moment;
      const own = { began };
      filling.add(own);
      let shareAs: number | undefined;
      const isDropped = (tags: Iterable<string>) => {
        for (const tag of tags) if ((droppedAt.get(tag) ?? 0) > began) return true;
        return false;
      };
      return {
        ...(shared && {
          async readShared(keys) {
            const { moment: now, found } = await shared.readShared(keys);
            shareAs = now;
            return keys.map((key, i) => {
              const one = found[i];
              if (!one || isDropped(one.tags)) return undefined;
              counts.shared++;
              return store(key, one);
            });
          },
        }),
        keep(key, text, maxAge, tags) {
          if (isDropped(tags)) return undefined;
          const one = store(key, new CachedEntry(text, maxAge, new Set(tags)));
          if (shareAs !== undefined) shared?.put(key, one, shareAs);
          return one;
        },
        end() {
          if (filling.delete(own)) forgetDropped();
        },
      };
    },
    drop(tags) {
      moment++;
      let dropped = 0;
      for (const tag of tags) {
        if (filling.size > 0) {
          droppedAt.delete(tag);
          droppedAt.set(tag, moment);
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
