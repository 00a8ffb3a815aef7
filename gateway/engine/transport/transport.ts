import type { DocumentNode, GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { ConnectionCounts } from '../../../shared/graphql/connection-counts.ts';
import type { PositionedEvents } from '../../../shared/graphql/resumption.ts';
import type { Exactness } from '../numbers/exact-json.ts';
import type { Access } from '../supergraph/decide-access.ts';
import type { CancelSignal } from './cancel-signal.ts';

/** The per-request context passed to transports; one per client request. */
export interface FetchScope {
  /** The host's context, as given to the engine. */
  readonly context: unknown;
  /** Headers of the client's request, lower-case names. */
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  /** Cancels fetches in flight when the client disconnects. */
  readonly signal?: CancelSignal | undefined;
  /**
   * The caller. Queries of equal identity may share one request in flight (single flight); `undefined` disables
   * sharing. Use `''` if every caller may see the same data.
   */
  readonly identity?: string;
  /**
   * What the caller may access of guarded fields.
   * @default no guarded field
   */
  readonly access?: Access;
  /** Whether variables have files: such a request is sent once, and shared by none. @default false */
  readonly hasFiles?: boolean;
  /** Whether requests that wait for one plan go on one after another, as those of clients do. @default all at once */
  readonly inTurns?: boolean;
  /** URL, headers and extensions to send, where they were decided before the transport. */
  readonly outgoing?: OutgoingRequest;
  /**
   * Resumes a subscription after this token, of the last event that the client received. @default starts with new
   * events
   */
  readonly resumeAfter?: string;
  /** Contexts of embedded subgraphs for this request, by subgraph name. */
  readonly contexts: Map<string, unknown>;
}

/** What a transport sends of a request besides its operation and variables. */
export interface OutgoingRequest {
  readonly url: string;
  /** Names in lower case; without those that describe the body. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body's `extensions`. @default none */
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  /** Called with the status and headers of the response, once per fetch that it answers. */
  onReply?(status: number, headers: Readonly<Record<string, string | string[] | undefined>>): void;
}

/** An operation that a plan sends to a subgraph; created once per client operation. */
export interface SubgraphOperation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly kind: OperationTypeNode;
  /** Whether it queries `_entities`. */
  readonly entities: boolean;
  /** What of the response is needed as it was written. @default JavaScript's numbers do */
  readonly exact?: Exactness | undefined;
}

export interface SubgraphResponse {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  readonly extensions?: Record<string, unknown> | undefined;
}

/**
 * Sends a prepared operation. The caller owns the data of the response and may change it. Throws or rejects with a
 * {@link SubgraphFailure} if there is no response.
 */
export type PreparedFetch = (
  variables: Readonly<Record<string, unknown>>,
  scope: FetchScope,
) => SubgraphResponse | Promise<SubgraphResponse>;

/**
 * An event of a subscription. Embedded subgraphs execute the event's selection with a scope per event, so that data
 * read for an earlier event is not shown again.
 */
export type SubgraphEvent = (scope: FetchScope) => SubgraphResponse | Promise<SubgraphResponse>;

/**
 * Opens a subscription. Resolves to a response with errors if the subgraph refuses it; throws or rejects with a
 * {@link SubgraphFailure} if there is no response. The events end with an error if the subgraph is lost permanently.
 */
export type PreparedSubscribe = (
  variables: Readonly<Record<string, unknown>>,
  scope: FetchScope,
) => Promise<SubgraphEvents | SubgraphResponse>;

export interface SubgraphEvents extends AsyncIterator<SubgraphEvent>, PositionedEvents {}

/** A connection to a subgraph. */
export interface SubgraphTransport {
  readonly name: string;
  /** Prepares an operation, once per client operation. */
  prepare(operation: SubgraphOperation): PreparedFetch;
  /** Prepares a subscription. @default the transport does not support subscriptions */
  prepareSubscription?(operation: SubgraphOperation): PreparedSubscribe;
  /** The URL and headers of a request. @default nothing is sent: the subgraph is in this process */
  outgoing?(kind: OperationTypeNode, scope: FetchScope): OutgoingRequest;
  /** Connection statistics. @default none */
  connections?(): ConnectionCounts;
  close(): Promise<void>;
}
