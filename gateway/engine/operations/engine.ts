import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { PlanningProcess } from '../planning/process/planning-process.ts';
import type { DenialCodes } from '../supergraph/decide-access.ts';
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
   * Where operations are planned: in a child process, which engines may share, or on the calling thread.
   * @default 'process', the engine's own
   */
  readonly planning?: 'process' | 'inline' | PlanningProcess;
  /**
   * Whether clients may query the schema. When false, an operation with `__schema` or `__type` is refused.
   * @default true
   */
  readonly introspection?: boolean;
  /**
   * Whether error messages suggest names of the schema for misspelt ones. A suggestion may be a name that access rules
   * hide from the caller.
   * @default when `introspection` is on and the supergraph has no access rules
   */
  readonly suggestions?: boolean;
  /**
   * The codes of errors of fields that the caller may not access: by what the caller lacks (`UNAUTHENTICATED`,
   * `FORBIDDEN`), or Apollo Router's `UNAUTHORIZED_FIELD_OR_TYPE`.
   * @default 'router'
   */
  readonly denialCodes?: DenialCodes;
  /**
   * Maximum number of tokens in an operation; parsing stops there.
   * @default unlimited
   */
  readonly maxTokens?: number;
  /** Check an operation after parsing, before validation and planning. @default none */
  readonly operationRules?: readonly OperationRule[];
  /**
   * Lets identical queries of one `identity` that are in flight at the same time share one execution (single flight);
   * worth it for remote subgraphs. A query may get data read up to one execution earlier, but never data older than a
   * mutation that this engine completed before it. `identity` must cover everything that subgraphs learn about the
   * client.
   * @default false
   */
  readonly shareAnswers?: boolean;
  /**
   * Number of executions of an operation before its response writer is compiled.
   * @default 1
   */
  readonly compileAfter?: number;
  /**
   * Memory for prepared operations, in estimated bytes.
   * @default 134_217_728 (128 MiB)
   */
  readonly cacheBytes?: number;
  /**
   * Decides the progressive `@override` labels that are not `percent(x)`. Called once per request and label.
   * @default every label is off
   */
  readonly overrideLabel?: (label: string, scope: FetchScope) => boolean;
  /**
   * A number from 0 to 100 to compare `percent(x)` labels with; called once per request.
   * @default random
   */
  readonly overridePercentile?: (scope: FetchScope) => number;
  /** Called when planning of an operation starts; the returned function is called when it ends. */
  readonly onPlanning?: (() => () => void) | undefined;
  /** Receives faults that clients see only as a code: planning failures, internal errors. */
  readonly onFault?: (fault: EngineFault) => void;
}

export interface EngineFault {
  readonly message: string;
  readonly cause: unknown;
  /** The host's context of the request that failed. */
  readonly context?: unknown;
}

export interface EngineRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The per-request context; see {@link FetchScope}. */
export type EngineContext = Omit<FetchScope, 'contexts'>;

export interface Engine {
  readonly schema: GraphQLSchema;
  readonly supergraph: LoadedSupergraph;
  /** Returns the cached operation, or parses it synchronously; does not validate. */
  read(request: EngineRequest): Preparation;
  /**
   * Parses, validates and plans an operation before its first execution.
   * @returns the prepared operation, or the refusal; a promise while planning is in progress
   */
  prepare(request: EngineRequest, context?: EngineContext): Preparation | Promise<Preparation>;
  /** Executes an operation. A result without `data` is a refusal: nothing was executed. Never rejects. */
  execute(request: EngineRequest, context?: EngineContext): Promise<ExecutionResult>;
  /**
   * Executes an operation and returns the response as JSON text: `{"data":...` if it was executed, `{"errors":...` if
   * it was refused. Synchronous when nothing is awaited. Never rejects.
   */
  executeToText(request: EngineRequest, context?: EngineContext): string | Promise<string>;
  /**
   * Like {@link executeToText}, for clients that accept streams: subscriptions and incremental delivery return a
   * stream. Also reports the outcome and the errors.
   */
  answer(request: EngineRequest, context: EngineContext, accepts: Accepts): Answered | Promise<Answered>;
  /** Executes an operation returned by {@link read}. Never rejects. */
  run(
    operation: Preparation,
    variables: EngineRequest['variables'],
    context: EngineContext,
    accepts: Accepts,
  ): Answered | Promise<Answered>;
  /** The cached operations. */
  readonly operations: Pick<OperationCache, 'mostUsed' | 'size' | 'bytes'>;
  /** The plan of a request, for inspection. */
  plan(request: EngineRequest, context?: EngineContext, accepts?: Accepts): Promise<Variant | RefusedOperation>;
  /**
   * Plans one variant of an operation ahead of its first execution, and compiles its response writer.
   * @returns the refusal, if the operation is refused
   */
  warm(operation: KnownOperation): Promise<RefusedOperation | undefined>;
  /** Closes the transports, and the planning process if the engine owns it. */
  close(): Promise<void>;
}
