import type { Engine } from '../engine/operations/engine.ts';
import type { Preparation, PreparedOperation } from '../engine/operations/prepared-operation.ts';
import type { GatewayAnswered } from './gateway-answer.ts';
import type { RequestContext } from './request-context.ts';

/** A GraphQL request as a client states it. */
export interface GraphqlRequest {
  /** The operation's text; empty where the request names a document in another way. */
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
  /** The document's id (GraphQL over HTTP, appendix on persisted documents). */
  readonly documentId?: string | null | undefined;
}

/** A request whose operation was read, once for all that stands behind. */
export interface ReadRequest<Operation extends Preparation = Preparation> extends GraphqlRequest {
  readonly operation: Operation;
  /** The engine that runs it: a new supergraph that comes meanwhile does not concern it. */
  readonly engine: Engine;
}

/** A request whose operation can be run. */
export type OperationRequest = ReadRequest<PreparedOperation>;

/** Answers a request. A fault of the client's is an answer; only a refusal of the whole HTTP request is thrown. */
export type Handler<Request> = (
  request: Request,
  context: RequestContext,
) => GatewayAnswered | Promise<GatewayAnswered>;

/** Answers one request of a client. */
export type Handle = Handler<GraphqlRequest>;

/** One feature on the way of every request. Made once; what is returned stands before `next`. */
export type Layer<Request> = (next: Handler<Request>) => Handler<Request>;

/** Stands where a request may still name its document by an id. */
export type RequestLayer = Layer<GraphqlRequest>;
/** Stands where the operation is read and may be refused. */
export type ReadLayer = Layer<ReadRequest>;
/** Stands where the operation can be run. */
export type OperationLayer = Layer<OperationRequest>;

/** Puts layers around what answers, the first one outermost. */
export function layered<Request>(layers: readonly Layer<Request>[], answer: Handler<Request>): Handler<Request> {
  return layers.reduceRight((next, layer) => layer(next), answer);
}
