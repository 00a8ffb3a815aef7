/**
 * Counts that read as much as they count, cached for a time in proportion to their cost: 20 times as long as counting
 * took, so that counting takes at most 5 % of a core however often a count is requested. No counter is stored beside
 * the data, so none can drift. Fast counts are always recomputed after a write of this process.
 */

export interface CachedCounts<Key, Count> {
  load(key: Key): Promise<Count>;
  /** Call it after an acknowledged write that may change a count. */
  onWrite(): void;
}

export interface CachedCountsOptions<Key, Count> {
  /** Counts; its duration decides how long the result is cached. */
  count(key: Key): Promise<Count>;
  /** Milliseconds. @default the process's clock */
  readonly now?: () => number;
}

/** A count is cached for this many times its duration. */
const LIFETIME_FACTOR = 20;
/** Counts of up to this many milliseconds are not cached across a write. */
const QUICK_MS = 25;
/** Up to this many times its normal age, a stale count is returned while the next one is computed. */
const STALE_FACTOR = 3;
/** The maximum age, whatever the duration. */
const MAX_LIFETIME_MS = 600_000;

interface CachedEntry<Count> {
  readonly value: Count;
  readonly readAt: number;
  readonly took: number;
  readonly writes: number;
}

export function createCachedCounts<Key, Count>({
  count,
  now = () => performance.now(),
}: CachedCountsOptions<Key, Count>): CachedCounts<Key, Count> {
  const cached = new Map<Key, CachedEntry<Count>>();
  const inFlight = new Map<Key, { readonly writes: number; readonly value: Promise<Count> }>();
  let writes = 0;

  function begin(key: Key): Promise<Count> {
    const joined = inFlight.get(key);
    // A count that started before a write may have missed it.
    if (joined?.writes === writes) return joined.value;
    const begunAt = now();
    const one = { writes, value: count(key) };
    inFlight.set(key, one);
    const end = () => {
      if (inFlight.get(key) === one) inFlight.delete(key);
    };
    one.value.then(value => {
      const readAt = now();
      end();
      const known = cached.get(key);
      if (known && known.writes > one.writes) return;
      cached.set(key, { value, readAt, took: readAt - begunAt, writes: one.writes });
    }, end);
    return one.value;
  }

  return {
    onWrite() {
      writes++;
    },

    async load(key) {
      const known = cached.get(key);
      if (!known) return begin(key);
      const age = now() - known.readAt;
      const isQuick = known.took <= QUICK_MS;
      const lifetime = Math.min(known.took * LIFETIME_FACTOR, MAX_LIFETIME_MS);
      if (isQuick && known.writes !== writes) return begin(key);
      if (age < lifetime) return known.value;
      if (isQuick || age >= lifetime * STALE_FACTOR) return begin(key);
      // Callers do not wait for a slow count that has just expired; if the recount fails, the next caller gets the
      // error.
      begin(key).catch(() => {});
      return known.value;
    },
  };
}
