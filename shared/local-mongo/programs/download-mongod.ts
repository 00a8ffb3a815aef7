import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StepFailure } from '../../mongo/connection/errors.ts';
import { siblingModule, withoutNodeOptions } from '../guard/guarded-server.ts';
import { MONGOD_VERSION } from './find-mongod.ts';

export interface DownloadOptions {
  /** Folder for the program; made when missing. */
  directory: string;
  env: NodeJS.ProcessEnv;
  log(line: string): void;
  signal?: AbortSignal | undefined;
  /** How long the first byte may take, in milliseconds. @default 8000 */
  firstByteTimeoutMs?: number;
  /** How long a running download may stand still, in milliseconds. @default 30000 */
  stallTimeoutMs?: number;
}

const ATTEMPTS = 3;
const PROGRESS_EVERY_MS = 5_000;

/**
 * Downloads mongod for this system and checks its checksum. What an interrupted download left behind is continued; what
 * a failed one left behind is removed.
 *
 * @returns the path of the program
 * @throws StepFailure when the host cannot be reached within a few seconds, or offers nothing for this system
 */
export async function downloadMongod(options: DownloadOptions): Promise<string> {
  await mkdir(options.directory, { recursive: true });
  for (let attempt = 1; ; attempt++) {
    options.signal?.throwIfAborted();
    const outcome = await attemptDownload(options);
    if (outcome.path !== undefined) return outcome.path;
    // A connection that broke in the middle is worth another try, which continues; one that never came is not.
    if (outcome.received && attempt < ATTEMPTS && options.signal?.aborted !== true) {
      options.log(`download interrupted (${outcome.reason}), trying again`);
      continue;
    }
    await removePartialFiles(options.directory);
    options.signal?.throwIfAborted();
    throw new StepFailure(outcome.reason);
  }
}

interface Outcome {
  path?: string;
  reason: string;
  received: boolean;
}

async function attemptDownload(options: DownloadOptions): Promise<Outcome> {
  const { directory, env, firstByteTimeoutMs = 8_000, stallTimeoutMs = 30_000 } = options;
  const child = fork(
    siblingModule('download-mongod-child', import.meta.url),
    [directory, env.MONGOMS_VERSION || MONGOD_VERSION],
    {
      env: downloadEnvironment(env, directory),
      execArgv: [],
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    },
  );
  const outcome = Promise.withResolvers<Outcome>();
  let received = false;
  const settle = (end: { path?: string; reason: string }) => outcome.resolve({ ...end, received });
  const patience = setTimeout(() => settle({ reason: 'no answer from the download host' }), firstByteTimeoutMs);
  const onProgress = throttle(options.log);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    received = true;
    clearTimeout(stall);
    clearTimeout(patience);
    stall = setTimeout(() => settle({ reason: 'the download stood still' }), stallTimeoutMs);
    onProgress(text);
  });
  let stall: NodeJS.Timeout | undefined;
  child.on('message', (message: { path?: string; reason?: string }) => {
    settle(message.path === undefined ? { reason: oneLine(message.reason) } : { path: message.path, reason: '' });
  });
  child.once('error', error => settle({ reason: error.message }));
  child.once('close', code => settle({ reason: `the download ended with exit code ${code}` }));
  const abort = () => settle({ reason: 'aborted' });
  options.signal?.addEventListener('abort', abort, { once: true });
  try {
    return await outcome.promise;
  } finally {
    clearTimeout(patience);
    clearTimeout(stall);
    options.signal?.removeEventListener('abort', abort);
    await end(child);
  }
}

function downloadEnvironment(env: NodeJS.ProcessEnv, directory: string): NodeJS.ProcessEnv {
  return {
    // Progress is printed every two seconds as long as the download runs, which is how a stand-still is noticed.
    ...withoutNodeOptions(env),
    MONGOMS_DOWNLOAD_DIR: directory,
    MONGOMS_RUNTIME_DOWNLOAD: 'true',
    MONGOMS_MD5_CHECK: 'true',
    MONGOMS_MAX_RETRIES: '1',
    // Without this the library does not verify the host's certificate, and the checksum comes from the same host.
    npm_config_strict_ssl: 'true',
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const closed = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGKILL');
  await closed;
}

function throttle(log: (line: string) => void): (text: string) => void {
  let last = 0;
  return text => {
    const line = text
      .split(/[\r\n]/)
      .findLast(part => part.trim() !== '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the library moves the cursor with escape sequences
      ?.replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '');
    if (line === undefined || Date.now() - last < PROGRESS_EVERY_MS) return;
    last = Date.now();
    log(line.trim());
  };
}

async function removePartialFiles(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const complete = name.startsWith('mongod-') || name.endsWith('.md5');
    if (!complete || /\.(tgz|tar\.gz|zip)\.md5$/.test(name)) await rm(join(directory, name), { force: true });
  }
}

/** The library's messages go over several lines, of which the first few say what happened. */
function oneLine(text = 'no reason given'): string {
  const lines = text.split('\n').map(line => line.trim());
  return lines
    .filter(line => line !== '')
    .slice(0, 3)
    .join(' ');
}
