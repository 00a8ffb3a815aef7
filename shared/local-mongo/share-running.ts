import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { StepFailure } from '../mongo/connection/errors.ts';
import { type Lease, takeLease } from './guard/lease.ts';
import { type ProcessMark, stateOfProcess } from './process-mark.ts';
import { isServerOf } from './server-identity.ts';
import type { ServerRecord } from './server-record.ts';

/** A server of an earlier start that goes on running. */
export interface SharedServer {
  record: ServerRecord;
  /** Null when its guard is gone: then nobody but its owner keeps it. */
  lease: Lease | null;
}

export interface ShareOptions {
  log(line: string): void;
  signal?: AbortSignal | undefined;
}

const STOP_TIMEOUT_MS = 15_000;
const POLL_MS = 50;

/**
 * Looks after what an earlier start left on the data folder: a server in use is shared, one that is just stopping is
 * waited for, one that lost its owner is stopped, if it is proven to be ours. Call it under the start lock.
 *
 * @returns the shared server, or null when the way is free for a new one
 * @throws StepFailure when a server holds the folder and can neither be shared nor stopped
 */
export async function shareRunning(record: ServerRecord, options: ShareOptions): Promise<SharedServer | null> {
  const who = `the ${record.kind} on port ${record.port} that process ${record.owner.pid} started`;
  if (record.host !== hostname()) {
    options.log(`${who} was on the machine ${record.host}; whether it still runs cannot be seen from here`);
    return null;
  }
  const [guard, server] = await Promise.all([stateOfProcess(record.guard), stateOfProcess(record.server)]);
  if (guard !== 'gone') {
    const lease = await takeLease(record.leasePort, record.token);
    if (lease !== null) return shareLeased(record, lease, who);
  }
  if (server === 'gone') {
    if (record.state !== 'closed') options.log(`${who} is gone (stale record); its data is used again`);
    return null;
  }
  if (guard === 'running') return waitForEnd(record, who, options);
  return adoptOrphan(record, server, who, options);
}

async function shareLeased(record: ServerRecord, lease: Lease, who: string): Promise<SharedServer> {
  if (await isServerOf(record)) return { record, lease };
  await lease.release();
  throw new StepFailure(`${who} is running but does not answer`);
}

/** A guard that grants no lease is stopping its server. */
async function waitForEnd(record: ServerRecord, who: string, options: ShareOptions): Promise<null> {
  options.log(`waiting for ${who} to end`);
  if (await endsWithin(record.server, STOP_TIMEOUT_MS, options.signal)) return null;
  throw new StepFailure(`${who} does not end`);
}

async function adoptOrphan(
  record: ServerRecord,
  state: 'running' | 'unknown',
  who: string,
  options: ShareOptions,
): Promise<SharedServer | null> {
  const ours = state === 'running' || (await isServerOf(record));
  if (!ours) {
    options.log(`process ${record.server.pid} may be another program's by now, leaving it alone`);
    return null;
  }
  if ((await stateOfProcess(record.owner)) !== 'gone' && (await isServerOf(record))) {
    options.log(`${who} lost its guard; sharing it for as long as process ${record.owner.pid} runs`);
    return { record, lease: null };
  }
  options.log(`${who} was left behind without owner and guard; stopping it`);
  await endProcess(record.server, options.signal);
  return null;
}

/** Ends a server that is proven to be ours: asks, then insists. */
export async function endProcess(mark: ProcessMark, signal?: AbortSignal): Promise<void> {
  for (const kill of ['SIGTERM', 'SIGKILL'] as const) {
    // Judged again right before: the number may have gone to another process in the meantime.
    if ((await stateOfProcess(mark)) === 'gone') return;
    process.kill(mark.pid, kill);
    if (await endsWithin(mark, STOP_TIMEOUT_MS, signal)) return;
  }
  throw new StepFailure(`process ${mark.pid}, a database server left behind, does not end`);
}

async function endsWithin(mark: ProcessMark, timeoutMs: number, signal: AbortSignal | undefined): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if ((await stateOfProcess(mark)) === 'gone') return true;
    await sleep(POLL_MS);
  }
  return false;
}
