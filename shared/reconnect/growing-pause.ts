import { setTimeout as sleep } from 'node:timers/promises';

/** Exponential backoff: delays between retries, which double with each consecutive failure; in milliseconds. */
export interface GrowingPauses {
  /** The maximum delay before the first retry. */
  readonly first: number;
  /** The maximum delay before any retry. */
  readonly longest: number;
}

/**
 * The delay in milliseconds, with jitter: between half of it and all of it, so that clients that lost the same server
 * do not return at the same time.
 *
 * @param failures the number of consecutive failures before this one
 * @param random from 0 to 1; @default Math.random
 */
export function growingPause(failures: number, { first, longest }: GrowingPauses, random = Math.random): number {
  return Math.min(longest, first * 2 ** failures) * (0.5 + random() / 2);
}

/** Waits for the delay, or until the retry is cancelled. It does not keep the process alive. */
export async function pauseAfter(failures: number, pauses: GrowingPauses, stop: AbortSignal): Promise<void> {
  await sleep(growingPause(failures, pauses), undefined, { signal: stop, ref: false }).catch(() => {});
}
