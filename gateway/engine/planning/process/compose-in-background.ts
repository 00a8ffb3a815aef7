import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { CompositionError, type SubgraphSchema } from '../../supergraph/compose.ts';
import { workerFile } from './worker-file.ts';

/** The result of the worker thread: the supergraph, or the composition error. */
export type Composed = { readonly sdl: string } | { readonly refused: string };

/**
 * Composes in a worker thread, in the background.
 * @throws CompositionError if the subgraphs do not compose
 */
export async function composeInBackground(schemas: readonly SubgraphSchema[]): Promise<string> {
  const worker = new Worker(workerFile('compose-worker', import.meta.url), { workerData: schemas });
  try {
    const [composed] = (await once(worker, 'message')) as [Composed];
    if ('refused' in composed) throw new CompositionError(composed.refused);
    return composed.sdl;
  } finally {
    await worker.terminate();
  }
}
