import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Identity } from '../../shared/auth/identity.ts';
import type { RequestValues } from '../request/plugin-context.ts';
import type { ClientName, ClientTransport, RequestHeaders } from '../request/request-context.ts';
import type { ResponseHeaders } from '../request/response-headers.ts';
import type { Refusal } from './refuse.ts';

/** What hooks are told, and what they may give back. Nothing that they are told may be changed in place. */

type Values = Readonly<Record<string, unknown>>;

/** What is known of every request. */
export interface RequestEvent {
  /** Stands in the log beside everything that concerns the request, and in the response as `x-request-id`. */
  readonly requestId: string;
  /** The client's headers, names in lower case. */
  readonly headers: RequestHeaders;
  /** The client's address. */
  readonly ip: string;
  /** Values that the hooks of this request share. */
  readonly context: RequestValues;
}

/** An HTTP request, before anything is run for it. */
export interface HttpRequestEvent extends RequestEvent {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** The parsed body; undefined for GET and for upgrades. */
  readonly body: unknown;
  /** The request asks for a WebSocket, on which operations follow. */
  readonly upgrade: boolean;
  /** Sets a header of the request for all that follows; `undefined` removes it. */
  setRequestHeader(name: string, value: string | undefined): void;
  /**
   * Sets a header of the response, whatever the response will be. A list is sent as one header per value; `set-cookie`
   * is added to cookies that are already set.
   */
  setResponseHeader(name: string, value: string | readonly string[]): void;
  /** Puts another parsed body in place of the client's. Upgrades have none: then it does nothing. */
  setBody(body: unknown): void;
}

/** The answer to an HTTP request that goes no further. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers?: ResponseHeaders;
  /** Text as it is, anything else as JSON. @default empty */
  readonly body?: unknown;
}

/** A request whose caller is to be identified: an HTTP request, a WebSocket at its start and each operation on it. */
export interface AuthenticateEvent extends RequestEvent {
  readonly transport: ClientTransport;
  /** Of a WebSocket: what its client said in `connection_init`, where browsers put what they cannot put into headers. */
  readonly connectionParams: Values | undefined;
}

/** A request whose caller is known. */
export interface CallerEvent extends RequestEvent {
  readonly transport: ClientTransport;
  /** Who calls, as a token or a plugin says; undefined for nobody known. */
  readonly identity: Identity | undefined;
  readonly client: ClientName;
}

/** An operation that was parsed, and is not validated or planned yet. */
export interface OperationEvent extends CallerEvent {
  /** The operation's text, as the client or a persisted document has it. */
  readonly query: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly operationType: 'query' | 'mutation' | 'subscription';
  readonly variables: Values;
}

/** What is run in place of what the client sent; what is left out stays as it is. */
export interface OperationChange {
  /** Prepared once for each text: give the same one for the same operation, not one for each request. */
  readonly document?: DocumentNode;
  readonly variables?: Values;
  /** The client's headers as everything after this sees them, such as the rules that pass headers to subgraphs. */
  readonly headers?: RequestHeaders;
}

/** A request that is about to be sent to a subgraph, or run by one in this process. */
export interface SubgraphRequestEvent extends CallerEvent {
  readonly subgraph: string;
  readonly operationType: 'query' | 'mutation' | 'subscription';
  readonly operationName: string | undefined;
  /** The operation's text. */
  readonly query: string;
  readonly variables: Values;
  /**
   * Headers that are sent, without those that describe the body. Of a subgraph in this process: the client's, as the
   * subgraph's context sees them.
   */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Where it is sent; undefined for a subgraph in this process. */
  readonly url: string | undefined;
  /** The body's `extensions`. Subgraphs in this process are not told of them. */
  readonly extensions: Values | undefined;
}

/** What is sent in place of what was about to be; what is left out stays as it is. */
export interface SubgraphRequestChange {
  readonly variables?: Values;
  /** Joined with those that are there; `undefined` removes one. Those of the connection and the body are passed over. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /**
   * Another path, query or origin. Origins have connections of their own, at most 32 of them; the certificate, retries
   * and the circuit breaker are those of the subgraph.
   */
  readonly url?: string;
  readonly extensions?: Values;
  /** Nothing is sent: this is the subgraph's response. It is copied, so that one object may be given again and again. */
  readonly response?: SubgraphAnswer;
}

export interface SubgraphAnswer {
  readonly data?: Values | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  readonly extensions?: Values | undefined;
}

/** A subgraph's response. Not told of where there is none: the subgraph could not be reached, or answered nonsense. */
export interface SubgraphResponseEvent extends SubgraphAnswer {
  readonly request: SubgraphRequestEvent;
  /** Undefined for subgraphs in this process, and for responses of plugins. */
  readonly status: number | undefined;
  readonly responseHeaders: Readonly<Record<string, string | string[] | undefined>> | undefined;
}

