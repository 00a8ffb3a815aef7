import { type DocumentNode, print } from 'graphql';
import { isStream, refusedWith } from '../engine/operations/answer.ts';
import { type GatewayAnswer, onAnswer } from '../request/gateway-answer.ts';
import type { OperationLayer, OperationRequest, RequestLayer } from '../request/pipeline.ts';
import { PluginContext } from '../request/plugin-context.ts';
import type { RequestContext } from '../request/request-context.ts';
import { CallerState } from './caller-event.ts';
import { endingWhenRefused } from './ending-stream.ts';
import type { OperationChange, OperationEvent } from './events.ts';
import type { Plugins } from './open-plugins.ts';
import { isRefusal, type Refusal } from './refuse.ts';
import { answerToThrow, callHooks, whenDone } from './run-hooks.ts';

/** Adds a plugin context to operations without one. */
export const pluginContextLayer: RequestLayer = next => (request, context) =>
  next(request, context.pluginContext ? context : context.with({ pluginContext: new PluginContext() }));

/** Runs `onOperation` hooks, which may refuse or replace an operation. */
export function createHookLayer({ hooks, report }: Plugins): OperationLayer | undefined {
  const { onOperation } = hooks;
  if (!onOperation) return undefined;
  return next => (request, context) => {
    const state = new OperationState(request, context);
    const refused = callHooks(
      onOperation,
      state.event,
      given => state.take(given),
      (hook, error) => answerToThrow(hook, error, context.requestId, report),
    );
    return whenDone(refused, answer => {
      if (answer) return answer;
      const changed = state.request();
      return 'errors' in changed ? refusedWith(changed.errors) : next(changed, state.context());
    });
  };
}

/** An operation with the changes of the hooks so far. */
class OperationState {
  event: OperationEventState;
  readonly #request: OperationRequest;
  readonly #context: RequestContext;

  constructor(request: OperationRequest, context: RequestContext) {
    this.#request = request;
    this.#context = context;
    this.event = new OperationEventState(request, context);
  }

  take(given: Refusal | OperationChange): GatewayAnswer | undefined {
    if (isRefusal(given)) return given.answer;
    const { document, variables, headers } = given;
    if (document) this.event.document = document;
    if (variables) this.event.variables = variables;
    if (headers) this.event.headers = headers;
    return undefined;
  }

  /** A replaced document is parsed and checked like a client's document. */
  request(): OperationRequest | { readonly errors: readonly { readonly message: string }[] } {
    const { document, variables } = this.event;
    const request = variables === this.#request.variables ? this.#request : { ...this.#request, variables };
    if (document === this.#request.operation.document) return request;
    const query = print(document);
    const operation = request.engine.read({ query, operationName: request.operationName });
    return operation.kind === 'refused' ? operation : { ...request, query, operation };
  }

  context(): RequestContext {
    const { headers } = this.event;
    return headers === this.#context.headers ? this.#context : this.#context.with({ headers });
  }
}

const NO_VARIABLES = {};

class OperationEventState extends CallerState implements OperationEvent {
  document: DocumentNode;
  variables: OperationEvent['variables'];
  readonly query: string;
  readonly operationName: string | undefined;
  readonly operationType: OperationEvent['operationType'];

  constructor({ operation, variables }: OperationRequest, context: RequestContext) {
    super(context);
    this.document = operation.document;
    this.variables = variables ?? NO_VARIABLES;
    this.query = operation.text;
    this.operationName = operation.operation.name?.value;
    this.operationType = operation.operation.operation;
  }
}

/** Runs `onSubscriptionStart` hooks, after all other layers that may refuse the subscription. */
export function createSubscriptionStartLayer({ hooks, report }: Plugins): OperationLayer | undefined {
  const { onSubscriptionStart } = hooks;
  if (!onSubscriptionStart) return undefined;
  return next => (request, context) => {
    const isStarting = request.operation.operation.operation === 'subscription' && context.accepts.subscription;
    if (!isStarting) return next(request, context);
    const refused = callHooks(
      onSubscriptionStart,
      new OperationEventState(request, context),
      given => refusalGiven(given),
      (hook, error) => answerToThrow(hook, error, context.requestId, report),
    );
    return whenDone(refused, answer => answer ?? next(request, context));
  };
}

function refusalGiven(given: Refusal): GatewayAnswer {
  if (isRefusal(given)) return given.answer;
  throw new TypeError(`found ${JSON.stringify(given)}, expected refuse() or undefined`);
}

/** Returns the refusal of a subgraph hook as the response. The innermost layer. */
export function createFetchRefusalLayer({ hooks }: Plugins): OperationLayer | undefined {
  if (!hooks.onSubgraphRequest && !hooks.onSubgraphResponse) return undefined;
  return next => (request, context) =>
    onAnswer(next(request, context), answered => {
      const values = context.pluginContext;
      if (!values) return answered;
      if (!isStream(answered)) return values.refusal ?? answered;
      return answered.kind === 'subscription' ? endingWhenRefused(answered, values) : answered;
    });
}
