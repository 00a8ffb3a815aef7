import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inFolder } from '../../shared/errors/in-folder.ts';

/** Where the graph that runs on a data folder says how it is reached, so that `import` finds it. */

const FILE = 'graph.json';

interface RunningGraph {
  readonly url: string;
  readonly pid: number;
}

export async function announceGraph(dataDirectory: string, url: string): Promise<() => Promise<void>> {
  const file = path.join(dataDirectory, FILE);
  const record: RunningGraph = { url, pid: process.pid };
  await inFolder('NEWSGRAPH_DATA', dataDirectory, async () => {
    await mkdir(dataDirectory, { recursive: true });
    await writeFile(file, JSON.stringify(record));
  });
  return async () => {
    if ((await readRecord(file))?.pid === process.pid) await rm(file, { force: true });
  };
}

/** The address of the graph that runs on a data folder; undefined when none answers. */
export async function findRunningGraph(dataDirectory: string): Promise<string | undefined> {
  const record = await readRecord(path.join(dataDirectory, FILE));
  if (!record) return undefined;
  try {
    const health = await fetch(new URL('/health', record.url), { signal: AbortSignal.timeout(2_000) });
    return health.ok ? record.url : undefined;
  } catch {
    return undefined;
  }
}

async function readRecord(file: string): Promise<RunningGraph | undefined> {
  try {
    const record = JSON.parse(await readFile(file, 'utf8')) as Partial<RunningGraph>;
    return typeof record.url === 'string' && URL.canParse(record.url) ? (record as RunningGraph) : undefined;
  } catch {
    return undefined;
  }
}
