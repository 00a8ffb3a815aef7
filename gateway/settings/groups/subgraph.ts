import { choice, text, url } from '../../../shared/settings/kinds.ts';

/** Settings of one subgraph, besides its overrides of the group `traffic`. Variables start with `SUBGRAPH_<NAME>_`. */
export const subgraph = {
  url: url({
    variable: 'URL',
    shownDefault: 'from the supergraph',
    description: 'URL of the subgraph, such as `SUBGRAPH_AIR_QUALITY_URL`.',
  }),
  subscriptionsUrl: text({
    variable: 'SUBSCRIPTIONS_URL',
    shownDefault: 'its URL; for WebSockets as ws: or wss:',
    description: 'URL of the subgraph for subscriptions.',
  }),
  subscriptionsProtocol: choice({
    variable: 'SUBSCRIPTIONS_PROTOCOL',
    choices: ['websocket', 'sse', 'multipart'],
    default: 'websocket',
    description: 'Subscription protocol: WebSocket (graphql-transport-ws), server-sent events or multipart/mixed.',
  }),
};
