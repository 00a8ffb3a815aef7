import type { Running } from '../server.ts';
import type { Settings } from '../settings/table.ts';

/**
 * Waits for SIGTERM or SIGINT, then closes. A second signal, or a drain that takes too long, ends the process at once.
 *
 * @returns the exit code
 */
export async function runUntilSignal(
  running: Pick<Running, 'close'>,
  { lifecycle: { drainDelay, drainTime } }: Pick<Settings, 'lifecycle'>,
): Promise<number> {
  await new Promise<void>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
  const deadline = setTimeout(() => {
    console.error(`not drained after ${drainTime} ms: requests under way are cut off`);
    process.exit(1);
  }, drainDelay + drainTime);
  await running.close();
  clearTimeout(deadline);
  return 0;
}
