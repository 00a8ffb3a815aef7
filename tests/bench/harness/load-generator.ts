import path from 'node:path';
import type { LoadFailure, LoadJob, LoadResult } from './load.ts';
import { startProcess } from './running-process.ts';

export interface LoadGenerator extends AsyncDisposable {
  /** @throws Error when a response is invalid */
  run(job: LoadJob): Promise<LoadResult>;
}

/** Its own garbage is collected rarely and by one thread, so that it does not take cores from the contestants. */
const QUIET = ['--v8-pool-size=1', '--max-semi-space-size=64', '--initial-old-space-size=1024'];

export async function startLoadGenerator(): Promise<LoadGenerator> {
  const entry = path.join(import.meta.dirname, '../entries/load-generator.ts');
  const running = await startProcess('load generator', { args: [...QUIET, entry], ipc: true });
  return {
    async run(job) {
      const answer = (await running.ask(job)) as LoadResult | LoadFailure;
      if ('failure' in answer) throw new Error(answer.failure);
      return answer;
    },
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}
