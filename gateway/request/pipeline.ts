import type { Engine } from '../engine/operations/engine.ts';
import type { Preparation, PreparedOperation } from '../engine/operations/prepared-operation.ts';
import type { GatewayAnswered } from './gateway-answer.ts';
import type { RequestContext } from './request-context.ts';

/** A GraphQL request as sent by the client. */
export interface GraphqlRequest {
  /** The operation's text; empty if the request has the id of a persisted document. */
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
  /** The id of a persisted document (GraphQL over HTTP, appendix on persisted documents). */
  readonly documentId?: string | null | undefined;
}

/** A request with its parsed operation; parsed once for all layers. */
export interface ReadRequest<Operation extends Preparation = Preparation> extends GraphqlRequest {
  readonly operation: Operation;
  /** The engine that executes it; not affected by a reload in the meantime. */
  readonly engine: Engine;
}

/** A request whose operation can be executed. */
export type OperationRequest = ReadRequest<PreparedOperation>;

/** Handles a request. Client errors are responses; only a refusal of the whole HTTP request is thrown. */
export type Handler<Request> = (
  request: Request,
  context: RequestContext,
) => GatewayAnswered | Promise<GatewayAnswered>;

/** Handles a client's GraphQL request. */
export type Handle = Handler<GraphqlRequest>;

/** A feature that wraps the handling of every request. Called once; the returned handler runs before `next`. */
export type Layer<Request> = (next: Handler<Request>) => Handler<Request>;

/** Runs before persisted documents are resolved. */
export type RequestLayer = Layer<GraphqlRequest>;
/** Runs after parsing; the operation may be refused. */
export type ReadLayer = Layer<ReadRequest>;
/** Runs when the operation can be executed. */
export type OperationLayer = Layer<OperationRequest>;

/** Composes layers around a handler, outermost first. */
export function layered<Request>(layers: readonly Layer<Request>[], answer: Handler<Request>): Handler<Request> {
  return layers.reduceRight((next, layer) => layer(next), answer);
}
