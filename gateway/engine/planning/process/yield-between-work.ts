import { setTimeout as sleep } from 'node:timers/promises';

/** For each millisecond of work beside requests so many without, so that it takes a twentieth of a core. */
const REST = 19;
const LONGEST_REST_MS = 100;

/**
 * Leaves the thread to requests after work of its own.
 * @param since when the work began, by `performance.now()`
 */
export async function yieldAfterWork(since: number): Promise<void> {
  await sleep(Math.min(LONGEST_REST_MS, REST * (performance.now() - since)));
}
