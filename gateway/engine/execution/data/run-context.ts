import type { GraphQLFormattedError } from 'graphql';
import type { FetchScope } from '../../transport/transport.ts';

export type Data = Record<string, unknown>;

/** An error of the answer while it is being gathered. */
export interface ResponseError extends GraphQLFormattedError {
  readonly path?: ReadonlyArray<string | number>;
}

/** What one run of a compiled plan reads and writes; everything else was settled when the operation was compiled. */
export interface RunContext {
  /** Merged answers of the subgraphs so far, under internal response names. */
  readonly data: Data;
  /** As the client sent them: subgraphs coerce them themselves, and coercing twice is wrong. */
  readonly variables: Readonly<Data>;
  /** Coerced and with defaults, for conditions. */
  readonly coerced: Readonly<Data>;
  readonly errors: ResponseError[];
  readonly scope: FetchScope;
  /** Of one event of a subscription: after what a later one goes on with the next. */
  resumeToken?: string | undefined;
  /** Told of fetches that deferred parts wait for. */
  readonly fetched?: (id: string) => void;
}

/** One compiled plan node. Returns a promise only when a fetch did. */
export type Step = (run: RunContext) => Promise<void> | undefined;

export function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
