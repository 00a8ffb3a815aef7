import type { Settings } from '../settings/table.ts';
import type { CachedEntry } from './cached-entry.ts';
import type { Invalidator } from './invalidator.ts';

/** For how many milliseconds what is kept is past its time; less than 0 while it is as good as new. */
export type Overdue = (cached: CachedEntry) => number;

/** What is read from a subgraph that does not tell of its changes, or has ceased to, is believed for a short time only. */
export function createOverdue(
  invalidator: Pick<Invalidator, 'isLive'>,
  { fallbackAge }: Pick<Settings['caching'], 'fallbackAge'>,
): Overdue {
  return ({ maxAge, tags, storedAt }) =>
    performance.now() - storedAt - (invalidator.isLive(tags) ? maxAge : Math.min(maxAge, fallbackAge));
}
