import type { GraphQLFormattedError } from 'graphql';
import type { FetchScope } from '../../transport/transport.ts';

export type Data = Record<string, unknown>;

/** An error collected during execution. */
export interface ResponseError extends GraphQLFormattedError {
  readonly path?: ReadonlyArray<string | number>;
}

/** The state of one execution; everything static is in the compiled plan. */
export interface RunContext {
  /** The subgraphs' responses merged so far, under internal response names. */
  readonly data: Data;
  /** As sent by the client: subgraphs coerce variables themselves, and coercing twice is wrong. */
  readonly variables: Readonly<Data>;
  /** Coerced, with defaults; used for conditions. */
  readonly coerced: Readonly<Data>;
  readonly errors: ResponseError[];
  readonly scope: FetchScope;
  /** Of one subscription event: the token with which a later subscription resumes after it. */
  resumeToken?: string | undefined;
  /** Called when a fetch completes that deferred parts depend on. */
  readonly fetched?: (id: string) => void;
}

/** A compiled plan node. Returns a promise only if a fetch did. */
export type Step = (run: RunContext) => Promise<void> | undefined;

export function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
