import { readdirSync, readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** A nice value, from -20 to 19: higher values have lower priority. */
const LOW_PRIORITY = 10;

/**
 * Lowers the priority of the calling worker thread below that of the thread that serves requests. Linux has priorities
 * per thread, by thread id; on other systems nothing changes.
 */
export function yieldToRequests(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, LOW_PRIORITY);
  } catch {}
}

/** Lowers the priority of all threads of this process; new threads inherit it. */
export function yieldProcessToRequests(): void {
  try {
    setPriority(LOW_PRIORITY);
    for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), LOW_PRIORITY);
  } catch {}
}
