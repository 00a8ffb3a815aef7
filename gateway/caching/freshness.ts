import type { Settings } from '../settings/table.ts';
import type { Coherence } from './coherence.ts';
import type { Kept } from './kept.ts';

/** For how many milliseconds what is kept is past its time; less than 0 while it is as good as new. */
export type Overdue = (kept: Kept) => number;

/** What is read from a subgraph that does not tell of its changes, or has ceased to, is believed for a short time only. */
export function createOverdue(
  coherence: Pick<Coherence, 'isLive'>,
  { fallbackAge }: Pick<Settings['caching'], 'fallbackAge'>,
): Overdue {
  return ({ maxAge, tags, storedAt }) =>
    performance.now() - storedAt - (coherence.isLive(tags) ? maxAge : Math.min(maxAge, fallbackAge));
}
