import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProcess } from '../harness/running-process.ts';
import { type Spread, spreadOf } from '../harness/statistics.ts';
import type { DataLayer } from './data-layer.ts';

const TIMES = 3;
const main = path.resolve(import.meta.dirname, '../../../site/main.ts');

/** @returns milliseconds from `newsgraph start` to ready, with the database already running */
export async function measureStart(layer: DataLayer): Promise<Spread> {
  const directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-bench-'));
  try {
    const times: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      const env = { MONGODB_URI: layer.uri, NEWSGRAPH_DATA: directory, PORT: '0', LOG_LEVEL: 'error' };
      await using started = await startProcess('newsgraph start', { args: [main, 'start', '--no-samples'], env });
      times.push(started.startMs);
    }
    return spreadOf(times);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
