import type { DocumentNode, GraphQLFormattedError, OperationTypeNode } from 'graphql';
import type { ConnectionCounts } from '../../../shared/graphql/connection-counts.ts';
import type { PositionedEvents } from '../../../shared/graphql/resumption.ts';
import type { Access } from '../supergraph/decide-access.ts';
import type { CancelSignal } from './cancel-signal.ts';

/** What a request carries to the subgraphs. One per client request. */
export interface FetchScope {
  /** The host's context, as given to the engine. */
  readonly context: unknown;
  /** Headers of the client's request, lower-case names. */
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  /** Ends fetches that are under way when the client has gone. */
  readonly signal?: CancelSignal | undefined;
  /**
   * Who asks. Queries of equal identity may share one request in flight; `undefined` never shares.
   * Give `''` where everybody may see the same.
   */
  readonly identity?: string;
  /**
   * What who asks may see of guarded fields.
   * @default nothing that is guarded
   */
  readonly access?: Access;
  /** Where a subscription goes on: the token of the last event that its client has. @default with what happens now */
  readonly resumeAfter?: string;
  /** Embedded subgraphs keep their context of this request here, by subgraph name. */
  readonly contexts: Map<string, unknown>;
}

/** One operation that a plan sends to a subgraph, known once per client operation. */
export interface SubgraphOperation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly kind: OperationTypeNode;
  /** Asks `_entities`. */
  readonly entities: boolean;
}

export interface SubgraphResponse {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: readonly GraphQLFormattedError[] | undefined;
  readonly extensions?: Record<string, unknown> | undefined;
}

/**
 * Sends one prepared operation. The answer's data belongs to the caller, who may change it. Throws or rejects with a
 * {@link SubgraphFailure} when there is no answer.
 */
export type PreparedFetch = (
  variables: Readonly<Record<string, unknown>>,
  scope: FetchScope,
) => SubgraphResponse | Promise<SubgraphResponse>;

/**
 * One event of a subscription. Embedded subgraphs run the event's selection with the event's own scope, so that nothing
 * read for an earlier event is shown again.
 */
export type SubgraphEvent = (scope: FetchScope) => SubgraphResponse | Promise<SubgraphResponse>;

/**
 * Opens a subscription. Gives a response, with errors, where the subgraph refuses it; throws or rejects with a
 * {@link SubgraphFailure} when there is no answer. Events end with an error when the subgraph is lost for good.
 */
export type PreparedSubscribe = (
  variables: Readonly<Record<string, unknown>>,
  scope: FetchScope,
) => Promise<SubgraphEvents | SubgraphResponse>;

export interface SubgraphEvents extends AsyncIterator<SubgraphEvent>, PositionedEvents {}

/** How a subgraph is reached. */
export interface SubgraphTransport {
  readonly name: string;
  /** Settles once per client operation what does not depend on the request. */
  prepare(operation: SubgraphOperation): PreparedFetch;
  /** Settles a subscription's operation. @default the subgraph has no subscriptions here */
  prepareSubscription?(operation: SubgraphOperation): PreparedSubscribe;
  /** How its connections stand. @default it has none */
  connections?(): ConnectionCounts;
  close(): Promise<void>;
}
