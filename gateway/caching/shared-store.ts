import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { CachedEntry } from './cached-entry.ts';
import { subgraphTag } from './read-tags.ts';

/** The cache shared by several gateways. */
export interface SharedStore {
  /** Reads the entries of all gateways that are not invalidated; finds nothing if that cannot be determined. */
  readShared(keys: readonly string[]): Promise<SharedRead>;
  put(key: string, cached: CachedEntry, timestamp: number): void;
  /** Invalidates tags for all gateways; except the tags of whole subgraphs, which only this gateway stops trusting. */
  drop(tags: Iterable<string>): number;
}

export interface SharedRead {
  /** Data read from now on may be stored with this timestamp; undefined if it must not be stored. */
  readonly timestamp: number | undefined;
  readonly found: readonly (CachedEntry | undefined)[];
}

const NOTHING: SharedRead = { timestamp: undefined, found: [] };

/** Maximum age of a shared entry, in milliseconds: invalidation marks are stored as long. */
const MAX_AGE_MS = 3_600_000;
const MARKS_MS = MAX_AGE_MS + 60_000;
const RETRY_MS = 1_000;

/** Timestamps in microseconds by the clock of Redis, so that all gateways agree. */
const MOMENT = `local time = redis.call('TIME') local timestamp = time[1] * 1000000 + time[2]`;

/** An entry has three lines: start of its fill, time of storage and maximum age; its tags; its text. */
const READ_SCRIPT = `${MOMENT}
local answer = { string.format('%.0f', timestamp) }
for i, key in ipairs(KEYS) do
  local entry = redis.call('GET', key)
  if entry then
    local first = string.find(entry, '\\n', 1, true)
    local second = string.find(entry, '\\n', first + 1, true)
    local began = tonumber(string.match(entry, '^%d+'))
    for _, tag in ipairs(cjson.decode(string.sub(entry, first + 1, second - 1))) do
      local dropped = redis.call('GET', ARGV[1] .. tag)
      if dropped and tonumber(dropped) >= began then
        entry = false
        break
      end
    end
  end
  answer[i + 1] = entry
end
return answer`;

const MARK_SCRIPT = `${MOMENT}
for _, key in ipairs(KEYS) do redis.call('SET', key, string.format('%.0f', timestamp), 'PX', ARGV[1]) end
return string.format('%.0f', timestamp)`;

/**
 * Stores entries in Redis. Invalidation does not search for entries: it marks the tags with a timestamp, and an entry
 * whose fill began before the mark of one of its tags is ignored, no matter which gateway stores it and when. Entries
 * whose fill began before this gateway received a subgraph's changes, or while it could not mark tags, are not trusted.
 */
export function createSharedStore(redis: Redis): SharedStore {
  const markPrefix = `${redis.options.keyPrefix ?? ''}dropped:`;
  /** Trust entries of a subgraph whose fill began after this; infinity while unknown. */
  const trustedSince = new Map<string, number>();
  const pendingResets = new Map<string, symbol>();
  const keyOf = (key: string) => `kept:${createHash('sha256').update(key).digest('base64url')}`;

  const mark = (tags: readonly string[]) =>
    redis.eval(MARK_SCRIPT, tags.length, ...tags.map(tag => `dropped:${tag}`), MARKS_MS) as Promise<string>;

  /** Stops trusting entries of some subgraphs that began before now, or before Redis is available again. */
  const resetTrust = (names: ReadonlySet<string>) => {
    const token = Symbol('latest reset');
    for (const name of names) {
      trustedSince.set(name, Number.POSITIVE_INFINITY);
      pendingResets.set(name, token);
    }
    const settle = async (): Promise<void> => {
      const pending = [...names].filter(name => pendingResets.get(name) === token);
      if (pending.length === 0 || redis.status === 'end') return;
      try {
        const timestamp = Number(await mark([]));
        for (const name of pending) if (pendingResets.get(name) === token) trustedSince.set(name, timestamp);
      } catch {
        setTimeout(settle, RETRY_MS).unref();
      }
    };
    void settle();
  };
  const isTrusted = (began: number, tags: readonly string[]) =>
    tags.every(tag => tag !== subgraphTag(tag) || began > (trustedSince.get(tag) ?? 0));

  return {
    async readShared(keys) {
      try {
        const [timestamp, ...entries] = (await redis.eval(
          READ_SCRIPT,
          keys.length,
          ...keys.map(keyOf),
          markPrefix,
        )) as [string, ...(string | null)[]];
        return { timestamp: Number(timestamp), found: entries.map(entry => readEntry(entry, isTrusted)) };
      } catch {
        return NOTHING;
      }
    },
    put(key, { text, maxAge, tags }, timestamp) {
      const lifetime = Math.min(maxAge, MAX_AGE_MS);
      const entry = `${timestamp} ${Date.now()} ${maxAge}\n${JSON.stringify([...tags])}\n${text}`;
      redis.set(keyOf(key), entry, 'PX', Math.max(1, Math.ceil(lifetime))).catch(() => {});
    },
    drop(tags) {
      const all = [...tags];
      const subgraphs = new Set(all.filter(tag => tag === subgraphTag(tag)));
      const others = all.filter(tag => !subgraphs.has(tag));
      if (subgraphs.size > 0) resetTrust(subgraphs);
      if (others.length > 0) mark(others).catch(() => resetTrust(new Set(others.map(subgraphTag))));
      return 0;
    },
  };
}

function readEntry(
  entry: string | null,
  isTrusted: (began: number, tags: readonly string[]) => boolean,
): CachedEntry | undefined {
  if (entry === null) return undefined;
  const first = entry.indexOf('\n');
  const second = entry.indexOf('\n', first + 1);
  const [began, stored, maxAge] = entry.slice(0, first).split(' ').map(Number) as [number, number, number];
  const tags = JSON.parse(entry.slice(first + 1, second)) as string[];
  if (!isTrusted(began, tags)) return undefined;
  const age = Math.max(0, Date.now() - stored);
  return new CachedEntry(entry.slice(second + 1), maxAge, new Set(tags), performance.now() - age);
}
