import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds to sleep per millisecond of background work, so that it takes 5 % of a core. */
const SLEEP_RATIO = 19;
const MAX_SLEEP_MS = 100;

/**
 * Yields the thread to requests after a step of background work.
 * @param since start of the step, by `performance.now()`
 */
export async function yieldAfterWork(since: number): Promise<void> {
  await sleep(Math.min(MAX_SLEEP_MS, SLEEP_RATIO * (performance.now() - since)));
}
