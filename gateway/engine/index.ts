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
export { printPlan } from './plan/print-plan.ts';
export { CompositionError, composeSchemas, type SubgraphSchema } from './supergraph/compose.ts';
export type { Access } from './supergraph/decide-access.ts';
export { type LoadedSupergraph, loadSupergraph, type SubgraphEndpoint } from './supergraph/load-supergraph.ts';
export { SupergraphError } from './supergraph/supergraph-error.ts';
export { createEmbeddedTransport, type EmbeddedOptions } from './transport/embedded/embedded.ts';
export { createHttpTransport, type HttpOptions } from './transport/http/http.ts';
export { SubgraphFailure, type SubgraphFailureCode } from './transport/subgraph-failure.ts';
export type {
  FetchScope,
  PreparedFetch,
  SubgraphOperation,
  SubgraphResponse,
  SubgraphTransport,
} from './transport/transport.ts';
