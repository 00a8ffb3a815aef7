import type { ReadTracker } from '../../shared/graphql/subgraph.ts';
import type { HttpOptions } from '../engine/transport/http/http.ts';
import type { SubgraphResponse, SubgraphTransport } from '../engine/transport/transport.ts';
import { withFacts } from '../request/gateway-answer.ts';
import type { Handle } from '../request/pipeline.ts';
import { contextOf, type RequestContext } from '../request/request-context.ts';
import { tagIn } from './read-tags.ts';

/** Tracks the subgraphs that a request reads, if tracking is on for it. */
export function withTrackedReads(transport: SubgraphTransport): SubgraphTransport {
  return {
    ...transport,
    prepare(operation) {
      const fetch = transport.prepare(operation);
      return (variables, scope) => {
        const { reads } = contextOf(scope);
        if (!reads) return fetch(variables, scope);
        reads.add(transport.name);
        const answer = fetch(variables, scope);
        return answer instanceof Promise ? answer.then(given => trackReads(transport.name, given, reads)) : answer;
      };
    },
  };
}

/** The request context for an embedded subgraph: tags that it tracks are prefixed with its name. */
export function scopeFor(subgraph: string, context: RequestContext): RequestContext {
  const { reads } = context;
  return reads ? context.with({ reads: { add: tag => reads.add(tagIn(subgraph, tag)) } }) : context;
}

/** With this header a gateway asks a remote subgraph to report the tags it reads in `extensions`. */
const READS_HEADER = 'newsgraph-reads';
const READS_EXTENSION = 'newsgraphReads';

/** Asks a remote subgraph to report its reads, if tracking is on for the request. */
export function requestingReads(options: HttpOptions): HttpOptions {
  const { headers } = options;
  return {
    ...options,
    headers(scope) {
      const sent = headers?.(scope);
      const { reads } = contextOf(scope);
      return reads ? { ...sent, [READS_HEADER]: '1' } : sent;
    },
  };
}

function trackReads(subgraph: string, response: SubgraphResponse, reads: ReadTracker): SubgraphResponse {
  const tags = response.extensions?.[READS_EXTENSION];
  if (Array.isArray(tags)) for (const tag of tags) reads.add(tagIn(subgraph, String(tag)));
  return response;
}

/** For the process of a subgraph: reports its reads to gateways that ask for them. */
export const reportReads =
  (next: Handle): Handle =>
  async (request, context) => {
    if (context.headers[READS_HEADER] === undefined) return next(request, context);
    const reads = new Set<string>();
    const answered = await next(request, context.with({ reads }));
    return withFacts(answered, { extensions: { [READS_EXTENSION]: [...reads] } });
  };
