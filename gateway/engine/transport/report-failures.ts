import { SubgraphFailure } from './subgraph-failure.ts';
import type { FetchScope, SubgraphTransport } from './transport.ts';

const NO_FAULTS: ReadonlySet<string> = new Set(['SUBREQUEST_CANCELLED', 'SUBREQUEST_REFUSED']);

/** Reports each failed fetch; the failure then becomes an error of the response. */
export function withReportedFailures(
  transport: SubgraphTransport,
  report: (error: unknown, scope: FetchScope) => void,
): SubgraphTransport {
  const fail = (error: unknown, scope: FetchScope): never => {
    // A client that disconnects is not a fault, and a plugin that refuses a request reports its reason itself.
    if (!(error instanceof SubgraphFailure && NO_FAULTS.has(error.code))) report(error, scope);
    throw error;
  };
  return {
    ...transport,
    prepare(operation) {
      const fetch = transport.prepare(operation);
      return (variables, scope) => {
        try {
          const response = fetch(variables, scope);
          return response instanceof Promise ? response.catch(error => fail(error, scope)) : response;
        } catch (error) {
          return fail(error, scope);
        }
      };
    },
  };
}
