import type { PlanOperation, PlanReply, PlanRequest } from './plan-operation.ts';

/** Where operations are planned. */
export interface PlanningService {
  plan(request: PlanRequest): PlanReply | Promise<PlanReply>;
  close(): Promise<void>;
}

/** Plans in the calling thread: for tests, tools and where worker threads are not to be had. */
export function createInlinePlanning(planOperation: PlanOperation): PlanningService {
  return { plan: planOperation, close: async () => {} };
}
