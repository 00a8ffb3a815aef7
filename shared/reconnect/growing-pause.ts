import { setTimeout as sleep } from 'node:timers/promises';

/** Pauses before new attempts at what failed, which double with each failure in a row; in milliseconds. */
export interface GrowingPauses {
  /** The most before the first new attempt. */
  readonly first: number;
  /** The most before any. */
  readonly longest: number;
}

/**
 * How long to wait, in milliseconds: between half of it and all of it, so that those who lost the same thing at the same
 * time do not come back at the same time.
 *
 * @param failures how many came before this one, without a success in between
 * @param random from 0 to 1; @default Math.random
 */
export function growingPause(failures: number, { first, longest }: GrowingPauses, random = Math.random): number {
  return Math.min(longest, first * 2 ** failures) * (0.5 + random() / 2);
}

/** Waits so long, or until nobody wants a new attempt any more. Keeps no process from ending. */
export async function pauseAfter(failures: number, pauses: GrowingPauses, stop: AbortSignal): Promise<void> {
  await sleep(growingPause(failures, pauses), undefined, { signal: stop, ref: false }).catch(() => {});
}
