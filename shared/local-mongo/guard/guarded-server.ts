import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { GuardEvent, GuardOrder } from './guard-protocol.ts';

/** A database server under its guard, seen from the process that started it. */
export interface GuardedServer {
  guardPid: number;
  serverPid: number;
  leasePort: number;
  /** Settles, with a line that says how, when the server has ended for whatever reason. */
  exited: Promise<string>;
  /** Gives up this process's lease; resolves when the server has ended, or at once when others still use it. */
  release(): Promise<'stopped' | 'kept'>;
}

const LOG_KEPT_BYTES = 8 * 1024 * 1024;

/**
 * Starts a server under a guard process, which stops it when this process is gone, however it ends.
 *
 * @param logFile where the server's output goes; rotated to `<logFile>.1` above 8 MiB
 * @throws when the command cannot be started
 */
export async function spawnGuarded(order: GuardOrder, logFile: string, env: NodeJS.ProcessEnv): Promise<GuardedServer> {
  await rotate(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const guard = spawn(process.execPath, [siblingModule('guard', import.meta.url)], {
    stdio: ['pipe', 'pipe', log],
    env: withoutNodeOptions(env),
    detached: true,
    windowsHide: true,
  });
  closeSync(log);
  // A write to a guard that died must not take this process with it.
  guard.stdin?.on('error', () => {});
  guard.stdin?.write(`${JSON.stringify(order)}\n`);
  const events = watchEvents(guard);
  const started = await events.started;
  keepProcessFree(guard);
  let release: Promise<'stopped' | 'kept'> | undefined;
  return {
    guardPid: guard.pid as number,
    serverPid: started.serverPid,
    leasePort: started.leasePort,
    exited: events.exited,
    release: () => {
      release ??= letGo(guard, events);
      return release;
    },
  };
}

/**
 * The path of a module in the form the given one has: `.ts` from sources, `.js` from a build.
 * @param from `import.meta.url` of the module that stands beside it
 */
export function siblingModule(name: string, from: string): string {
  return fileURLToPath(new URL(`./${name}${extname(fileURLToPath(from))}`, from));
}

/** A debugger port or a loader meant for newsgraph must not be claimed by its helpers as well. */
export function withoutNodeOptions(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...rest } = env;
  return rest;
}

interface GuardEvents {
  started: Promise<{ serverPid: number; leasePort: number }>;
  kept: Promise<'kept'>;
  exited: Promise<string>;
}

function watchEvents(guard: ChildProcess): GuardEvents {
  const started = Promise.withResolvers<{ serverPid: number; leasePort: number }>();
  const kept = Promise.withResolvers<'kept'>();
  const exited = Promise.withResolvers<string>();
  let ending = 'its guard process ended';
  if (guard.stdout !== null) {
    createInterface({ input: guard.stdout }).on('line', line => {
      const event = readEvent(line);
      if (event.event === 'started') started.resolve(event);
      if (event.event === 'kept') kept.resolve('kept');
      if (event.event === 'failed') ending = event.reason;
      if (event.event === 'exited')
        ending = event.signal === null ? `exit code ${event.code}` : `signal ${event.signal}`;
    });
  }
  const end = (reason: string) => {
    started.reject(new Error(reason));
    exited.resolve(reason);
  };
  guard.once('error', error => end(error.message));
  guard.once('close', () => end(ending));
  return { started: started.promise, kept: kept.promise, exited: exited.promise };
}

/** A guard that is killed may leave half a line. */
function readEvent(line: string): GuardEvent | { event: null } {
  try {
    return JSON.parse(line) as GuardEvent;
  } catch {
    return { event: null };
  }
}

async function letGo(guard: ChildProcess, events: GuardEvents): Promise<'stopped' | 'kept'> {
  guard.ref();
  refStream(guard.stdout, true);
  guard.stdin?.end();
  const outcome = await Promise.race([events.kept, events.exited]);
  if (outcome !== 'kept') return 'stopped';
  keepProcessFree(guard);
  guard.stdout?.destroy();
  return 'kept';
}

/** A program that forgets close() may end all the same: the guard notices and stops the server. */
function keepProcessFree(guard: ChildProcess): void {
  guard.unref();
  refStream(guard.stdin, false);
  refStream(guard.stdout, false);
}

function refStream(stream: unknown, ref: boolean): void {
  const socket = stream as { ref?(): void; unref?(): void } | null;
  if (ref) socket?.ref?.();
  else socket?.unref?.();
}

async function rotate(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    found => found.size,
    () => 0,
  );
  if (size > LOG_KEPT_BYTES) await rename(logFile, `${logFile}.1`);
}
