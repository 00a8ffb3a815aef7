import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program of the benchmark, which leads its own process group. */
export interface RunningProcess extends AsyncDisposable {
  readonly pid: number;
  /** Milliseconds from start to ready. */
  readonly startMs: number;
  /** The URL in its ready line. */
  readonly url: string;
  /** Sends a message over its IPC channel and waits for the reply; only for programs started with `ipc`. */
  ask(message: object): Promise<unknown>;
}

export interface ProcessOptions {
  /** Node's arguments, or the program and its arguments when `program` is given. */
  readonly args: readonly string[];
  /** @default this Node */
  readonly program?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** The URL to poll. Without it, the process prints a line with `ready at URL`. */
  readonly url?: string;
  readonly ipc?: boolean;
}

const READY_MS = 60_000;
const END_MS = 6_000;
/** The end of a program's output is shown when it fails. */
const TAIL = 2_000;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** @throws Error with the program's output, when it exits or is not ready in time */
export async function startProcess(title: string, options: ProcessOptions): Promise<RunningProcess> {
  const started = performance.now();
  const child = spawn(options.program ?? process.execPath, options.args, {
    cwd: options.cwd,
    env: { ...process.env, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1', HOST: '127.0.0.1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', ...(options.ipc ? (['ipc'] as const) : [])],
    detached: true,
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', text => {
      output = (output + text).slice(-TAIL);
    });
  }
  let ended: string | undefined;
  child.once('error', error => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    running.delete(child);
    ended = `ended with ${signal ?? code}`;
  });
  for (;;) {
    const url = options.url ?? /ready at (\S+)/.exec(output)?.[1];
    if (url !== undefined && (await answers(options.url))) {
      const startMs = performance.now() - started;
      return {
        pid: child.pid!,
        startMs,
        url,
        ask: message => ask(child, message),
        [Symbol.asyncDispose]: () => endProcess(child),
      };
    }
    if (ended === undefined && performance.now() - started > READY_MS) ended = `not ready after ${READY_MS / 1000} s`;
    if (ended !== undefined) {
      await endProcess(child);
      throw new Error(`${title}: ${ended}\n${output}`);
    }
    await sleep(5);
  }
}

async function ask(child: ChildProcess, message: object): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const onExit = () => reject(new Error('The program ended before it answered'));
  child.once('message', resolve).once('exit', onExit);
  child.send(message);
  try {
    return await promise;
  } finally {
    child.off('message', resolve).off('exit', onExit);
  }
}

/** Programs that print no URL are polled until they respond. */
async function answers(url: string | undefined): Promise<boolean> {
  if (url === undefined) return true;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{__typename}"}',
      signal: AbortSignal.timeout(1_000),
    });
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await exited;
  clearTimeout(timer);
}
