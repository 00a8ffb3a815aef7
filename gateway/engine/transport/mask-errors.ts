import type { GraphQLFormattedError } from 'graphql';
import { type MapResponse, mapFetch, mapSubscribe } from './map-responses.ts';
import type { FetchScope, SubgraphTransport } from './transport.ts';

export interface MaskErrorsOptions {
  /** Codes of errors that are meant for clients. */
  readonly codes: readonly string[];
  /** Gets an error with the errors as the subgraph gave them. */
  report(error: SubgraphErrors, scope: FetchScope): void;
}

/** What a subgraph said, for the log. */
export class SubgraphErrors extends Error {
  override readonly name = 'SubgraphErrors';
  readonly errors: readonly GraphQLFormattedError[];

  constructor(subgraph: string, errors: readonly GraphQLFormattedError[]) {
    super(`Subgraph "${subgraph}" reported errors: ${errors.map(({ message }) => message).join('; ')}`);
    this.errors = errors;
    // Where it was made says nothing of where it came from.
    delete this.stack;
  }
}

/** By these a client knows what to do with its subscription. */
const PROTOCOL_CODES = [
  'SUBSCRIPTION_RESUME_TOO_OLD',
  'SUBSCRIPTION_SERVER_SHUTDOWN',
  'SUBSCRIPTION_SCHEMA_RELOAD',
  'SUBSCRIPTION_LIMIT',
];

/** Keeps what a subgraph says of its faults from clients: its messages may tell of what is inside. */
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
