import { join } from 'node:path';
import { StepFailure } from '../mongo/connection/errors.ts';
import { downloadMongod } from './programs/download-mongod.ts';
import { findExecutable, isExecutable } from './programs/find-executable.ts';
import { findCachedMongod, MONGOD_VERSION, probeMongod } from './programs/find-mongod.ts';
import { installSecantus, SECANTUS_VERSION } from './programs/install-secantus.ts';
import { runTool } from './programs/run-tool.ts';
import type { ServerProgram } from './server-command.ts';
import type { ServerKind } from './server-record.ts';

export interface StepContext {
  mongodPath: string | undefined;
  secantusdPath: string | undefined;
  cacheDirectory: string;
  env: NodeJS.ProcessEnv;
  log(line: string): void;
  signal: AbortSignal | undefined;
}

/** One way to come by a database server. */
export interface ProgramStep {
  name: string;
  /** The kinds it may yield; a step that cannot open the data of earlier starts is left out. */
  kinds: readonly ServerKind[];
  /** The user named this very program, so it is taken even when earlier starts used another kind. */
  explicit: boolean;
  /** @throws StepFailure saying why this way leads nowhere on this machine */
  find(): Promise<ServerProgram>;
}

/** The steps in the order in which they are tried. */
export function programSteps(context: StepContext): ProgramStep[] {
  const { mongodPath, secantusdPath } = context;
  const named = mongodPath !== undefined;
  const secantusNamed = secantusdPath !== undefined;
  return [
    {
      name: named ? 'MONGOD_PATH' : 'mongod on PATH',
      kinds: ['mongod'],
      explicit: named,
      find: () => localMongod(context),
    },
    {
      name: 'mongod cached by an earlier start',
      kinds: ['mongod'],
      explicit: false,
      find: () => cachedMongod(context),
    },
    { name: 'download of mongod', kinds: ['mongod'], explicit: false, find: () => downloadedMongod(context) },
    {
      name: secantusNamed ? 'SECANTUSD_PATH' : 'secantusd-rs on PATH',
      kinds: secantusNamed ? ['secantusd-rs', 'secantusd-py'] : ['secantusd-rs'],
      explicit: secantusNamed,
      find: () => localSecantus(context),
    },
    {
      name: 'SecantusDB from the Python package index',
      kinds: ['secantusd-py'],
      explicit: false,
      find: () => installedSecantus(context),
    },
  ];
}

async function localMongod({ mongodPath, env, signal }: StepContext): Promise<ServerProgram> {
  const path = mongodPath ?? (await findExecutable('mongod', env));
  if (path === null) throw new StepFailure('none found');
  return mongodProgram(path, env, signal);
}

async function cachedMongod({ cacheDirectory, env, signal }: StepContext): Promise<ServerProgram> {
  const directory = join(cacheDirectory, 'mongod');
  const path = await findCachedMongod(directory);
  if (path === null) throw new StepFailure(`none in ${directory}`);
  return mongodProgram(path, env, signal);
}

async function downloadedMongod({ cacheDirectory, env, signal, log }: StepContext): Promise<ServerProgram> {
  log(`downloading mongod ${env.MONGOMS_VERSION || MONGOD_VERSION} (once)`);
  const path = await downloadMongod({ directory: join(cacheDirectory, 'mongod'), env, log, signal });
  return mongodProgram(path, env, signal);
}

async function mongodProgram(path: string, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<ServerProgram> {
  const found = await probeMongod(path, env, signal);
  return { kind: 'mongod', path, prefix: [], title: `mongod ${found.version} (${path})` };
}

async function localSecantus({ secantusdPath, env, signal }: StepContext): Promise<ServerProgram> {
  const path = secantusdPath ?? (await findExecutable('secantusd-rs', env));
  if (path === null) throw new StepFailure('none found');
  if (!(await isExecutable(path))) throw new StepFailure(`${path} is not an executable file`);
  const help = await runTool(path, ['--help'], { env, timeoutMs: 10_000, signal });
  if (!help.ok) throw new StepFailure(`${path} --help: ${help.reason}`);
  if (!help.stdout.includes('--sync-on-commit')) {
    throw new StepFailure(`${path} knows no --sync-on-commit, without which acknowledged writes may be lost`);
  }
  const kind = /secantusd-rs (\S+)/.exec(help.stdout);
  if (kind === null) return { kind: 'secantusd-py', path, prefix: [], title: `secantusd-py (${path})` };
  return { kind: 'secantusd-rs', path, prefix: [], title: `secantusd-rs ${kind[1]} (${path})` };
}

async function installedSecantus({ cacheDirectory, env, signal, log }: StepContext): Promise<ServerProgram> {
  const python = await installSecantus({ directory: join(cacheDirectory, 'secantus'), env, log, signal });
  const prefix = ['-I', '-m', 'secantus'];
  return { kind: 'secantusd-py', path: python, prefix, title: `SecantusDB ${SECANTUS_VERSION}` };
}
