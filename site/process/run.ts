import cluster from 'node:cluster';
import { logFault } from '../../shared/errors/log-fault.ts';
import type { Running } from '../server/running.ts';
import type { SiteSettings } from '../settings/read-settings.ts';
import { logProcessFaults } from './log-process-faults.ts';
import { takeConnections } from './share-port.ts';
import { onStop, tellReady } from './workers.ts';

/** What ends a process that is asked to; of a worker, the terminal's is left to the process above. */
const SIGNALS: readonly NodeJS.Signals[] = cluster.isWorker ? ['SIGTERM'] : ['SIGTERM', 'SIGINT'];

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
  { lifecycle: { drainDelay, drainTime }, server }: Pick<SiteSettings, 'lifecycle' | 'server'>,
  announce: (url: string) => void | Promise<void>,
): Promise<number> {
  using _faults = logProcessFaults(server.logLevel);
  const signalled = Promise.withResolvers<void>();
  const requestStop = () => signalled.resolve();
  if (cluster.isWorker) {
    onStop(requestStop);
    // A terminal sends it to all processes: the one above decides.
    process.on('SIGINT', () => {});
  }
  for (const signal of SIGNALS) process.once(signal, requestStop);
  try {
    if (cluster.isWorker) {
      takeConnections(await running.host.serve());
      tellReady();
    } else await announce(await running.host.listen());
  } catch (error) {
    for (const signal of SIGNALS) process.off(signal, requestStop);
    await running.close();
    throw error;
  }
  await signalled.promise;
  for (const signal of SIGNALS) process.once(signal, () => process.exit(1));
  const deadline = setTimeout(() => {
    logFault(server.logLevel, 'warn', `not drained after ${drainTime} ms: requests under way are cut off`);
    process.exit(1);
  }, drainDelay + drainTime);
  await running.close();
  clearTimeout(deadline);
  return 0;
}
