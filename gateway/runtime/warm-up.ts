import type { GraphQLError } from 'graphql';
import type { Engine } from '../engine/operations/engine.ts';
import type { KnownOperation } from '../engine/operations/operation-cache.ts';
import { yieldAfterWork } from '../engine/planning/process/yield-between-work.ts';
import { SupergraphError } from '../engine/supergraph/supergraph-error.ts';

/**
 * Plans operations and compiles their writers ahead, at a pace that yields to requests.
 * @throws SupergraphError if an operation cannot be planned; then the engine is closed
 */
export async function warmUp(engine: Engine, operations: readonly KnownOperation[]): Promise<void> {
  for (const operation of operations) {
    const started = performance.now();
    const refused = await engine.warm(operation);
    if (refused?.errors.some(isPlanningFailure)) {
      await engine.close();
      throw new SupergraphError('INVALID_SUPERGRAPH', `What is served now cannot be planned on it: ${operation.query}`);
    }
    await yieldAfterWork(started);
  }
}

const isPlanningFailure = ({ extensions }: GraphQLError) => extensions.code === 'OPERATION_PLANNING_FAILED';
