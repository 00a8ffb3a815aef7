import { OperationTypeNode } from 'graphql';
import type { Layer } from '../request/pipeline.ts';

/** Refuses mutations that come by GET, which links and caches may repeat. */
export const queriesByGet: Layer = (next, graph) => (request, context) => {
  if (context.readOnly) {
    const prepared = graph.engine().read(request);
    if (prepared.kind === 'prepared' && prepared.operation.operation === OperationTypeNode.MUTATION) {
      context.notes.status = 405;
      context.notes.setHeader('allow', 'POST');
      return '{"errors":[{"message":"GET requests only support query operations","extensions":{"code":"BAD_REQUEST"}}]}';
    }
  }
  return next(request, context);
};
