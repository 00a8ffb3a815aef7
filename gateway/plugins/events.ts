import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Identity } from '../../shared/auth/identity.ts';
import type { RequestValues } from '../request/plugin-context.ts';
import type { ClientName, ClientTransport, RequestHeaders } from '../request/request-context.ts';
import type { ResponseHeaders } from '../request/response-headers.ts';
import type { Refusal } from './refuse.ts';

/** Events that hooks receive, and results that they may return. Events must not be mutated. */

type Values = Readonly<Record<string, unknown>>;

/** Common to all events of a request. */
export interface RequestEvent {
  /** Identifies the request in the log, and in the response as `x-request-id`. */
  readonly requestId: string;
  /** The client's headers, with lower-case names. */
  readonly headers: RequestHeaders;
  /** The client's address. */
  readonly ip: string;
  /** Values shared by the hooks of this request. */
  readonly context: RequestValues;
}

/** An HTTP request, before anything is executed. */
export interface HttpRequestEvent extends RequestEvent {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** The parsed body; undefined for GET and for upgrades. */
  readonly body: unknown;
  /** Whether it is an upgrade to a WebSocket, over which operations follow. */
  readonly upgrade: boolean;
  /** Sets a request header for all later steps; `undefined` removes it. */
  setRequestHeader(name: string, value: string | undefined): void;
  /**
   * Sets a response header, whatever the response is. A list is sent as one header per value; `set-cookie` is added to
   * cookies that are already set.
   */
  setResponseHeader(name: string, value: string | readonly string[]): void;
  /** Replaces the parsed body. Has no effect on upgrades, which have no body. */
  setBody(body: unknown): void;
}

/** An HTTP response that ends the request early. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers?: ResponseHeaders;
  /** Text is sent unchanged, anything else as JSON. @default empty */
  readonly body?: unknown;
}

/** A request to authenticate: an HTTP request, a new WebSocket, or an operation over a WebSocket. */
export interface AuthenticateEvent extends RequestEvent {
  readonly transport: ClientTransport;
  /** The payload of `connection_init` of a WebSocket; browsers send credentials there, as they cannot set headers. */
  readonly connectionParams: Values | undefined;
}

/** A request after authentication. */
export interface CallerEvent extends RequestEvent {
  readonly transport: ClientTransport;
  /** The caller, from a token or a plugin; undefined for an anonymous caller. */
  readonly identity: Identity | undefined;
  readonly client: ClientName;
}

/** A parsed operation, before validation and planning. */
export interface OperationEvent extends CallerEvent {
  /** The operation's text, from the client or a persisted document. */
  readonly query: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly operationType: 'query' | 'mutation' | 'subscription';
  readonly variables: Values;
}

/** Changes to an operation; omitted fields stay unchanged. */
export interface OperationChange {
  /** Documents are prepared once per text: return the same document for the same operation, not a new one per request. */
  readonly document?: DocumentNode;
  readonly variables?: Values;
  /** Replaces the client's headers for all later steps, such as header propagation to subgraphs. */
  readonly headers?: RequestHeaders;
}

/** A request to a subgraph, before it is sent, or executed by an embedded subgraph. */
export interface SubgraphRequestEvent extends CallerEvent {
  readonly subgraph: string;
  readonly operationType: 'query' | 'mutation' | 'subscription';
  readonly operationName: string | undefined;
  /** The operation's text. */
  readonly query: string;
  readonly variables: Values;
  /**
   * The headers to send, without those of the body. For an embedded subgraph: the client's headers, as in the subgraph's
   * context.
   */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** The URL to send it to; undefined for an embedded subgraph. */
  readonly url: string | undefined;
  /** The body's `extensions`; embedded subgraphs do not receive them. */
  readonly extensions: Values | undefined;
}

/** Changes to a subgraph request; omitted fields stay unchanged. */
export interface SubgraphRequestChange {
  readonly variables?: Values;
  /** Merged by name; `undefined` removes a header. Headers of the connection and the body are ignored. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /**
   * Another path, query or origin. Each origin has its own connections, for at most 32 origins; certificates, retries and
   * the circuit breaker are those of the subgraph.
   */
  readonly url?: string;
  readonly extensions?: Values;
  /** The subgraph's response, instead of sending the request. It is copied, so the same object may be returned again. */
  readonly response?: SubgraphAnswer;
}

export interface SubgraphAnswer {
  readonly data?: Values | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  readonly extensions?: Values | undefined;
}

/** A subgraph's response. There is no event if the subgraph is unreachable or its response is invalid. */
export interface SubgraphResponseEvent extends SubgraphAnswer {
  readonly request: SubgraphRequestEvent;
  /** Undefined for embedded subgraphs and for responses from plugins. */
  readonly status: number | undefined;
  readonly responseHeaders: Readonly<Record<string, string | string[] | undefined>> | undefined;
}

