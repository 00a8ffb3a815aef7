import type { AnswerStream } from '../engine/operations/answer-stream.ts';
import type { Engine } from '../engine/operations/engine.ts';
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

/**
 * What a request is answered with: JSON text, or several of them one after another. A text begins with `{"data"` when
 * the operation ran and with `{"errors"` when it was refused.
 */
export type Answer = string | AnswerStream;

/** Answers one request. A fault of the client's is an answer; only a refusal of the whole HTTP request is thrown. */
export type Handle = (request: GraphqlRequest, context: RequestContext) => Answer | Promise<Answer>;

/** The graph that a gateway serves now; a hot reload brings another engine. */
export interface Graph {
  engine(): Engine;
}

/** One feature on the way of every request. Made once; what is returned stands before `next`. */
export type Layer = (next: Handle, graph: Graph) => Handle;

/** Puts layers around what answers, the first one outermost. */
export function layered(layers: readonly Layer[], graph: Graph, answer: Handle): Handle {
  return layers.reduceRight((next, layer) => layer(next, graph), answer);
}

/** Adds `extensions` to the JSON text of an answer. */
export function withExtensions(text: string, extensions: Readonly<Record<string, unknown>>): string {
  return `${text.slice(0, -1)},"extensions":${JSON.stringify(extensions)}}`;
}

/** The text of an answer where no stream can be sent. */
export function refuseStream(answer: Answer): string {
  if (typeof answer === 'string') return answer;
  void answer[Symbol.asyncIterator]().return?.();
  return '{"errors":[{"message":"This way of asking cannot carry a stream of answers.","extensions":{"code":"STREAM_NOT_ACCEPTED"}}]}';
}
