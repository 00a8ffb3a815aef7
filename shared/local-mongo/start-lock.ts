import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { markProcess, type ProcessMark, stateOfProcess } from './process-mark.ts';

interface LockContent {
  token: string;
  host: string;
  holder: ProcessMark;
}

export interface LockOptions {
  /** Called once when another process holds the lock and this one begins to wait. */
  onWait?(holder: string): void;
  signal?: AbortSignal;
}

const POLL_MS = 50;
const HEARTBEAT_MS = 5_000;
/** A holder on another machine (a shared folder) cannot be asked; it is taken for dead after this many missed beats. */
const REMOTE_STALE_MS = 12 * HEARTBEAT_MS;
/** A lock file without readable content is being written just now, or its writer died in between. */
const UNREADABLE_STALE_MS = 5_000;

/**
 * Takes the exclusive lock `path`, waiting for as long as a living process holds it. A lock whose holder died is broken.
 * Also excludes two callers within one process.
 *
 * Not `proper-lockfile`: it tells a dead holder only by the age of its file, so that a start after kill -9 waits for
 * seconds and a holder that is suspended loses its lock; and two processes that find it stale at once can both get it.
 *
 * @throws the signal's reason when aborted; the file system's error when the folder cannot be written
 */
export async function acquireStartLock(path: string, options: LockOptions = {}): Promise<AsyncDisposable> {
  const content: LockContent = { token: randomUUID(), host: hostname(), holder: await markProcess(process.pid) };
  let waiting = false;
  for (;;) {
    options.signal?.throwIfAborted();
    // Read back, since a process that was suspended between creating and writing may have lost the file meanwhile.
    if ((await createExclusively(path, JSON.stringify(content))) && (await isHolder(path, content.token))) {
      return heldLock(path, content.token);
    }
    const found = await judge(path);
    if (found === 'absent') continue;
    if (found === 'stale') {
      await breakStaleLock(path);
      continue;
    }
    if (!waiting) options.onWait?.(found.holder);
    waiting = true;
    await sleep(POLL_MS);
  }
}

function heldLock(path: string, token: string): AsyncDisposable {
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), HEARTBEAT_MS);
  beat.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(beat);
      if (await isHolder(path, token)) await rm(path, { force: true });
    },
  };
}

async function judge(path: string): Promise<'absent' | 'stale' | { holder: string }> {
  const age = await ageOf(path);
  if (age === null) return 'absent';
  const content = await readLock(path);
  if (content === null) return age < UNREADABLE_STALE_MS ? { holder: 'a process that just began' } : 'stale';
  if (content.host !== hostname()) return age < REMOTE_STALE_MS ? { holder: `a process on ${content.host}` } : 'stale';
  return (await stateOfProcess(content.holder)) === 'gone' ? 'stale' : { holder: `process ${content.holder.pid}` };
}

/**
 * Two processes may both find the lock stale; were each to remove it, the slower one would remove the lock that the
 * faster one has just taken. So removal has a lock of its own, under which staleness is judged again.
 */
async function breakStaleLock(path: string): Promise<void> {
  const breaker = `${path}.break`;
  if (!(await createExclusively(breaker, ''))) {
    const age = await ageOf(breaker);
    if (age !== null && age > UNREADABLE_STALE_MS) await rm(breaker, { force: true });
    await sleep(POLL_MS);
    return;
  }
  try {
    // Not when it is absent: somebody may take the lock between this look and the removal. A stale one only we remove.
    if ((await judge(path)) === 'stale') await rm(path, { force: true });
  } finally {
    await rm(breaker, { force: true });
  }
}

async function createExclusively(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isHolder(path: string, token: string): Promise<boolean> {
  return (await readLock(path))?.token === token;
}

async function readLock(path: string): Promise<LockContent | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as LockContent;
  } catch {
    return null;
  }
}

async function ageOf(path: string): Promise<number | null> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return null;
  }
}
