import { parentPort, workerData } from 'node:worker_threads';
import { buildSchema } from 'graphql';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';
import { createPlanOperation, type PlanRequest } from './plan-operation.ts';
import { yieldToRequests } from './yield-to-requests.ts';

/** Runs in a worker thread: one request in, one reply out. */
export interface PlanWorkerData {
  readonly input: PlannerInput;
  /** The API schema's text. */
  readonly schema: string;
}

yieldToRequests();
const { input, schema } = workerData as PlanWorkerData;
const planOperation = createPlanOperation(input, buildSchema(schema, { assumeValid: true, noLocation: true }));
parentPort?.on('message', (request: PlanRequest) => {
  parentPort?.postMessage(planOperation(request));
});
