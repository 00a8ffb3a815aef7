import type { Running } from '../server.ts';
import type { Settings } from '../settings/table.ts';

/**
 * Listens, says so, and closes at SIGTERM or SIGINT. A second signal, or a drain that takes too long, ends the process
 * at once.
 *
 * @param announce told the address of GraphQL, once a signal would be heeded
 * @returns the exit code
 * @throws SettingsError when the port is not to be had; what runs is closed then
 */
export async function runUntilSignal(
  running: Pick<Running, 'host' | 'close'>,
  { lifecycle: { drainDelay, drainTime } }: Pick<Settings, 'lifecycle'>,
  announce: (url: string) => void | Promise<void>,
): Promise<number> {
  const signalled = Promise.withResolvers<void>();
  const heed = () => signalled.resolve();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, heed);
  try {
    await announce(await running.host.listen());
  } catch (error) {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, heed);
    await running.close();
    throw error;
  }
  await signalled.promise;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
  const deadline = setTimeout(() => {
    console.error(`not drained after ${drainTime} ms: requests under way are cut off`);
    process.exit(1);
  }, drainDelay + drainTime);
  await running.close();
  clearTimeout(deadline);
  return 0;
}
