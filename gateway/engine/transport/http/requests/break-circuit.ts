import { SubgraphFailure } from '../../subgraph-failure.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { isConnectionFault, isLate, type Send, type SubgraphAnswer } from './send.ts';

/** Rejects requests immediately while the subgraph's circuit is open. */
export function withCircuitBreaker(send: Send, subgraph: string, circuit: CircuitBreaker): Send {
  return async request => {
    const pass = circuit.enter();
    if (pass === undefined)
      throw new SubgraphFailure('SUBGRAPH_CIRCUIT_OPEN', subgraph, 'is unavailable: its circuit breaker is open');
    try {
      const answer = await send(request);
      circuit.leave(pass, isOutage(answer) ? 'failure' : 'success');
      return answer;
    } catch (error) {
      const failed = isLate(error) || isConnectionFault(error, request.signal);
      circuit.leave(pass, failed ? 'failure' : 'neither');
      throw error;
    }
  };
}

/** A GraphQL response may have status 500 if a resolver fails; then the subgraph is up. */
function isOutage({ status, headers }: SubgraphAnswer): boolean {
  if (status < 500) return false;
  return (status >= 502 && status <= 504) || !String(headers['content-type']).includes('json');
}
