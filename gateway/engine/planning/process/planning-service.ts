import type { PlanOperation } from '../plan-operation.ts';
import type { PlanReply, PlanRequest } from '../plan-request.ts';

/** Plans operations, in any thread or process. */
export interface PlanningService {
  plan(request: PlanRequest): PlanReply | Promise<PlanReply>;
  close(): Promise<void>;
}

/** Plans on the calling thread: for tests, tools, and if no child process can be started. */
export function createInlinePlanning(planOperation: PlanOperation): PlanningService {
  return { plan: planOperation, close: async () => {} };
}
