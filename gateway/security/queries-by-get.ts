import { OperationTypeNode } from 'graphql';
import type { OperationLayer } from '../request/pipeline.ts';
import { refusal } from '../request/refusal.ts';

/** Refuses mutations by GET, which links and caches may repeat. */
export const queriesByGetLayer: OperationLayer = next => (request, context) => {
  const isMutation = request.operation.operation.operation === OperationTypeNode.MUTATION;
  return context.readOnly && isMutation
    ? refusal('BAD_REQUEST', {
        message: 'GET requests only support query operations',
        status: 405,
        headers: { allow: 'POST' },
      })
    : next(request, context);
};
