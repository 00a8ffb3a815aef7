import { text, url } from '../kinds.ts';

/** What is said of one subgraph, beside its own values for the group `traffic`. Variables begin `SUBGRAPH_<NAME>_`. */
export const subgraph = {
  url: url({
    variable: 'URL',
    shownDefault: 'from the supergraph',
    description: 'Where the subgraph is, such as `SUBGRAPH_AIR_QUALITY_URL`.',
  }),
  subscriptionsUrl: text({
    variable: 'SUBSCRIPTIONS_URL',
    shownDefault: 'its address, as ws: or wss:',
    description: 'Where the subgraph takes WebSockets for subscriptions (graphql-transport-ws).',
  }),
};
