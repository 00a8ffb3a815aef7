import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SITE_URL } from '../data/dataset.ts';
import { type ProcessOptions, type RunningProcess, startProcess } from '../harness/running-process.ts';

export interface RunningNewsgraph extends RunningProcess {
  readonly port: number;
}

/** Node options of `npm start`. */
const FLAGS = ['--v8-pool-size=0'];

/** Only an embedded gateway, by one of the bench's entry files or by the command itself. */
export async function startNewsgraph(options: ProcessOptions): Promise<RunningNewsgraph> {
  const directory = await mkdtemp(path.join(tmpdir(), 'newsgraph-bench-'));
  const remove = () => rm(directory, { recursive: true, force: true });
  try {
    const env = { NEWSGRAPH_DATA: directory, SITE_URL, PORT: '0', LOG_LEVEL: 'error', ...options.env };
    const running = await startProcess('newsgraph', { ...options, args: [...FLAGS, ...options.args], env });
    const end = async () => {
      await running[Symbol.asyncDispose]();
      await remove();
    };
    return { ...running, port: Number(new URL(running.url).port), [Symbol.asyncDispose]: end };
  } catch (error) {
    await remove();
    throw error;
  }
}

export const entryFile = (name: string) => path.join(import.meta.dirname, `../entries/${name}.ts`);
