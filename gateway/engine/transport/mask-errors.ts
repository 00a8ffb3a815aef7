import type { GraphQLFormattedError } from 'graphql';
import { type MapResponse, mapFetch, mapSubscribe } from './map-responses.ts';
import type { FetchScope, SubgraphTransport } from './transport.ts';

export interface MaskErrorsOptions {
  /** Error codes that are safe for clients. */
  readonly codes: readonly string[];
  /** Receives the errors as the subgraph sent them. */
  report(error: SubgraphErrors, scope: FetchScope): void;
}

/** The original errors of a subgraph, for the log. */
export class SubgraphErrors extends Error {
  override readonly name = 'SubgraphErrors';
  readonly errors: readonly GraphQLFormattedError[];

  constructor(subgraph: string, errors: readonly GraphQLFormattedError[]) {
    super(`Subgraph "${subgraph}" reported errors: ${errors.map(({ message }) => message).join('; ')}`);
    this.errors = errors;
    // The stack would not show where the errors come from.
    delete this.stack;
  }
}

/** Codes that tell a client how to continue its subscription. */
const PROTOCOL_CODES = [
  'SUBSCRIPTION_RESUME_TOO_OLD',
  'SUBSCRIPTION_SERVER_SHUTDOWN',
  'SUBSCRIPTION_SCHEMA_RELOAD',
  'SUBSCRIPTION_LIMIT',
];

/** Masks subgraph errors without a safe code: their messages may contain internal details. */
export function withMaskedErrors(transport: SubgraphTransport, options: MaskErrorsOptions): SubgraphTransport {
  const { name } = transport;
  const codes = new Set<unknown>([...PROTOCOL_CODES, ...options.codes]);
  const isSafe = ({ extensions }: GraphQLFormattedError) => codes.has(extensions?.code);
  const mask: MapResponse = (response, scope) => {
    const { errors } = response;
    if (!errors || errors.every(isSafe)) return response;
    const faults = errors.filter(error => !isSafe(error));
    options.report(new SubgraphErrors(name, faults), scope);
    return { ...response, errors: errors.map(error => (isSafe(error) ? error : masked(error, name))) };
  };
  const { prepareSubscription } = transport;
  return {
    ...transport,
    prepare: operation => mapFetch(transport.prepare(operation), mask),
    ...(prepareSubscription && {
      prepareSubscription: operation => mapSubscribe(prepareSubscription(operation), mask),
    }),
  };
}

function masked({ path }: GraphQLFormattedError, subgraph: string): GraphQLFormattedError {
  return { message: `Subgraph "${subgraph}" reported an error`, ...(path && { path }) };
}