/** A response, before it is sent to the client. */
export interface AnswerEvent extends CallerEvent {
  readonly kind: 'answer';
  /** The client's `operationName`. */
  readonly operationName: string | undefined;
  /** `complete`: all data. `partial`: data and errors. `refused`: nothing was executed. */
  readonly outcome: 'complete' | 'partial' | 'refused';
  readonly errors: readonly GraphQLFormattedError[];
  /** The response's `extensions`. */
  readonly extensions: Values | undefined;
  /** Response headers, with lower-case names. */
  readonly responseHeaders: ResponseHeaders;
  readonly status: number;
  /** Parsed on first access; undefined if nothing was executed. */
  readonly data: Values | null | undefined;
}

/** The start of a streamed response: an incremental response or a subscription. */
export interface StreamEvent extends CallerEvent {
  readonly kind: 'stream';
  readonly operationName: string | undefined;
  readonly stream: 'subscription' | 'incremental';
  readonly extensions: Values | undefined;
  readonly responseHeaders: ResponseHeaders;
}

/** Changes to a response; omitted fields stay unchanged. Streams only support `headers` and `extensions`. */
export interface AnswerChange {
  readonly data?: Values | null;
  /** An empty list turns a refusal into a response with `data: null`. */
  readonly errors?: readonly GraphQLFormattedError[];
  /** Merged by name. Subscriptions ignore them; an incremental response sends them with its first part. */
  readonly extensions?: Values;
  /** Merged by name; a list is sent as one header per value. Not sent over WebSockets. */
  readonly headers?: ResponseHeaders;
  readonly status?: number;
}

/** One event of a subscription, before it is sent to the client. */
export interface SubscriptionEvent extends CallerEvent {
  readonly operationName: string | undefined;
  /** Parsed on first access. */
  readonly payload: SubgraphAnswer;
}

/** A supergraph, before it is served. */
export interface SupergraphEvent {
  readonly reason: 'start' | 'reload';
  readonly sdl: string;
  /** The API schema. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
}

/** No result: `return undefined`, or no `return` at all. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook without a `return` gives void
export type Nothing = void | undefined;
type Given<T> = T | Nothing | Promise<T | Nothing>;

/**
 * The hooks of a plugin. Each is optional, and a hook that no plugin implements costs nothing. Hooks run in plugin order;
 * response hooks (`onSubgraphResponse`, `onAnswer`, `onSubscriptionEvent`) and `onStop` run in reverse order. They are
 * called without `this`.
 *
 * A hook that throws ends the request: a GraphQLError is sent to the client, with the status of its code; any other error
 * is logged, and the client gets INTERNAL_SERVER_ERROR.
 */
export interface PluginHooks {
  /** Called for each HTTP request except health checks, and each WebSocket upgrade, after the CSRF and origin checks. */
  onHttpRequest?(event: HttpRequestEvent): Given<HttpAnswer>;
  /**
   * Authenticates the caller: returns an identity, `null` for an anonymous caller (a token is ignored), or `undefined` to
   * let the next plugin decide, and finally the token.
   */
  authenticate?(event: AuthenticateEvent): Given<Identity | null>;
  /** Called for each operation, also calls in this process (`transport: 'local'`), before limits and demand control. */
  onOperation?(event: OperationEvent): Given<Refusal | OperationChange>;
  /**
   * Called for each subgraph request, including health checks and subscriptions. A refusal ends the whole operation; no
   * further subgraph requests are sent.
   */
  onSubgraphRequest?(event: SubgraphRequestEvent): Given<Refusal | SubgraphRequestChange>;
  /** Called for each subgraph response, including those from plugins. Omitted fields stay unchanged. */
  onSubgraphResponse?(event: SubgraphResponseEvent): Given<Refusal | SubgraphAnswer>;
  /**
   * Part of the cache key of responses and entities, besides operation, variables, identity and propagated headers.
   * Required with `caching.responses` or `caching.entities` for plugins that change subgraph requests or responses; return
   * `''` if they change them equally for everybody. The key is never sent anywhere.
   */
  cacheKey?(event: CallerEvent): string;
  /** Called last, for each response, including refusals. */
  onAnswer?(event: AnswerEvent | StreamEvent): Given<AnswerChange>;
  /** Called for each subscription, before the subgraph request. */
  onSubscriptionStart?(event: OperationEvent): Given<Refusal>;
  /** Called for each event: returns another payload, or `null` to drop the event. A throw ends the subscription. */
  onSubscriptionEvent?(event: SubscriptionEvent): Given<{ readonly payload: SubgraphAnswer } | null>;
  /** Called on startup and on each reload, before the supergraph is served. A throw rejects the supergraph. */
  onSupergraphChange?(event: SupergraphEvent): Given<never>;
  /** Called once, before the gateway listens. A throw aborts startup. */
  onStart?(): Given<never>;
  /** Called once, after the last request, also if startup failed. A throw is logged. */
  onStop?(): Given<never>;
}
