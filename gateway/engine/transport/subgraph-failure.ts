import type { ErrorCode } from '../../../shared/errors/catalogue.ts';

/** Why there is no answer; the catalogue says when each happens. */
export type SubgraphFailureCode = Extract<ErrorCode, `SUBREQUEST_${string}` | `SUBGRAPH_${string}`>;

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
