import type { PlanOperation, PlanReply, PlanRequest } from '../plan-operation.ts';

/** Where operations are planned. */
export interface PlanningService {
  plan(request: PlanRequest): PlanReply | Promise<PlanReply>;
  close(): Promise<void>;
}

/** Plans in the calling thread: for tests, tools and where no other process can be had. */
export function createInlinePlanning(planOperation: PlanOperation): PlanningService {
  return { plan: planOperation, close: async () => {} };
}
