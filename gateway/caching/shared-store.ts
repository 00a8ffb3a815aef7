import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { CachedEntry } from './cached-entry.ts';
import { subgraphTag } from './read-tags.ts';

/** What gateways keep together. */
export interface SharedStore {
  /** What is kept under some keys, whoever kept it, and was dropped by nobody; nothing where that cannot be told. */
  readShared(keys: readonly string[]): Promise<SharedRead>;
  put(key: string, cached: CachedEntry, moment: number): void;
  /** For everybody, but for what is of a whole subgraph: that only this gateway believes no longer. */
  drop(tags: Iterable<string>): number;
}

export interface SharedRead {
  /** What is read from now on may be put as of this moment; undefined where nothing may be. */
  readonly moment: number | undefined;
  readonly found: readonly (CachedEntry | undefined)[];
}

const NOTHING: SharedRead = { moment: undefined, found: [] };

/** Nothing is shared for longer, in milliseconds: what was dropped has to be remembered as long. */
const LONGEST_MS = 3_600_000;
const MARKS_MS = LONGEST_MS + 60_000;
const RETRY_MS = 1_000;

/** Moments are microseconds by the clock of Redis: all gateways have the same. */
const MOMENT = `local time = redis.call('TIME') local moment = time[1] * 1000000 + time[2]`;

/** An entry is three lines: when it began, was stored and how long it is good for; its tags; its text. */
const RECALL = `${MOMENT}
local answer = { string.format('%.0f', moment) }
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

const MARK = `${MOMENT}
for _, key in ipairs(KEYS) do redis.call('SET', key, string.format('%.0f', moment), 'PX', ARGV[1]) end
return string.format('%.0f', moment)`;

/**
 * Keeps texts in Redis. What is dropped is not looked for: its tags are marked with the moment, and what began to be read
 * before the mark of one of its tags is no longer good, whichever gateway comes to put it and however late. What began
 * before this gateway was told of a subgraph's changes, or while it could not mark them, it does not believe.
 */
export function createSharedStore(redis: Redis): SharedStore {
  const markPrefix = `${redis.options.keyPrefix ?? ''}dropped:`;
  /** Since when entries of a subgraph are believed; never, while that is not known. */
  const believedSince = new Map<string, number>();
  const doubts = new Map<string, symbol>();
  const keyOf = (key: string) => `kept:${createHash('sha256').update(key).digest('base64url')}`;

  const mark = (tags: readonly string[]) =>
    redis.eval(MARK, tags.length, ...tags.map(tag => `dropped:${tag}`), MARKS_MS) as Promise<string>;

  /** Believes nothing of some subgraphs that began before now, or before Redis is there again. */
  const doubt = (names: ReadonlySet<string>) => {
    const token = Symbol('of the newest doubt');
    for (const name of names) {
      believedSince.set(name, Number.POSITIVE_INFINITY);
      doubts.set(name, token);
    }
    const settle = async (): Promise<void> => {
      const left = [...names].filter(name => doubts.get(name) === token);
      if (left.length === 0 || redis.status === 'end') return;
      try {
        const moment = Number(await mark([]));
        for (const name of left) if (doubts.get(name) === token) believedSince.set(name, moment);
      } catch {
        setTimeout(settle, RETRY_MS).unref();
      }
    };
    void settle();
  };
  const isBelieved = (began: number, tags: readonly string[]) =>
    tags.every(tag => tag !== subgraphTag(tag) || began > (believedSince.get(tag) ?? 0));

  return {
    async readShared(keys) {
      try {
        const [moment, ...entries] = (await redis.eval(RECALL, keys.length, ...keys.map(keyOf), markPrefix)) as [
          string,
          ...(string | null)[],
        ];
        return { moment: Number(moment), found: entries.map(entry => readEntry(entry, isBelieved)) };
      } catch {
        return NOTHING;
      }
    },
    put(key, { text, maxAge, tags }, moment) {
      const lifetime = Math.min(maxAge, LONGEST_MS);
      const entry = `${moment} ${Date.now()} ${maxAge}\n${JSON.stringify([...tags])}\n${text}`;
      redis.set(keyOf(key), entry, 'PX', Math.max(1, Math.ceil(lifetime))).catch(() => {});
    },
    drop(tags) {
      const all = [...tags];
      const subgraphs = new Set(all.filter(tag => tag === subgraphTag(tag)));
      const others = all.filter(tag => !subgraphs.has(tag));
      if (subgraphs.size > 0) doubt(subgraphs);
      if (others.length > 0) mark(others).catch(() => doubt(new Set(others.map(subgraphTag))));
      return 0;
    },
  };
}

function readEntry(
  entry: string | null,
  isBelieved: (began: number, tags: readonly string[]) => boolean,
): CachedEntry | undefined {
  if (entry === null) return undefined;
  const first = entry.indexOf('\n');
  const second = entry.indexOf('\n', first + 1);
  const [began, stored, maxAge] = entry.slice(0, first).split(' ').map(Number) as [number, number, number];
  const tags = JSON.parse(entry.slice(first + 1, second)) as string[];
  if (!isBelieved(began, tags)) return undefined;
  const age = Math.max(0, Date.now() - stored);
  return new CachedEntry(entry.slice(second + 1), maxAge, new Set(tags), performance.now() - age);
}
