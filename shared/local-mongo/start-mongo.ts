import { mkdir, readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { inFolder } from '../errors/in-folder.ts';
import { MongoStartError, StepFailure } from '../mongo/connection/errors.ts';
import { checkExternalMongo, hostsOf } from './external-mongo.ts';
import { launchServer } from './launch-server.ts';
import { type ProgramStep, programSteps } from './program-steps.ts';
import { ownServer, type RunningMongo, sharedServer } from './running-mongo.ts';
import {
  databaseDirectory,
  readServerRecord,
  SERVER_KINDS,
  type ServerKind,
  type ServerRecord,
} from './server-record.ts';
import { shareRunning } from './share-running.ts';
import { acquireStartLock } from './start-lock.ts';

export interface StartMongoOptions {
  /** A MongoDB to use instead of starting one. @default env.MONGODB_URI */
  uri?: string | undefined;
  /** A mongod program to run. @default env.MONGOD_PATH, else `mongod` on PATH */
  mongodPath?: string | undefined;
  /** A SecantusDB program to run. @default env.SECANTUSD_PATH, else `secantusd-rs` on PATH */
  secantusdPath?: string | undefined;
  /** Folder for the data files, the server's log and the record of the running server; made when missing. */
  dataDirectory: string;
  /** Folder for downloaded programs, which may serve many data folders. @default dataDirectory */
  cacheDirectory?: string | undefined;
  /** Takes one line for each step: what was tried, and what was taken or why not. */
  log(line: string): void;
  /** Where PATH and the variables above are looked up, and what the server inherits. @default process.env */
  env?: NodeJS.ProcessEnv;
  /** Gives up starting. A server that is ready is not affected. */
  signal?: AbortSignal | undefined;
}

/**
 * Comes by a MongoDB without a manual step: the one at MONGODB_URI; or a server that another start runs on the same data
 * folder; or one of our own, by the first way that works: a mongod of the machine, one cached by an earlier start, the
 * download of one, SecantusDB.
 *
 * A folder that holds data is only opened by the kind of server that wrote it, so a start never comes up empty because
 * another way has become possible since; naming a program by MONGOD_PATH or SECANTUSD_PATH overrides that.
 *
 * The first start on a folder says what it tries; later ones, which know what to take, say it in one line.
 *
 * @throws MongoStartError when MONGODB_URI is set but cannot be used, or listing every step when none worked
 * @throws OperatorError when a folder cannot be written
 */
export async function startMongo(options: StartMongoOptions): Promise<RunningMongo> {
  const env = options.env ?? process.env;
  const uri = options.uri || env.MONGODB_URI;
  if (uri) {
    await checkExternalMongo(uri);
    options.log(`database  ${hostsOf(uri)}, given by MONGODB_URI`);
    return { uri, kind: 'external', shared: true, exited: new Promise(() => {}), close, [Symbol.asyncDispose]: close };
  }
  const dataDirectory = resolve(options.dataDirectory);
  const cacheDirectory = resolve(options.cacheDirectory ?? dataDirectory);
  return inFolder('NEWSGRAPH_CACHE', cacheDirectory, () =>
    inFolder('NEWSGRAPH_DATA', dataDirectory, () => startOwn({ ...options, dataDirectory, cacheDirectory, env })),
  );
}

type OwnOptions = StartMongoOptions & { cacheDirectory: string; env: NodeJS.ProcessEnv };

/** A server that another start runs on the data folder, or one of our own. */
async function startOwn(options: OwnOptions): Promise<RunningMongo> {
  const { dataDirectory, cacheDirectory, env } = options;
  const log = (line: string) => options.log(`mongodb: ${line}`);
  await mkdir(dataDirectory, { recursive: true });
  await mkdir(cacheDirectory, { recursive: true });
  await using _lock = await lockFolder(join(dataDirectory, 'mongo.lock'), log, options.signal);
  const record = await readServerRecord(dataDirectory);
  const shared = record === null ? null : await tryShare(record, options);
  if (shared !== null) return shared;
  const steps = programSteps({
    mongodPath: options.mongodPath || env.MONGOD_PATH || undefined,
    secantusdPath: options.secantusdPath || env.SECANTUSD_PATH || undefined,
    cacheDirectory,
    env,
    log,
    signal: options.signal,
  });
  const { signal, log: tell } = options;
  // Awaited here: the lock is given back when this function returns.
  return await startFirstPossible(steps, { dataDirectory, cacheDirectory, env, log, tell, signal, record });
}

async function close(): Promise<void> {}

function lockFolder(path: string, log: (line: string) => void, signal: AbortSignal | undefined) {
  return acquireStartLock(path, {
    onWait: holder => log(`another start is under way (${holder}), waiting for it`),
    ...(signal === undefined ? {} : { signal }),
  });
}

async function tryShare(
  record: ServerRecord,
  { log, signal }: Pick<StartMongoOptions, 'log' | 'signal'>,
): Promise<RunningMongo | null> {
  try {
    const shared = await shareRunning(record, { log: line => log(`mongodb: ${line}`), signal });
    if (shared === null) return null;
    log(`database  ${record.kind} on port ${record.port}, shared with process ${record.owner.pid}`);
    return sharedServer(shared);
  } catch (error) {
    if (error instanceof StepFailure)
      throw new MongoStartError(`${error.message}. End it, or set MONGODB_URI.`, [error.message]);
    throw error;
  }
}

interface StartContext {
  dataDirectory: string;
  cacheDirectory: string;
  env: NodeJS.ProcessEnv;
  /** Takes what was tried. */
  log(line: string): void;
  /** Takes what was taken. */
  tell(line: string): void;
  signal: AbortSignal | undefined;
  record: ServerRecord | null;
}

async function startFirstPossible(steps: readonly ProgramStep[], context: StartContext): Promise<RunningMongo> {
  const { dataDirectory, log, signal, record } = context;
  const home = await kindOfData(dataDirectory, record);
  if (home === null) log('MONGODB_URI is not set');
  const reasons = ['MONGODB_URI: not set'];
  for (const step of steps) {
    signal?.throwIfAborted();
    try {
      const possible = home === null || step.explicit || step.kinds.includes(home);
      if (!possible) throw new StepFailure(`left out, the data of earlier starts was written by ${home}`);
      return await startBy(step, context, home);
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      // With data of an earlier start, the way that it took is looked for; the others are no news unless none works.
      if (home === null || step.explicit) log(`${step.name}: ${error.message}`);
      reasons.push(`${step.name}: ${error.message}`);
    }
  }
  const list = reasons.map(reason => `  - ${reason}`).join('\n');
  throw new MongoStartError(`No MongoDB could be started:\n${list}\n${advice(dataDirectory, home)}`, reasons);
}

async function startBy(step: ProgramStep, context: StartContext, home: ServerKind | null): Promise<RunningMongo> {
  const { dataDirectory, cacheDirectory, env, log, tell, signal, record } = context;
  // Two data folders may share the cache, and only one of them should fill it.
  const lock = await lockFolder(join(cacheDirectory, 'programs.lock'), log, signal);
  const program = await step.find().finally(() => lock[Symbol.asyncDispose]());
  if (home !== null && program.kind !== home) {
    log(`${step.name} names a ${program.kind}; the data that ${home} wrote stays in ${databaseDirectory('', home)}`);
  }
  const launched = await launchServer(program, { dataDirectory, env, log, signal, preferredPort: record?.port });
  if (home === null) log(`${step.name}: took ${program.title}, port ${launched.record.port}`);
  tell(`database  ${program.title} at ${shownPath(dataDirectory)}`);
  return ownServer(launched, dataDirectory, log);
}

/** The kind of server whose data the folder holds, or null when it holds none. */
async function kindOfData(dataDirectory: string, record: ServerRecord | null): Promise<ServerKind | null> {
  const ordered = record === null ? SERVER_KINDS : [record.kind, ...SERVER_KINDS];
  for (const kind of ordered) {
    const files = await readdir(databaseDirectory(dataDirectory, kind)).catch((): string[] => []);
    // Each of them keeps its data in WiredTiger, which writes this file once it has made a database.
    if (files.includes('WiredTiger.turtle')) return kind;
  }
  return null;
}

function advice(dataDirectory: string, home: ServerKind | null): string {
  const uri = 'Set MONGODB_URI to a MongoDB replica set, such as MONGODB_URI=mongodb://127.0.0.1:27017/newsgraph';
  if (home === null) return `${uri}, or MONGOD_PATH to a mongod program.`;
  const folder = databaseDirectory(dataDirectory, home);
  return `${uri}, or move ${folder} away to begin with an empty database of another kind.`;
}

/** A path as people here would write it. */
function shownPath(path: string): string {
  const fromHere = relative('', path) || '.';
  return fromHere.startsWith('..') ? path : fromHere;
}
