import { choice, text, url } from '../../../shared/settings/kinds.ts';

/** What is said of one subgraph, beside its own values for the group `traffic`. Variables begin `SUBGRAPH_<NAME>_`. */
export const subgraph = {
  url: url({
    variable: 'URL',
    shownDefault: 'from the supergraph',
    description: 'Where the subgraph is, such as `SUBGRAPH_AIR_QUALITY_URL`.',
  }),
  subscriptionsUrl: text({
    variable: 'SUBSCRIPTIONS_URL',
    shownDefault: 'its address; for WebSockets as ws: or wss:',
    description: 'Where the subgraph takes subscriptions.',
  }),
  subscriptionsProtocol: choice({
    variable: 'SUBSCRIPTIONS_PROTOCOL',
    choices: ['websocket', 'sse', 'multipart'],
    default: 'websocket',
    description:
      'How the subgraph sends events: over WebSocket (graphql-transport-ws), as server-sent events or as multipart/mixed.',
  }),
};
