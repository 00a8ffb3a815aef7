import type { Settings } from '../settings/table.ts';
import type { CachedEntry } from './cached-entry.ts';
import type { Invalidator } from './invalidator.ts';

/** How many milliseconds an entry is past its maximum age; negative while it is fresh. */
export type Overdue = (cached: CachedEntry) => number;

/** Data of subgraphs without a live change stream has a short maximum age. */
export function createOverdue(
  invalidator: Pick<Invalidator, 'isLive'>,
  { fallbackAge }: Pick<Settings['caching'], 'fallbackAge'>,
): Overdue {
  return ({ maxAge, tags, storedAt }) =>
    performance.now() - storedAt - (invalidator.isLive(tags) ? maxAge : Math.min(maxAge, fallbackAge));
}
