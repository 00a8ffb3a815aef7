import type { GraphQLFormattedError } from 'graphql';
import type { PreparedFetch, RequestScope, SubgraphResponse, SubgraphTransport } from './transport.ts';

export interface MaskErrorsOptions {
  /** Codes of errors that are meant for clients. */
  readonly codes: readonly string[];
  /** Gets an error with the errors as the subgraph gave them. */
  report(error: SubgraphErrors, scope: RequestScope): void;
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

/** Keeps what a subgraph says of its faults from clients: its messages may tell of what is inside. */
export function withMaskedErrors(transport: SubgraphTransport, options: MaskErrorsOptions): SubgraphTransport {
  const { name } = transport;
  const codes = new Set<unknown>(options.codes);
  const isSafe = ({ extensions }: GraphQLFormattedError) => codes.has(extensions?.code);
  const mask = (response: SubgraphResponse, scope: RequestScope): SubgraphResponse => {
    const { errors } = response;
    if (!errors || errors.every(isSafe)) return response;
    options.report(
      new SubgraphErrors(
        name,
        errors.filter(error => !isSafe(error)),
      ),
      scope,
    );
    return { ...response, errors: errors.map(error => (isSafe(error) ? error : masked(error, name))) };
  };
  return {
    ...transport,
    prepare(operation) {
      const fetch = transport.prepare(operation);
      const fetchMasked: PreparedFetch = (variables, scope) => {
        const response = fetch(variables, scope);
        return response instanceof Promise ? response.then(one => mask(one, scope)) : mask(response, scope);
      };
      return fetchMasked;
    },
  };
}

function masked({ path }: GraphQLFormattedError, subgraph: string): GraphQLFormattedError {
  return { message: `Subgraph "${subgraph}" reported an error`, ...(path && { path }) };
}