/** What the client is about to be answered. */
export interface AnswerEvent extends CallerEvent {
  readonly kind: 'answer';
  /** As the client named it. */
  readonly operationName: string | undefined;
  /** `complete`: all data. `partial`: data and errors. `refused`: nothing was run. */
  readonly outcome: 'complete' | 'partial' | 'refused';
  readonly errors: readonly GraphQLFormattedError[];
  /** What is added to the response under `extensions`. */
  readonly extensions: Values | undefined;
  /** Of the response, names in lower case. */
  readonly responseHeaders: ResponseHeaders;
  readonly status: number;
  /** Parsed when it is looked at; undefined where nothing was run. */
  readonly data: Values | null | undefined;
}

/** An answer in parts, or a subscription's events, is about to begin. */
export interface StreamEvent extends CallerEvent {
  readonly kind: 'stream';
  readonly operationName: string | undefined;
  readonly stream: 'subscription' | 'incremental';
  readonly extensions: Values | undefined;
  readonly responseHeaders: ResponseHeaders;
}

/** What is answered in place of what was about to be; what is left out stays as it is. Of streams: headers, extensions. */
export interface AnswerChange {
  readonly data?: Values | null;
  /** None at all, of a request that was refused, makes it an answer with `data: null`. */
  readonly errors?: readonly GraphQLFormattedError[];
  /** Joined with those that are there. An event stream sends them nowhere, an answer in parts with its first part. */
  readonly extensions?: Values;
  /** Merged by name; a list is sent as one header per value. Not sent over WebSockets. */
  readonly headers?: ResponseHeaders;
  readonly status?: number;
}

/** One event of a subscription, on its way to the client. */
export interface SubscriptionEvent extends CallerEvent {
  readonly operationName: string | undefined;
  /** Parsed when it is looked at. */
  readonly payload: SubgraphAnswer;
}

/** A supergraph that is about to be served. */
export interface SupergraphEvent {
  readonly reason: 'start' | 'reload';
  readonly sdl: string;
  /** What clients see. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
}

/** Nothing, from functions that say so in either way. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook without a `return` gives void
export type Nothing = void | undefined;
type Given<T> = T | Nothing | Promise<T | Nothing>;

/**
 * What a plugin takes part in; each hook is optional, and one that no plugin has costs nothing. Hooks run in the order
 * of the plugins, those of responses (`onSubgraphResponse`, `onAnswer`, `onSubscriptionEvent`) the other way round. They
 * are called without `this`.
 *
 * A hook that throws ends the request: a GraphQLError is what the client reads, with the status of its code; anything
 * else is logged and answered as INTERNAL_SERVER_ERROR.
 */
export interface PluginHooks {
  /** Each HTTP request but those for health, and each upgrade to a WebSocket, once a page of another site is ruled out. */
  onHttpRequest?(event: HttpRequestEvent): Given<HttpAnswer>;
  /**
   * Says who calls: an identity, `null` for nobody (a token is not looked at), or `undefined` to leave it to the next
   * plugin and then to the token.
   */
  authenticate?(event: AuthenticateEvent): Given<Identity | null>;
  /** Each operation, also those of this process (`transport: 'local'`). Limits and costs are judged after it. */
  onOperation?(event: OperationEvent): Given<Refusal | OperationChange>;
  /**
   * Each request to a subgraph, also those for health and those that open a subscription. A refusal here ends the whole
   * operation; no other subgraph is asked any more.
   */
  onSubgraphRequest?(event: SubgraphRequestEvent): Given<Refusal | SubgraphRequestChange>;
  /** Each response of a subgraph, a plugin's own included. What is left out stays as it is. */
  onSubgraphResponse?(event: SubgraphResponseEvent): Given<Refusal | SubgraphAnswer>;
  /**
   * What requests that may share cached answers or entities agree on, besides operation, variables, identity and the
   * headers that settings pass to subgraphs. A plugin that changes requests to subgraphs, or their responses, has to say
   * it where `caching.responses` or `caching.entities` is on: `''` where all may share. Not told to anybody.
   */
  cacheKey?(event: CallerEvent): string;
  /** Each answer, refusals too; the last word before it is written. */
  onAnswer?(event: AnswerEvent | StreamEvent): Given<AnswerChange>;
  /** Each subscription, before its subgraph is asked. */
  onSubscriptionStart?(event: OperationEvent): Given<Refusal>;
  /** Each event: another payload, or `null` to drop it. A throw ends the subscription. */
  onSubscriptionEvent?(event: SubscriptionEvent): Given<{ readonly payload: SubgraphAnswer } | null>;
  /** At the start and for each reload, before the supergraph is served; a throw refuses it. */
  onSupergraphChange?(event: SupergraphEvent): Given<never>;
  /** Once, before the gateway listens; a throw ends the start. */
  onStart?(): Given<never>;
  /** Once, after the last request, also where the start failed; the other way round. A throw is logged. */
  onStop?(): Given<never>;
}
