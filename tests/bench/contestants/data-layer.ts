import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMongo } from '../../../shared/local-mongo/start-mongo.ts';
import { connect } from '../../../shared/mongo/connection/connect.ts';
import type { SeedOptions } from '../../../shared/seed/seed-options.ts';
import { DATASET } from '../data/dataset.ts';
import type { ProcessSelector } from '../harness/process-cpu.ts';

export type DataLayerKind = 'memory' | 'mongodb';

/** The data of the contestants. */
export interface DataLayer extends AsyncDisposable {
  readonly kind: DataLayerKind;
  /** The name of the database. */
  readonly title: string;
  readonly uri: string | undefined;
  /** The database's own process; undefined when it is remote. */
  readonly process: ProcessSelector | undefined;
  /** The number of read commands so far. */
  countCommands(): Promise<number>;
}

export const MEMORY: DataLayer = {
  kind: 'memory',
  title: 'in memory',
  uri: undefined,
  process: undefined,
  countCommands: async () => 0,
  [Symbol.asyncDispose]: async () => {},
};

const READING = ['find', 'aggregate', 'count', 'distinct', 'getMore'];
const root = path.resolve(import.meta.dirname, '../../..');

/** A MongoDB or a compatible server, filled by `newsgraph seed`. */
export async function openMongo(log: (line: string) => void, dataset: SeedOptions = DATASET): Promise<DataLayer> {
  const stack = new AsyncDisposableStack();
  try {
    const dataDirectory = await mkdtemp(path.join(tmpdir(), 'newsgraph-bench-'));
    stack.defer(() => rm(dataDirectory, { recursive: true, force: true }));
    const mongo = stack.use(await startMongo({ dataDirectory, cacheDirectory: path.join(root, '.newsgraph'), log }));
    const uri = withDatabase(mongo.uri, `newsgraph_bench_${process.pid}`);
    const { client, db } = stack.use(await connect(uri));
    stack.defer(async () => {
      await db.dropDatabase();
    });
    const { articles, comments, days, seed } = dataset;
    const options = Object.entries({ articles, comments, days, seed }).flatMap(([name, n]) => [`--${name}`, String(n)]);
    execFileSync(process.execPath, ['site/main.ts', 'seed', ...options], {
      cwd: root,
      env: { ...process.env, MONGODB_URI: uri, NEWSGRAPH_DATA: dataDirectory },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const status = () => client.db('admin').command({ serverStatus: 1 });
    const { pid, version } = await status();
    const local = /^mongodb:\/\/(127\.0\.0\.1|localhost)[:/]/.test(uri);
    return {
      kind: 'mongodb',
      title: mongo.kind === 'external' ? `MongoDB ${version}` : `${mongo.kind} (says MongoDB ${version})`,
      uri,
      process: local ? { pid: Number(pid), wholeGroup: false } : undefined,
      async countCommands() {
        const { commands } = (await status()).metrics;
        return READING.reduce((sum, name) => sum + Number(commands[name]?.total ?? 0), 0);
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

function withDatabase(uri: string, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.href;
}
