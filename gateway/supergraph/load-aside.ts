import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { buildASTSchema, parse } from 'graphql';
import { workerFile } from '../operations/worker-file.ts';
import { type LoadedSupergraph, loadSupergraph, readInSteps } from './load-supergraph.ts';
import { asSupergraphError } from './supergraph-error.ts';

/**
 * Loads a supergraph beside requests: the larger part in a worker thread, the rest in steps between which others get
 * their turn.
 * @throws {SupergraphError} when it is not a supergraph or needs something that is not supported
 */
export async function loadSupergraphAside(sdl: string): Promise<LoadedSupergraph> {
  const worker = new Worker(workerFile('api-schema-worker', import.meta.url), { workerData: sdl });
  const schemaText = once(worker, 'message').then(([text]) => text as string);
  schemaText.catch(() => {});
  try {
    const steps = readInSteps(sdl);
    let step = steps.next();
    for (; !step.done; step = steps.next()) await turn();
    let text: string;
    try {
      text = await schemaText;
    } catch {
      // It says what is wrong, or works where threads cannot be had.
      return loadSupergraph(sdl);
    }
    await turn();
    const document = parse(text, { noLocation: true });
    await turn();
    return { ...step.value, schema: buildASTSchema(document, { assumeValid: true }), schemaText: text };
  } catch (error) {
    throw asSupergraphError(error);
  } finally {
    await worker.terminate();
  }
}
