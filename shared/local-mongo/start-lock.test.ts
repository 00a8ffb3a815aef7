import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markProcess } from './process-mark.ts';
import { acquireStartLock } from './start-lock.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsgraph-lock-'));
  path = join(folder, 'lock');
});

afterEach(() => rm(folder, { recursive: true }));

describe('the start lock', () => {
  it('has one holder at a time, and leaves nothing behind', async () => {
    expect(await mostAtOnce(20)).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('has one holder at a time also when all of them find it stale', async () => {
    for (let round = 0; round < 4; round++) {
      await writeLock({ pid: process.pid, started: 'another process with this number' });
      expect(await mostAtOnce(10)).toBe(1);
    }
  });

  it('waits for a living holder and says for whom', async () => {
    await writeLock(await markProcess(process.pid));
    const holders: string[] = [];
    const options = { onWait: (holder: string) => holders.push(holder), signal: AbortSignal.timeout(200) };
    await expect(acquireStartLock(path, options)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(holders).toEqual([`process ${process.pid}`]);
  });

  it('breaks a lock whose file was never filled, but only when it is old', async () => {
    await writeFile(path, '');
    const tooEarly = acquireStartLock(path, { signal: AbortSignal.timeout(200) });
    await expect(tooEarly).rejects.toMatchObject({ name: 'TimeoutError' });
    await utimes(path, new Date(), new Date(Date.now() - 60_000));
    await using _lock = await acquireStartLock(path);
  });

  it('believes a holder on another machine until its file was not touched for a minute', async () => {
    await writeLock({ pid: 1, started: null }, `not-${hostname()}`);
    const tooEarly = acquireStartLock(path, { signal: AbortSignal.timeout(200) });
    await expect(tooEarly).rejects.toMatchObject({ name: 'TimeoutError' });
    await utimes(path, new Date(), new Date(Date.now() - 120_000));
    await using _lock = await acquireStartLock(path);
  });
});

/** Lets many ask for the lock at once and counts how many ever held it together. */
async function mostAtOnce(count: number): Promise<number> {
  let holding = 0;
  let most = 0;
  const visits = Array.from({ length: count }, async () => {
    await using _lock = await acquireStartLock(path);
    holding++;
    most = Math.max(most, holding);
    await new Promise(resolve => setTimeout(resolve, 2));
    holding--;
  });
  await Promise.all(visits);
  return most;
}

function writeLock(holder: { pid: number; started: string | null }, host = hostname()): Promise<void> {
  return writeFile(path, JSON.stringify({ token: 'theirs', host, holder }));
}
