import { randomBytes } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StepFailure } from '../mongo/connection/errors.ts';
import { findFreePort } from './free-port.ts';
import { type GuardedServer, spawnGuarded } from './guard/guarded-server.ts';
import { markProcess } from './process-mark.ts';
import { becomePrimary } from './replica-set.ts';
import { type ServerProgram, serverArguments } from './server-command.ts';
import { storeIdentity, withAdmin } from './server-identity.ts';
import { databaseDirectory, type ServerRecord, writeServerRecord } from './server-record.ts';

export interface LaunchOptions {
  dataDirectory: string;
  env: NodeJS.ProcessEnv;
  log(line: string): void;
  signal?: AbortSignal | undefined;
  /** Port of the last start; taken again when it is free. */
  preferredPort?: number | undefined;
}

export interface LaunchedServer {
  record: ServerRecord;
  guarded: GuardedServer;
}

/** Recovery after a crash may replay a long journal. */
const READY_TIMEOUT_MS = 120_000;
const SLOW_AFTER_MS = 5_000;
const STOP_TIMEOUT_MS = 10_000;
const PORT_ATTEMPTS = 5;
const PORT_TAKEN = /address already in use|EADDRINUSE|Only one usage of each socket address/i;

/**
 * Starts the program on the data folder and waits until it takes writes.
 *
 * @throws StepFailure with the server's own last words when it ends or does not answer
 */
export async function launchServer(program: ServerProgram, options: LaunchOptions): Promise<LaunchedServer> {
  await mkdir(databaseDirectory(options.dataDirectory, program.kind), { recursive: true });
  let preferred = options.preferredPort;
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort(preferred);
    if (preferred !== undefined && port !== preferred) options.log(`port ${preferred} is occupied, using ${port}`);
    const failure = await tryLaunch(program, port, options);
    if (typeof failure !== 'string') return failure;
    // Between our look and the server's bind another program may have come.
    if (!PORT_TAKEN.test(failure) || attempt === PORT_ATTEMPTS) throw new StepFailure(`${program.title}: ${failure}`);
    options.log(`port ${port} was taken by another program just now, trying another`);
    preferred = undefined;
  }
}

async function tryLaunch(
  program: ServerProgram,
  port: number,
  options: LaunchOptions,
): Promise<LaunchedServer | string> {
  const { dataDirectory, env } = options;
  const logFile = join(dataDirectory, `${program.kind}.log`);
  const token = randomBytes(24).toString('base64url');
  const args = await serverArguments(program, dataDirectory, port);
  const order = { command: program.path, args, port, token, stopTimeoutMs: STOP_TIMEOUT_MS };
  const logFrom = await sizeOf(logFile);
  const guarded = await spawnGuarded(order, logFile, env).catch((error: Error) => error.message);
  if (typeof guarded === 'string') return (await lastWords(logFile, logFrom)) ?? guarded;
  try {
    const record = await startingRecord(program, port, token, guarded);
    await writeServerRecord(dataDirectory, record);
    const ending = await untilReady(program, record, guarded, options);
    if (ending !== null) return `${(await lastWords(logFile, logFrom)) ?? ending} (more in ${logFile})`;
    const ready: ServerRecord = { ...record, state: 'ready' };
    await writeServerRecord(dataDirectory, ready);
    return { record: ready, guarded };
  } catch (error) {
    await guarded.release();
    throw error;
  }
}

async function startingRecord(
  program: ServerProgram,
  port: number,
  token: string,
  guarded: GuardedServer,
): Promise<ServerRecord> {
  const [owner, guard, server] = await Promise.all([
    markProcess(process.pid),
    markProcess(guarded.guardPid),
    markProcess(guarded.serverPid),
  ]);
  return {
    kind: program.kind,
    port,
    host: hostname(),
    token,
    state: 'starting',
    leasePort: guarded.leasePort,
    owner,
    guard,
    server,
    startedAt: new Date().toISOString(),
  };
}

/** Null once the server takes writes, else why it ended. */
async function untilReady(
  program: ServerProgram,
  record: ServerRecord,
  guarded: GuardedServer,
  options: LaunchOptions,
): Promise<string | null> {
  const ended = new AbortController();
  void guarded.exited.then(() => ended.abort());
  const signals = [AbortSignal.timeout(READY_TIMEOUT_MS), ended.signal];
  const signal = AbortSignal.any(options.signal === undefined ? signals : [...signals, options.signal]);
  const slow = setTimeout(() => options.log(`${program.title} is still starting, perhaps recovering`), SLOW_AFTER_MS);
  try {
    for (;;) {
      options.signal?.throwIfAborted();
      if (ended.signal.aborted) return await guarded.exited;
      const outcome = await firstContact(program, record, signal);
      if (outcome === null) return null;
      if (signal.aborted && !ended.signal.aborted) {
        await guarded.release();
        return `no answer on port ${record.port} after ${READY_TIMEOUT_MS / 1_000} s (${outcome})`;
      }
      await sleep(50);
    }
  } finally {
    clearTimeout(slow);
  }
}

async function firstContact(program: ServerProgram, record: ServerRecord, signal: AbortSignal): Promise<string | null> {
  try {
    await withAdmin(record.port, 500, async admin => {
      if (program.kind === 'mongod') await becomePrimary(admin, `127.0.0.1:${record.port}`, signal);
    });
    await storeIdentity(record);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

async function sizeOf(path: string): Promise<number> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return 0;
  await using _ = file;
  return (await file.stat()).size;
}

/** The line of this start's output that says best why it ended. */
async function lastWords(path: string, from: number): Promise<string | null> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return null;
  await using _ = file;
  const size = (await file.stat()).size;
  const start = Math.max(size >= from ? from : 0, size - 64 * 1024);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
  return reasonInLog(buffer.toString('utf8', 0, bytesRead));
}

/** Reads both mongod's JSON lines (severity F or E) and the plain output of the others. */
export function reasonInLog(text: string): string | null {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
  const structured = lines.map(readMongodLine).filter(line => line !== null);
  const severe = structured.find(line => line.severity === 'E') ?? structured.find(line => line.severity === 'F');
  if (severe !== undefined) return severe.text;
  if (structured.length > 0) return structured.at(-1)?.text ?? null;
  return lines.find(line => PORT_TAKEN.test(line))?.trim() ?? lines.at(-1)?.trim() ?? null;
}

function readMongodLine(line: string): { severity: string; text: string } | null {
  if (!line.startsWith('{')) return null;
  try {
    const { s, msg, attr } = JSON.parse(line) as { s?: string; msg?: string; attr?: { error?: unknown } };
    if (s === undefined || msg === undefined) return null;
    const detail = attr?.error;
    const said = typeof detail === 'string' ? detail : detail === undefined ? '' : JSON.stringify(detail);
    return { severity: s, text: said === '' ? msg : `${msg}: ${said}` };
  } catch {
    return null;
  }
}
