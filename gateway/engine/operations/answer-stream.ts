import type { GraphQLError } from 'graphql';
import { RESUME_POSITION } from '../../../shared/graphql/resumption.ts';
import type { RunContext } from '../execution/data/run-context.ts';
import type { Subscription } from '../execution/subscription.ts';
import { withResumeToken } from '../transport/resume-token.ts';
import type { SubgraphEvent, SubgraphEvents, SubgraphResponse } from '../transport/transport.ts';
import type { IncrementalSpec } from './incremental-format.ts';
import type { Variant } from './variant.ts';

/** Events of a subscription, or a first answer and its deferred parts, as JSON texts. */
export interface AnswerStream {
  readonly kind: 'subscription' | 'incremental';
  /** Of answers in parts: how they are written. */
  readonly spec?: IncrementalSpec;
  /** Of answers in parts: when nothing more is fetched for it. */
  readonly ended?: Promise<void>;
  /** Of events that a subscription can go on after: how far the reader has come; undefined while one is on its way. */
  position?(): string | undefined;
  /** Can be read once. Returning it ends what feeds it, also while a text is being waited for. */
  [Symbol.asyncIterator](): AsyncIterator<string, undefined>;
}

/** What a request can be answered with besides one answer. */
export interface Accepts {
  readonly subscription: boolean;
  /** The version of incremental delivery that the client reads; it gets no parts without one. */
  readonly incremental: IncrementalSpec | undefined;
}

export const ONE_ANSWER: Accepts = { subscription: false, incremental: undefined };

/** The same stream with another first text. */
export function withFirst(stream: AnswerStream, rewrite: (text: string) => string): AnswerStream {
  const texts = stream[Symbol.asyncIterator]();
  let isFirst = true;
  const next: typeof texts.next = async () => {
    const result = await texts.next();
    if (!isFirst || result.done) return result;
    isFirst = false;
    return { done: false, value: rewrite(result.value) };
  };
  return { ...stream, [Symbol.asyncIterator]: () => ({ ...texts, next }) };
}

/** Opens a subscription. What comes of it is a stream, or the text of a refusal. */
export async function openSubscription(
  variant: Variant & { readonly subscription: Subscription },
  run: RunContext,
  onFault: (error: unknown) => GraphQLError,
): Promise<AnswerStream | string> {
  const { subscription } = variant;
  const refuse = (reason: unknown) => {
    subscription.refuse(run, reason);
    return JSON.stringify({ errors: run.errors });
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
    // What embedded subgraphs keep for a request is kept for one event here: the next one may show newer data.
    scope: { ...opened.scope, contexts: new Map() },
  });
  const end = (last?: string): IteratorResult<string, undefined> => {
    ended = true;
    return last === undefined ? { done: true, value: undefined } : { done: false, value: last };
  };
  const iterator: AsyncIterator<string, undefined> = {
    async next() {
      if (ended) return end();
      const run = runOf();
      let event: IteratorResult<SubgraphEvent>;
      try {
        event = await events.next();
      } catch (error) {
        // The subgraph is lost: a last text says so.
        if (ended) return end();
        variant.subscription.refuse(run, error);
        return end(JSON.stringify({ errors: run.errors }));
      }
      if (event.done || ended) return end();
      try {
        await variant.subscription.deliver(run, event.value);
        return { done: false, value: withResumeToken(variant.text(run), run.resumeToken) };
      } catch (error) {
        return { done: false, value: JSON.stringify({ errors: [onFault(error)] }) };
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
