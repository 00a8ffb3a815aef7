/** Where a gateway and its subgraphs answer. */

export const GRAPHQL_PATH = '/graphql';
/** Where a subgraph tells of its changes. */
export const CHANGES_PATH = '/changes';
/** Where cached answers are dropped on request. */
export const INVALIDATION_PATH = '/invalidation';
