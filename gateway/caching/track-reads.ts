import type { HttpOptions } from '../engine/transport/http/http.ts';
import type { FetchScope, SubgraphResponse, SubgraphTransport } from '../engine/transport/transport.ts';
import type { Handle } from '../request/pipeline.ts';
import type { RequestContext } from '../request/request-context.ts';
import { tagIn } from './read-tags.ts';

/** Notes which subgraphs a request reads, where somebody wants to know. */
export function withTrackedReads(transport: SubgraphTransport): SubgraphTransport {
  return {
    ...transport,
    prepare(operation) {
      const fetch = transport.prepare(operation);
      return (variables, scope) => {
        const { reads } = scope.context as RequestContext;
        if (!reads) return fetch(variables, scope);
        reads.add(transport.name);
        const answer = fetch(variables, scope);
        return answer instanceof Promise ? answer.then(given => trackReads(transport.name, given, reads)) : answer;
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

/** By this header a gateway asks a subgraph to say in `extensions` what it has read. */
const READS_HEADER = 'newsgraph-reads';
const READS_EXTENSION = 'newsgraphReads';

/** Asks the subgraph elsewhere what it reads, where somebody wants to know. */
export function requestingReads(options: HttpOptions): HttpOptions {
  const { headers } = options;
  return {
    ...options,
    headers(scope) {
      const sent = headers?.(scope);
      const { reads } = (scope as FetchScope).context as RequestContext;
      return reads ? { ...sent, [READS_HEADER]: '1' } : sent;
    },
  };
}

function trackReads(subgraph: string, response: SubgraphResponse, reads: Set<string>): SubgraphResponse {
  const tags = response.extensions?.[READS_EXTENSION];
  if (Array.isArray(tags)) for (const thing of tags) reads.add(tagIn(subgraph, String(thing)));
  return response;
}

/** In the process of a subgraph: says what it has read to who asks for it. */
export const reportReads =
  (next: Handle): Handle =>
  async (request, context) => {
    if (context.headers[READS_HEADER] === undefined) return next(request, context);
    const reads = new Set<string>();
    context.reads = reads;
    const answer = await next(request, context);
    context.notes.setExtension(READS_EXTENSION, [...reads]);
    return answer;
  };
