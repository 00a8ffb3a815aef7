import type { TokenVerifier } from '../../shared/auth/token-verifier.ts';
import type { RequestScope } from '../../shared/graphql/subgraph.ts';

export type RequestHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** What one GraphQL request carries through the gateway. */
export interface RequestContext extends RequestScope {
  /** The client's headers, of which some are passed on to subgraphs that are reached over HTTP. */
  readonly headers: RequestHeaders;
}

/** Says who asks by the `Authorization` header; waits only where a token has to be verified. */
export function createRequestContext(
  verify: TokenVerifier,
  headers: RequestHeaders,
): RequestContext | Promise<RequestContext> {
  const { authorization } = headers;
  const identity = verify(typeof authorization === 'string' ? authorization : undefined);
  return identity instanceof Promise
    ? identity.then(verified => ({ identity: verified, headers }))
    : { identity, headers };
}
