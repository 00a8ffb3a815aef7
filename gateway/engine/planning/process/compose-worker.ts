import { parentPort, workerData } from 'node:worker_threads';
import { CompositionError, composeSchemas, type SubgraphSchema } from '../../supergraph/compose.ts';
import type { Composed } from './compose-in-background.ts';
import { yieldToRequests } from './yield-to-requests.ts';

/** Entry point of the worker thread: composes once, then exits. */

yieldToRequests();
parentPort?.postMessage(compose(workerData as readonly SubgraphSchema[]));

function compose(schemas: readonly SubgraphSchema[]): Composed {
  try {
    return { sdl: composeSchemas(schemas) };
  } catch (error) {
    if (error instanceof CompositionError) return { refused: error.message };
    throw error;
  }
}
