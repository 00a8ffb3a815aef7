import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type AnswerError, answerOf, isStream, refusedWith } from '../engine/operations/answer.ts';
import {
  type AnswerFacts,
  type GatewayAnswer,
  type GatewayAnswered,
  type GatewayStream,
  withFacts,
} from '../request/gateway-answer.ts';
import type { GraphqlRequest, RequestLayer } from '../request/pipeline.ts';
import { refusalStatus } from '../request/refusal.ts';
import type { RequestContext } from '../request/request-context.ts';
import { lowerCaseNames, type ResponseHeaders } from '../request/response-headers.ts';
import { CallerState } from './caller-event.ts';
import type { AnswerChange, AnswerEvent, StreamEvent } from './events.ts';
import type { Plugins } from './open-plugins.ts';
import { answerToThrow, callHooks, whenDone } from './run-hooks.ts';

/** Runs `onAnswer` hooks on each response. The outermost layer, so that it sees all responses. */
export function createAnswerLayer({ hooks, report }: Plugins): RequestLayer | undefined {
  const onAnswerHooks = hooks.onAnswer?.toReversed();
  if (!onAnswerHooks) return undefined;
  const finish = (
    answered: GatewayAnswered,
    request: GraphqlRequest,
    context: RequestContext,
  ): GatewayAnswered | Promise<GatewayAnswered> => {
    const state = isStream(answered)
      ? new StreamState(answered, request, context)
      : new AnswerState(answered, request, context);
    const failed = callHooks(
      onAnswerHooks,
      state,
      given => state.take(given),
      (hook, error) => {
        if (isStream(answered)) void answered[Symbol.asyncIterator]().return?.();
        return answerToThrow(hook, error, context.requestId, report);
      },
    );
    return whenDone(failed, answer => answer ?? state.answered());
  };
  return next => (request, context) => whenDone(next(request, context), answered => finish(answered, request, context));
}

const NO_HEADERS = {};

/** Common to complete and streamed responses. */
abstract class State extends CallerState {
  readonly operationName: string | undefined;
  extensions: AnswerFacts['extensions'];
  responseHeaders: ResponseHeaders;

  constructor({ extensions, headers }: AnswerFacts, { operationName }: GraphqlRequest, context: RequestContext) {
    super(context);
    this.operationName = operationName ?? undefined;
    this.extensions = extensions;
    this.responseHeaders = headers ?? NO_HEADERS;
  }

  take({ extensions, headers }: AnswerChange): undefined {
    if (extensions) this.extensions = { ...this.extensions, ...extensions };
    if (headers) this.responseHeaders = { ...this.responseHeaders, ...lowerCaseNames(headers) };
  }

  protected facts(): AnswerFacts {
    const { extensions, responseHeaders } = this;
    return {
      ...(extensions && { extensions }),
      ...(responseHeaders !== NO_HEADERS && { headers: responseHeaders }),
    };
  }
}

class StreamState extends State implements StreamEvent {
  readonly kind = 'stream';
  readonly stream: StreamEvent['stream'];
  readonly #answered: GatewayStream;

  constructor(answered: GatewayStream, request: GraphqlRequest, context: RequestContext) {
    super(answered, request, context);
    this.stream = answered.kind;
    this.#answered = answered;
  }

  answered(): GatewayStream {
    return withFacts(this.#answered, this.facts());
  }
}

class AnswerState extends State implements AnswerEvent {
  readonly kind = 'answer';
  readonly outcome: AnswerEvent['outcome'];
  status: number;
  readonly #answered: GatewayAnswer;
  #errors: readonly GraphQLFormattedError[] | undefined;
  #data: AnswerEvent['data'];
  #isDataKnown = false;
  #isRewritten = false;

  constructor(answered: GatewayAnswer, request: GraphqlRequest, context: RequestContext) {
    super(answered, request, context);
    this.outcome = answered.outcome;
    this.status = answered.status ?? (answered.outcome === 'refused' ? refusalStatus(answered.errors) : 200);
    this.#answered = answered;
  }

  get errors(): readonly GraphQLFormattedError[] {
    this.#errors ??= this.#answered.errors.map(formatted);
    return this.#errors;
  }

  get data(): AnswerEvent['data'] {
    if (!this.#isDataKnown) {
      this.#isDataKnown = true;
      if (this.outcome !== 'refused') this.#data = (JSON.parse(this.#answered.text) as Pick<AnswerEvent, 'data'>).data;
    }
    return this.#data;
  }

  override take(change: AnswerChange): undefined {
    super.take(change);
    const { data, errors, status } = change;
    if (status !== undefined) this.status = status;
    if (data === undefined && errors === undefined) return;
    // Read the current data and errors first: those that are not replaced stay.
    this.#data = data === undefined ? this.data : data;
    this.#isDataKnown = true;
    this.#errors = errors ?? this.errors;
    this.#isRewritten = true;
  }

  answered(): GatewayAnswer {
    const { caching, ...answered } = this.#answered;
    const isOther = this.#isRewritten || this.status !== statusOf(this.#answered);
    if (!isOther) return withFacts(this.#answered, this.facts());
    // Without `caching`: a response that plugins changed for this request must not be cached.
    return withFacts(
      { ...answered, ...(this.#isRewritten && this.#rewritten()) },
      { ...this.facts(), status: this.status },
    );
  }

  #rewritten() {
    const { data, errors } = this;
    if (data === undefined && errors.length > 0) return refusedWith(errors);
    return answerOf(JSON.stringify(data ?? null), errors);
  }
}

function statusOf({ status, outcome, errors }: GatewayAnswer): number {
  return status ?? (outcome === 'refused' ? refusalStatus(errors) : 200);
}

/** As serialized in the response. */
function formatted(error: AnswerError): GraphQLFormattedError {
  return error instanceof GraphQLError ? error.toJSON() : error;
}
