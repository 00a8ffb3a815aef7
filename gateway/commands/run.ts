import type { Running } from '../server.ts';

/** Everything under way is finished within this time after SIGTERM or SIGINT, or cut off. */
const DRAIN_MS = 4_500;

/**
 * Waits for SIGTERM or SIGINT, then closes. A second signal, or a drain that takes too long, ends the process at once.
 *
 * @returns the exit code
 */
export async function runUntilSignal(running: Pick<Running, 'close'>): Promise<number> {
  await new Promise<void>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
  const deadline = setTimeout(() => {
    console.error(`not drained after ${DRAIN_MS} ms: cut off`);
    process.exit(1);
  }, DRAIN_MS);
  await running.close();
  clearTimeout(deadline);
  return 0;
}
