import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTestPort } from '../../support/free-port.ts';
import { SITE_URL } from '../data/dataset.ts';
import { type ProcessOptions, type RunningProcess, startProcess } from '../harness/running-process.ts';
import { CONTESTANT_IDS, type Contestant, type ContestantId, type Role, TITLES } from './contestant.ts';
import type { DataLayer } from './data-layer.ts';
import { startIssuer } from './issuer.ts';
import { openSupergraph } from './open-supergraph.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const entry = (name: string) => path.join(import.meta.dirname, `../entries/${name}.ts`);
const SUBGRAPHS = ['articles', 'comments', 'air-quality'];

/** Contestants that call the three subgraph servers, which they share. */
const OVER_SUBGRAPHS: readonly ContestantId[] = [
  'newsgraph-distributed',
  'stock-gateway',
  'hive-gateway',
  'hive-router',
];

/** Contestants on one data layer, all running. */
export interface Contestants extends AsyncDisposable {
  readonly all: readonly Contestant[];
  /** Starts the contestant of prebuilt bytes, once these are known. */
  startReadyBytes(answers: readonly (readonly [body: string, answer: string])[]): Promise<Contestant>;
}

export interface StartOptions {
  /** The contestants to start, if the machine has them. */
  readonly only: readonly ContestantId[];
  log(line: string): void;
}

/** @throws Error that names a contestant that did not start, with its output */
export async function startContestants(layer: DataLayer, { only, log }: StartOptions): Promise<Contestants> {
  const stack = new AsyncDisposableStack();
  try {
    const directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-bench-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const issuer = stack.use(await startIssuer(directory));
    const { moderator } = issuer;
    const start = async (title: string, options: ProcessOptions) =>
      stack.use(
        await startProcess(title, {
          ...options,
          env: { ...environment(layer, directory), JWKS_URL: issuer.jwksUrl, ...options.env },
        }),
      );
    const wanted = CONTESTANT_IDS.filter(id => only.includes(id) && id !== 'ready-bytes');
    const subgraphs = wanted.some(id => OVER_SUBGRAPHS.includes(id)) ? await startSubgraphs(layer, start) : [];
    const supergraph = path.join(directory, 'supergraph.graphql');
    await writeFile(supergraph, await supergraphOf(subgraphs));
    const open = path.join(directory, 'open-supergraph.graphql');
    await writeFile(open, openSupergraph(await supergraphOf(subgraphs)));
    const all: Contestant[] = [];
    for (const id of wanted) {
      const options = await commandOf(id, layer, id === 'newsgraph-distributed' ? supergraph : open, directory);
      if (!options) {
        log(`${TITLES[id]}: left out, HIVE_ROUTER_PATH names none`);
        continue;
      }
      all.push(contestantOf(id, await start(TITLES[id], options), layer, subgraphs, moderator));
    }
    return {
      all,
      async startReadyBytes(answers) {
        const file = path.join(directory, 'answers.json');
        await writeFile(file, JSON.stringify(answers));
        const id = 'ready-bytes';
        return contestantOf(id, await start(TITLES[id], { args: [entry(id), file] }), MEMORY_ONLY, [], moderator);
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

const MEMORY_ONLY = { process: undefined };

function environment(layer: DataLayer, directory: string): Record<string, string | undefined> {
  return {
    MONGODB_URI: layer.uri,
    NEWSGRAPH_DATA: directory,
    SITE_URL,
    PORT: '0',
    LOG_LEVEL: 'error',
  };
}

type Start = (title: string, options: ProcessOptions) => Promise<RunningProcess>;

function startSubgraphs(layer: DataLayer, start: Start): Promise<RunningProcess[]> {
  const command = (name: string) =>
    layer.kind === 'memory' ? [entry('memory-subgraph'), name] : [path.join(root, 'site/main.ts'), 'serve', name];
  return Promise.all(SUBGRAPHS.map(name => start(`subgraph ${name}`, { args: command(name) })));
}

/** The project's supergraph with the URLs of the running subgraph servers. */
async function supergraphOf(subgraphs: readonly RunningProcess[]): Promise<string> {
  const sdl = await readFile(path.join(root, 'supergraph.graphql'), 'utf8');
  return sdl.replace(/(@join__graph\(name: "([^"]+)", url: )"[^"]*"/g, (whole, start: string, name: string) => {
    const url = subgraphs[SUBGRAPHS.indexOf(name)]?.url;
    return url === undefined ? whole : `${start}${JSON.stringify(url)}`;
  });
}

/** @returns undefined for a contestant that this machine does not have */
async function commandOf(
  id: ContestantId,
  layer: DataLayer,
  supergraph: string,
  cwd: string,
): Promise<ProcessOptions | undefined> {
  const main = path.join(root, 'site/main.ts');
  switch (id) {
    case 'newsgraph':
      return { args: layer.kind === 'memory' ? [entry('memory-gateway')] : [main, 'start', '--no-samples'] };
    case 'newsgraph-distributed':
      return { args: [main, 'gateway', '--supergraph', supergraph] };
    case 'stock-gateway':
      return { args: [entry('stock-gateway'), supergraph] };
    case 'hive-gateway': {
      const port = await findTestPort();
      const bin = path.join(import.meta.dirname, '../node_modules/@graphql-hive/gateway/dist/bin.js');
      const args = [bin, 'supergraph', supergraph, '--host', '127.0.0.1', '--port', String(port)];
      return { args, cwd, url: `http://127.0.0.1:${port}/graphql` };
    }
    case 'hive-router': {
      const program = process.env.HIVE_ROUTER_PATH;
      if (!program) return undefined;
      const port = await findTestPort();
      const env = { SUPERGRAPH_FILE_PATH: supergraph, PORT: String(port), NO_COLOR: '1' };
      return { program, args: [], cwd, env, url: `http://127.0.0.1:${port}/graphql` };
    }
    case 'monolith-js':
      return { args: [entry('monolith'), 'js'] };
    case 'monolith-jit':
      return { args: [entry('monolith'), 'jit'] };
    case 'by-hand':
      return { args: [entry('by-hand')] };
    case 'ready-bytes':
      return undefined;
  }
}

function contestantOf(
  id: ContestantId,
  { pid, url, startMs }: RunningProcess,
  layer: Pick<DataLayer, 'process'>,
  subgraphs: readonly RunningProcess[],
  moderator: string,
): Contestant {
  const processes: Contestant['processes'] = {
    server: [{ pid, wholeGroup: true }],
    ...(OVER_SUBGRAPHS.includes(id) && { subgraphs: subgraphs.map(one => ({ pid: one.pid, wholeGroup: true })) }),
    ...(layer.process && { database: [layer.process] }),
  } satisfies Partial<Record<Role, unknown>>;
  return {
    id,
    form: id === 'by-hand' ? 'pages' : 'graphql',
    port: Number(new URL(url).port),
    moderator,
    processes,
    startMs,
  };
}
