import { mapIterator } from './map-iterator.ts';
import type { FetchScope, PreparedFetch, PreparedSubscribe, SubgraphResponse } from './transport.ts';

/** Transforms a subgraph's response before the gateway reads it. */
export type MapResponse = (response: SubgraphResponse, scope: FetchScope) => SubgraphResponse;

export function mapFetch(fetch: PreparedFetch, map: MapResponse): PreparedFetch {
  return (variables, scope) => {
    const response = fetch(variables, scope);
    return response instanceof Promise ? response.then(one => map(one, scope)) : map(response, scope);
  };
}

/** Maps the refusal, or each event. */
export function mapSubscribe(subscribe: PreparedSubscribe, map: MapResponse): PreparedSubscribe {
  return async (variables, scope) => {
    const opened = await subscribe(variables, scope);
    if (!('next' in opened)) return map(opened, scope);
    return mapIterator(opened, event => async given => map(await event(given), given));
  };
}
