import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { createTestDatabase } from '../support/mongo.ts';

const MAIN = path.resolve('site/main.ts');

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Database programs that an earlier start has fetched serve these tests too. */
const CACHE = path.resolve('.newsgraph');

/**
 * What a command needs to run apart from all others: a data folder that goes with the test, and a database of its own
 * on the test run's server, or with `ownServer` one that the command starts in that folder.
 */
export async function createEnvironment({ ownServer = false } = {}) {
  const stack = new AsyncDisposableStack();
  const directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-e2e-'));
  stack.defer(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }));
  const database = ownServer ? undefined : stack.use(await createTestDatabase(inject('mongodbUri')));
  const env = {
    NEWSGRAPH_DATA: directory,
    NEWSGRAPH_CACHE: CACHE,
    HOST: '127.0.0.1',
    ...(database && { MONGODB_URI: database.uri }),
  };
  return { env, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Runs a `newsgraph` command to its end. */
export async function runNewsgraph(
  args: string[],
  env: Record<string, string>,
  stdin = '',
  options: Pick<SpawnOptions, 'uid' | 'gid'> = {},
): Promise<CommandResult> {
  const child = spawnNewsgraph(MAIN, args, env, options);
  child.stdin?.end(stdin);
  const output = collectOutput(child);
  const code = await new Promise<number | null>(resolve => child.once('close', resolve));
  return { code, ...output() };
}

export interface RunningCommand extends AsyncDisposable {
  /** Where GraphQL is answered. */
  readonly url: string;
  readonly child: ChildProcess;
  output(): { stdout: string; stderr: string };
  /** Sends a signal and waits for the end; answers the exit code, null when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a `newsgraph` command and waits until it says that it is ready. */
export async function startNewsgraph(
  args: string[],
  env: Record<string, string>,
  main = MAIN,
): Promise<RunningCommand> {
  const child = spawnNewsgraph(main, args, env);
  const output = collectOutput(child);
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const ready = /ready at (http:\S+)/.exec(output().stdout)?.[1];
      if (ready) resolve(ready);
    });
    void ended.then(code => reject(new Error(`ended with ${code}: ${output().stdout}${output().stderr}`)));
  });
  const end = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  return { url, child, output, end, [Symbol.asyncDispose]: async () => void (await end('SIGTERM')) };
}

export async function ask<Data>(url: string, query: string, variables: Record<string, unknown> = {}, token?: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as {
    data?: Data;
    errors?: { message: string; path?: unknown[]; extensions?: Record<string, unknown> }[];
  };
  return { status: response.status, ...body };
}

function spawnNewsgraph(
  main: string,
  args: string[],
  env: Record<string, string>,
  options: SpawnOptions = {},
): ChildProcess {
  const { MONGODB_URI: _uri, NODE_ENV: _mode, ...inherited } = process.env;
  return spawn(process.execPath, [main, ...args], {
    ...options,
    env: { ...inherited, PORT: '0', ...env },
    stdio: 'pipe',
  });
}

function collectOutput(child: ChildProcess): () => { stdout: string; stderr: string } {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', chunk => {
    stdout += chunk;
  });
  child.stderr?.on('data', chunk => {
    stderr += chunk;
  });
  return () => ({ stdout, stderr });
}
