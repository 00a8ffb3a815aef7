import type { GraphQLFormattedError } from 'graphql';
import type { IncrementalSpec } from './incremental-format.ts';

/** The response to an operation as JSON text, and what is known of it: nobody has to search the text. */
export interface Answer {
  readonly text: string;
  /** `complete`: all data. `partial`: data and errors. `refused`: no data, nothing was run. */
  readonly outcome: 'complete' | 'partial' | 'refused';
  /** The errors in the text. */
  readonly errors: readonly AnswerError[];
}

export type AnswerError = Pick<GraphQLFormattedError, 'message' | 'extensions'>;

/** One text of a stream. */
export interface AnswerPart {
  readonly text: string;
  /** Of an event: after what a later subscription goes on with the next one. */
  readonly resumeToken?: string | undefined;
}

/** Events of a subscription, or a first answer and its deferred parts. */
export interface AnswerStream {
  readonly kind: 'subscription' | 'incremental';
  /** Of answers in parts: how they are written. */
  readonly spec?: IncrementalSpec;
  /** Of answers in parts: when nothing more is fetched for it. */
  readonly ended?: Promise<void>;
  /** Of events that a subscription can go on after: how far the reader has come; undefined while one is on its way. */
  position?(): string | undefined;
  /** Can be read once. Returning it ends what feeds it, also while a part is being waited for. */
  [Symbol.asyncIterator](): AsyncIterator<AnswerPart, undefined>;
}

/** What an operation is answered with. */
export type Answered = Answer | AnswerStream;

export function isStream<Stream extends AnswerStream>(answered: Answer | Stream): answered is Stream {
  return Symbol.asyncIterator in answered;
}

const NO_ERRORS: readonly AnswerError[] = [];

/** @param data JSON text */
export function answerOf(data: string, errors: readonly AnswerError[]): Answer {
  return errors.length === 0
    ? { text: `{"data":${data}}`, outcome: 'complete', errors: NO_ERRORS }
    : { text: `{"data":${data},"errors":${JSON.stringify(errors)}}`, outcome: 'partial', errors };
}

/** The answer to an operation that is not run. */
export function refusedWith(errors: readonly AnswerError[]): Answer {
  return { text: JSON.stringify({ errors }), outcome: 'refused', errors };
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
  const parts = stream[Symbol.asyncIterator]();
  let isFirst = true;
  const next: typeof parts.next = async () => {
    const result = await parts.next();
    if (!isFirst || result.done) return result;
    isFirst = false;
    return { done: false, value: { ...result.value, text: rewrite(result.value.text) } };
  };
  return { ...stream, [Symbol.asyncIterator]: () => ({ ...parts, next }) };
}
