import type { RequestContext } from '../http/request-context.ts';
import type { SubgraphTransport } from '../transport/transport.ts';
import { tagIn } from './read-tags.ts';

/** Notes which subgraphs a request reads, where somebody wants to know. */
export function withNotedReads(transport: SubgraphTransport): SubgraphTransport {
  return {
    ...transport,
    prepare(operation) {
      const fetch = transport.prepare(operation);
      return (variables, scope) => {
        (scope.context as RequestContext).reads?.add(transport.name);
        return fetch(variables, scope);
      };
    },
  };
}

/** The request as an embedded subgraph sees it: what it notes as read is named after it. */
export function scopeFor(subgraph: string, context: RequestContext): RequestContext {
  const { reads } = context;
  if (!reads) return context;
  const add = (thing: string) => reads.add(tagIn(subgraph, thing));
  return { ...context, reads: { add } as unknown as Set<string> };
}
