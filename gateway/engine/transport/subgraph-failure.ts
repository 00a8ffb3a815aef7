import type { ErrorCode } from '../../../shared/errors/catalogue.ts';

/** Codes of failed fetches; see the error catalogue. */
export type SubgraphFailureCode = Extract<ErrorCode, `SUBREQUEST_${string}` | `SUBGRAPH_${string}`>;

/**
 * A subgraph returned no usable response. The message is safe for clients: it names the subgraph, but not its address.
 */
export class SubgraphFailure extends Error {
  readonly code: SubgraphFailureCode;
  readonly subgraph: string;
  /** HTTP status, if there was a response. */
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
