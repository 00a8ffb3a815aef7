import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';

/** The gateway and its planning process, as they are seen from outside. */
export interface Target extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  reload(sdl: string): Promise<void>;
  /** Resident memory of both processes in MB, after a full collection. */
  megabytes(): Promise<number>;
  /** What is wrong with the processes; undefined if nothing is. */
  fault(): Promise<string | undefined>;
  /** The end of what the gateway wrote to standard error. */
  lastWords(): string;
}

const run = promisify(execFile);
const MAIN = path.resolve('tests/fuzz/target-main.ts');
const MEGABYTE = 1_000_000;
const KEPT_CHARACTERS = 20_000;

export async function startTarget(): Promise<Target> {
  const child = fork(MAIN, {
    env: {
      ...process.env,
      LOG_LEVEL: 'error',
      LIMITS_BATCH: '5',
      HEADERS_TIMEOUT: '1s',
      REQUEST_TIMEOUT: '2s',
      CONNECTION_TIMEOUT: '5s',
      SUBSCRIPTIONS_INIT_TIMEOUT: '1s',
    },
    execArgv: ['--expose-gc', '--max-old-space-size=512'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let words = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', chunk => {
      words = (words + chunk).slice(-KEPT_CHARACTERS);
    });
  }
  const { url } = await heard<{ url: string }>(child, 'ready');
  let planning = await planningPid(child);
  return {
    url,
    port: Number(new URL(url).port),
    async reload(sdl) {
      child.send({ kind: 'supergraph', sdl });
      await heard(child, 'reloaded');
    },
    async megabytes() {
      child.send({ kind: 'memory' });
      const { rss } = await heard<{ rss: number }>(child, 'memory');
      return Math.round((rss + (await residentBytes(planning))) / MEGABYTE);
    },
    async fault() {
      if (child.exitCode !== null || child.signalCode !== null)
        return `the gateway ended (${child.signalCode ?? child.exitCode})`;
      const now = await planningPid(child);
      const before = planning;
      planning = now ?? before;
      return before !== undefined && now !== before ? `the planning process ${before} ended` : undefined;
    },
    lastWords: () => words,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function heard<Told>(child: ChildProcess, kind: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error('the gateway ended'));
    const listen = (told: { kind: string }) => {
      if (told.kind !== kind) return;
      child.off('message', listen).off('exit', end);
      resolve(told as Told);
    };
    child.on('message', listen).once('exit', end);
  });
}

/** The planning process is the only child of the gateway. */
async function planningPid({ pid }: ChildProcess): Promise<number | undefined> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  const rows = stdout.split('\n').map(line => line.trim().split(/\s+/).map(Number));
  return rows.find(([, parent]) => parent === pid)?.[0];
}

async function residentBytes(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => ({ stdout: '0' }));
  return Number(stdout) * 1_024;
}
