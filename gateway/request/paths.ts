/** Path of GraphQL, on gateways and subgraphs. */

export const GRAPHQL_PATH = '/graphql';
/** Path of a subgraph's change stream. */
export const CHANGES_PATH = '/changes';
/** Path of the invalidation API. */
export const INVALIDATION_PATH = '/invalidation';
