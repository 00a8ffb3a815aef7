import type { RequestScope } from '../../shared/graphql/subgraph.ts';

/** What one GraphQL request carries through the gateway. */
export interface RequestContext extends RequestScope {
  /** The request's `Authorization` header, passed on to subgraphs that are reached over HTTP. */
  readonly authorization: string | undefined;
}
