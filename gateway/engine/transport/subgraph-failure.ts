/**
 * - `SUBREQUEST_HTTP_ERROR`: no connection, or an answer that is neither 2xx nor GraphQL.
 * - `SUBREQUEST_TIMEOUT`: no full answer in time.
 * - `SUBREQUEST_MALFORMED_RESPONSE`: an answer that is not a GraphQL response.
 * - `SUBREQUEST_RESPONSE_TOO_LARGE`: an answer above the size limit.
 * - `SUBREQUEST_CANCELLED`: the client went away.
 * - `SUBGRAPH_CIRCUIT_OPEN`: it failed too often, and is left alone for a while.
 * - `SUBGRAPH_OVERLOADED`: too many requests to it are under way and waiting.
 * - `SUBREQUEST_FAILED`: an embedded subgraph threw outside its resolvers.
 */
export type SubgraphFailureCode =
  | 'SUBREQUEST_HTTP_ERROR'
  | 'SUBREQUEST_TIMEOUT'
  | 'SUBREQUEST_MALFORMED_RESPONSE'
  | 'SUBREQUEST_RESPONSE_TOO_LARGE'
  | 'SUBREQUEST_CANCELLED'
  | 'SUBGRAPH_CIRCUIT_OPEN'
  | 'SUBGRAPH_OVERLOADED'
  | 'SUBREQUEST_FAILED';

/** A subgraph gave no usable answer. The message is safe to show: it names the subgraph, not its address. */
export class SubgraphFailure extends Error {
  readonly code: SubgraphFailureCode;
  readonly subgraph: string;
  /** HTTP status where there was one. */
  readonly status: number | undefined;

  constructor(
    code: SubgraphFailureCode,
    subgraph: string,
    reason: string,
    options?: { status?: number; cause?: unknown },
  ) {
    super(`Subgraph "${subgraph}" ${reason}`, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SubgraphFailure';
    this.code = code;
    this.subgraph = subgraph;
    this.status = options?.status;
  }
}
