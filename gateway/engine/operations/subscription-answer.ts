import type { GraphQLError } from 'graphql';
import { RESUME_POSITION } from '../../../shared/graphql/resumption.ts';
import type { RunContext } from '../execution/data/run-context.ts';
import type { Subscription } from '../execution/subscription.ts';
import { withResumeToken } from '../transport/resume-token.ts';
import type { SubgraphEvent, SubgraphEvents, SubgraphResponse } from '../transport/transport.ts';
import { type Answered, type AnswerPart, type AnswerStream, refusedWith } from './answer.ts';
import type { Variant } from './variant.ts';

/** Opens a subscription. Returns a stream of events, or a refusal. */
export async function openSubscription(
  variant: Variant & { readonly subscription: Subscription },
  run: RunContext,
  onFault: (error: unknown) => GraphQLError,
): Promise<Answered> {
  const { subscription } = variant;
  const refuse = (reason: unknown) => {
    subscription.refuse(run, reason);
    return refusedWith(run.errors);
  };
  let events: SubgraphEvents | SubgraphResponse;
  try {
    events = await subscription.open(run);
  } catch (error) {
    return refuse(error);
  }
  if (!('next' in events)) return refuse(events);
  return streamOf(variant, run, events, onFault);
}

function streamOf(
  variant: Variant & { readonly subscription: Subscription },
  opened: RunContext,
  events: SubgraphEvents,
  onFault: (error: unknown) => GraphQLError,
): AnswerStream {
  let ended = false;
  const runOf = (): RunContext => ({
    ...opened,
    data: {},
    errors: [],
    // Embedded subgraphs cache data per request; here per event, since the next event may show newer data.
    scope: { ...opened.scope, contexts: new Map() },
  });
  const end = (last?: AnswerPart): IteratorResult<AnswerPart, undefined> => {
    ended = true;
    return last === undefined ? { done: true, value: undefined } : { done: false, value: last };
  };
  const iterator: AsyncIterator<AnswerPart, undefined> = {
    async next() {
      if (ended) return end();
      const run = runOf();
      let event: IteratorResult<SubgraphEvent>;
      try {
        event = await events.next();
      } catch (error) {
        // The subgraph connection is lost: report it in a last payload.
        if (ended) return end();
        variant.subscription.refuse(run, error);
        return end(refusedWith(run.errors));
      }
      if (event.done || ended) return end();
      try {
        await variant.subscription.deliver(run, event.value);
        const { resumeToken } = run;
        return { done: false, value: { text: withResumeToken(variant.answer(run).text, resumeToken), resumeToken } };
      } catch (error) {
        return { done: false, value: refusedWith([onFault(error)]) };
      }
    },
    async return() {
      if (!ended) {
        ended = true;
        await events.return?.();
      }
      return end();
    },
  };
  return {
    kind: 'subscription',
    position: () => events[RESUME_POSITION]?.(),
    [Symbol.asyncIterator]: () => iterator,
  };
}
