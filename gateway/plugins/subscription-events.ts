import { type AnswerPart, isStream } from '../engine/operations/answer.ts';
import { type GatewayStream, onAnswer } from '../request/gateway-answer.ts';
import type { OperationLayer } from '../request/pipeline.ts';
import type { RequestContext } from '../request/request-context.ts';
import { CallerState } from './caller-event.ts';
import { mapParts, type PartOutcome } from './ending-stream.ts';
import type { SubgraphAnswer, SubscriptionEvent } from './events.ts';
import type { HookLists, Plugins } from './open-plugins.ts';
import { answerToThrow, callHooks, whenDone } from './run-hooks.ts';

/** Runs `onSubscriptionEvent` hooks, which may replace or drop events. */
export function createSubscriptionEventsLayer({ hooks, report }: Plugins): OperationLayer | undefined {
  const onEvent = hooks.onSubscriptionEvent?.toReversed();
  if (!onEvent) return undefined;
  return next => (request, context) =>
    onAnswer(next(request, context), answered =>
      isStream(answered) && answered.kind === 'subscription'
        ? withHooks(answered, onEvent, request.operation.operation.name?.value, context, report)
        : answered,
    );
}

function withHooks(
  stream: GatewayStream,
  hooks: NonNullable<HookLists['onSubscriptionEvent']>,
  operationName: string | undefined,
  context: RequestContext,
  report: Plugins['report'],
): GatewayStream {
  return mapParts(stream, part => {
    const event = new EventState(part, operationName, context);
    const ended = callHooks<SubscriptionEvent, ReturnType<(typeof hooks)[number]['run']>, PartOutcome | typeof DROPPED>(
      hooks,
      event,
      given => {
        if (given === null) return DROPPED;
        event.replace(payloadOf(given));
        return undefined;
      },
      (hook, error) => ({ refusal: answerToThrow(hook, error, context.requestId, report) }),
    );
    return whenDone(ended, outcome => (outcome === DROPPED ? null : (outcome ?? event.part())));
  });
}

/** Stops the hooks, as `null` cannot be distinguished from no result there. */
const DROPPED = Symbol('dropped');

function payloadOf(given: unknown): SubgraphAnswer {
  const payload = typeof given === 'object' && given !== null && 'payload' in given ? given.payload : undefined;
  if (typeof payload === 'object' && payload !== null) return payload;
  throw new TypeError(`found ${JSON.stringify(given)}, expected { payload }, null or undefined`);
}

class EventState extends CallerState implements SubscriptionEvent {
  readonly operationName: string | undefined;
  readonly #part: AnswerPart;
  #payload: SubgraphAnswer | undefined;
  #replaced: SubgraphAnswer | undefined;

  constructor(part: AnswerPart, operationName: string | undefined, context: RequestContext) {
    super(context);
    this.operationName = operationName;
    this.#part = part;
  }

  get payload(): SubgraphAnswer {
    this.#payload ??= JSON.parse(this.#part.text) as SubgraphAnswer;
    return this.#payload;
  }

  replace(payload: SubgraphAnswer): void {
    // The client needs the resume token of the event, whatever payload replaces it.
    const resume = this.payload.extensions?.resume;
    const extensions = resume === undefined ? payload.extensions : { resume, ...payload.extensions };
    this.#replaced = extensions ? { ...payload, extensions } : payload;
    this.#payload = this.#replaced;
  }

  part(): AnswerPart {
    return this.#replaced ? { ...this.#part, text: JSON.stringify(this.#replaced) } : this.#part;
  }
}
