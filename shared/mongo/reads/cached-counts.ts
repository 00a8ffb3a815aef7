/**
 * Counts that read as much as they count, kept for a time that follows from what they cost: 20 times as long as counting
 * took, so that counting takes at most a twentieth of one processor's time however often it is asked for. Nothing is
 * counted beside the data, so nothing drifts. What is counted quickly is always counted anew after a write of this process.
 */

export interface CachedCounts<Key, Count> {
  load(key: Key): Promise<Count>;
  /** To be called when a write was acknowledged that may change a count. */
  noteWrite(): void;
}

export interface CachedCountsOptions<Key, Count> {
  /** Counts; how long it takes decides for how long the result is kept. */
  count(key: Key): Promise<Count>;
  /** Milliseconds. @default the process's clock */
  readonly now?: () => number;
}

/** How often a count could have been done in the time for which it is kept. */
const KEPT_TIMES = 20;
/** Counts that take no longer than this many milliseconds are not kept across a write. */
const QUICK_MS = 25;
/** Until it is so many times as old as it should get, an old count is answered while the next one is being made. */
const STALE_TIMES = 3;
/** However long it took. */
const LONGEST_KEPT_MS = 600_000;

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
    // One that began before a write may not have seen it.
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
    noteWrite() {
      writes++;
    },

    async load(key) {
      const known = cached.get(key);
      if (!known) return begin(key);
      const age = now() - known.readAt;
      const isQuick = known.took <= QUICK_MS;
      const lasts = Math.min(known.took * KEPT_TIMES, LONGEST_KEPT_MS);
      if (isQuick && known.writes !== writes) return begin(key);
      if (age < lasts) return known.value;
      if (isQuick || age >= lasts * STALE_TIMES) return begin(key);
      // Nobody waits for a slow count that has just grown old; should it fail, the next one to ask finds out.
      begin(key).catch(() => {});
      return known.value;
    },
  };
}
