import { readdirSync, readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** A nice value, from -20 to 19: the higher, the later a thread's turn comes. */
const BEHIND_REQUESTS = 10;

/**
 * Lets the calling worker thread run where cores are free, behind the thread that answers requests. Linux has a priority
 * for each thread, by its id; elsewhere nothing changes.
 */
export function yieldToRequests(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, BEHIND_REQUESTS);
  } catch {}
}

/** The same for all threads of this process; those that begin later are like who begins them. */
export function yieldProcessToRequests(): void {
  try {
    setPriority(BEHIND_REQUESTS);
    for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), BEHIND_REQUESTS);
  } catch {}
}
