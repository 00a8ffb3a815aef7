/**
 * The engine of the gateway: a supergraph and ways to its subgraphs in, operations answered. It knows no HTTP server, no
 * settings and no identity provider.
 *
 * @module newsgraph/engine
 */
export {
  type Accepts,
  type Answer,
  type AnswerError,
  type Answered,
  type AnswerPart,
  type AnswerStream,
  isStream,
  ONE_ANSWER,
} from './operations/answer.ts';
export { asApolloGateway, type ServedSchema } from './operations/as-apollo-gateway.ts';
export { createEngine } from './operations/create-engine.ts';
export type { Engine, EngineContext, EngineFault, EngineOptions, EngineRequest } from './operations/engine.ts';
export type { IncrementalSpec } from './operations/incremental-format.ts';
export type { OperationRule, ParsedOperation } from './operations/prepared-operation.ts';
export type {
  ConditionNode,
  DeferNode,
  FetchNode,
  FlattenNode,
  ParallelNode,
  PlanNode,
  SequenceNode,
  SubscriptionNode,
} from './plan/plan.ts';
export { printPlan } from './plan/print-plan.ts';
export { CompositionError, composeSchemas, type SubgraphSchema } from './supergraph/compose.ts';
export type { Access } from './supergraph/decide-access.ts';
export {
  type LoadedSupergraph,
  loadSupergraph,
  type PlannerInput,
  type SubgraphEndpoint,
} from './supergraph/load-supergraph.ts';
export { SupergraphError, type SupergraphErrorCode } from './supergraph/supergraph-error.ts';
export type { CancelSignal } from './transport/cancel-signal.ts';
export { createEmbeddedTransport, type EmbeddedOptions } from './transport/embedded/embedded.ts';
export { createHttpTransport, type HttpOptions } from './transport/http/http.ts';
export type { CircuitBreakerOptions, CircuitState } from './transport/http/requests/circuit-breaker.ts';
export type { TlsOptions } from './transport/http/requests/connect-subgraph.ts';
export type { ConcurrencyOptions } from './transport/http/requests/limit-concurrency.ts';
export type { SendHeaders } from './transport/http/requests/propagate-headers.ts';
export type { RetryOptions } from './transport/http/requests/retry.ts';
export {
  createRetryBudget,
  type RetryBudget,
  type RetryBudgetOptions,
} from './transport/http/requests/retry-budget.ts';
export type { ResponseHeaders } from './transport/http/requests/send.ts';
export { SubgraphFailure, type SubgraphFailureCode } from './transport/subgraph-failure.ts';
export type {
  FetchScope,
  OutgoingRequest,
  PreparedFetch,
  PreparedSubscribe,
  SubgraphEvents,
  SubgraphOperation,
  SubgraphResponse,
  SubgraphTransport,
} from './transport/transport.ts';
