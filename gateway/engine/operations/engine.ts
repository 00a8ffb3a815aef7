import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { PlanningProcess } from '../planning/process/planning-process.ts';
import type { LoadedSupergraph } from '../supergraph/load-supergraph.ts';
import type { FetchScope, SubgraphTransport } from '../transport/transport.ts';
import type { Accepts, Answered } from './answer.ts';
import type { KnownOperation, OperationCache } from './operation-cache.ts';
import type { OperationRule, Preparation, RefusedOperation } from './prepared-operation.ts';
import type { Variant } from './variant.ts';

export interface EngineOptions {
  readonly supergraph: LoadedSupergraph;
  /** One for each subgraph of the supergraph, matched by name. */
  readonly transports: readonly SubgraphTransport[];
  /**
   * Where operations are planned: in another process, which may be one that engines share, or in the calling thread.
   * @default 'process', one of its own
   */
  readonly planning?: 'process' | 'inline' | PlanningProcess;
  /**
   * Whether clients may ask for the schema. Turned off, an operation with `__schema` or `__type` is refused, and no
   * message suggests a name; nor does one where anything is guarded.
   * @default true
   */
  readonly introspection?: boolean;
  /**
   * Most tokens in an operation's text; reading ends there.
   * @default any number
   */
  readonly maxTokens?: number;
  /** Judge an operation right after it was parsed, before it is validated and planned. @default none */
  readonly operationRules?: readonly OperationRule[];
  /**
   * Let equal queries of one identity that run at the same time share one run, for subgraphs that are far away. A query
   * may then get what was read up to one run before it came; one that comes after a mutation has ended here never does.
   * All that subgraphs are told of the client must be in `identity`.
   * @default false
   */
  readonly shareAnswers?: boolean;
  /**
   * How often an operation is run before code is generated that writes its answers.
   * @default 1
   */
  readonly compileAfter?: number;
  /**
   * Memory for prepared operations, in bytes by estimate.
   * @default 134_217_728 (128 MiB)
   */
  readonly cacheBytes?: number;
  /**
   * Decides about the labels of progressive `@override` that are not `percent(x)`. Called once per request and label.
   * @default no label holds
   */
  readonly overrideLabel?: (label: string, scope: FetchScope) => boolean;
  /**
   * A number from 0 up to 100 that `percent(x)` labels are compared with; once per request.
   * @default random
   */
  readonly overridePercentile?: (scope: FetchScope) => number;
  /** Told that an operation is being planned; what it returns is called when that is done. */
  readonly onPlanning?: (() => () => void) | undefined;
  /** Told of faults that clients see only as a code: failed planning, errors in the engine itself. */
  readonly onFault?: (fault: EngineFault) => void;
}

export interface EngineFault {
  readonly message: string;
  readonly cause: unknown;
  /** The host's context of the request that met it. */
  readonly context?: unknown;
}

export interface EngineRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What a request brings along; see {@link FetchScope}. */
export type EngineContext = Omit<FetchScope, 'contexts'>;

export interface Engine {
  readonly schema: GraphQLSchema;
  readonly supergraph: LoadedSupergraph;
  /** The operation as it is known, or freshly parsed; at once, and not yet validated. */
  read(request: EngineRequest): Preparation;
  /**
   * Reads, validates and plans an operation ahead of its first run.
   * @returns the plan's operation, or why it is refused; a promise while that is being worked out
   */
  prepare(request: EngineRequest, context?: EngineContext): Preparation | Promise<Preparation>;
  /** Runs an operation. Without `data`, the result is a refusal: nothing was run. Never rejects. */
  execute(request: EngineRequest, context?: EngineContext): Promise<ExecutionResult>;
  /**
   * Runs an operation and writes the answer as JSON text: `{"data":...` when it ran, `{"errors":...` when it was
   * refused. Gives the text itself when nothing had to be waited for. Never rejects.
   */
  executeToText(request: EngineRequest, context?: EngineContext): string | Promise<string>;
  /**
   * The same for clients that may read more than one answer: a subscription, or an answer in parts, is a stream. Says
   * beside the text what came of the operation.
   */
  answer(request: EngineRequest, context: EngineContext, accepts: Accepts): Answered | Promise<Answered>;
  /** Answers an operation that was read before. Never rejects. */
  run(
    operation: Preparation,
    variables: EngineRequest['variables'],
    context: EngineContext,
    accepts: Accepts,
  ): Answered | Promise<Answered>;
  /** The operations that are known. */
  readonly operations: Pick<OperationCache, 'mostUsed' | 'size' | 'bytes'>;
  /** The plan that a request runs, for people. */
  plan(request: EngineRequest, context?: EngineContext, accepts?: Accepts): Promise<Variant | RefusedOperation>;
  /**
   * Plans an operation ahead in one of the ways in which it was asked, and generates its code.
   * @returns why it is refused, if it is
   */
  warm(operation: KnownOperation): Promise<RefusedOperation | undefined>;
  /** Ends the transports, and the planning process where it is the engine's own. */
  close(): Promise<void>;
}
