import type { GraphQLFormattedError } from 'graphql';
import type { IncrementalSpec } from './incremental-format.ts';

/** The response to an operation as JSON text, with its outcome and errors, so that no caller has to parse the text. */
export interface Answer {
  readonly text: string;
  /** `complete`: all data. `partial`: data and errors. `refused`: no data; nothing was executed. */
  readonly outcome: 'complete' | 'partial' | 'refused';
  /** The errors in the text. */
  readonly errors: readonly AnswerError[];
}

export type AnswerError = Pick<GraphQLFormattedError, 'message' | 'extensions'>;

/** One payload of a stream. */
export interface AnswerPart {
  readonly text: string;
  /** Of a subscription event: the token with which a later subscription resumes after it. */
  readonly resumeToken?: string | undefined;
}

/** The events of a subscription, or an initial payload and its deferred payloads. */
export interface AnswerStream {
  readonly kind: 'subscription' | 'incremental';
  /** Of incremental delivery: the format of the payloads. */
  readonly spec?: IncrementalSpec;
  /** Of incremental delivery: resolves when no further fetch will be sent. */
  readonly ended?: Promise<void>;
  /**
   * Of a resumable subscription: the token of the last event delivered; undefined while an event is being delivered.
   */
  position?(): string | undefined;
  /** Can be iterated once. `return` closes the source, also while `next` is pending. */
  [Symbol.asyncIterator](): AsyncIterator<AnswerPart, undefined>;
}

/** The result of an operation. */
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

/** The response to an operation that is not executed. */
export function refusedWith(errors: readonly AnswerError[]): Answer {
  return { text: JSON.stringify({ errors }), outcome: 'refused', errors };
}

/** The kinds of response that a client accepts besides a single one. */
export interface Accepts {
  readonly subscription: boolean;
  /** The version of incremental delivery that the client accepts; without one, nothing is deferred. */
  readonly incremental: IncrementalSpec | undefined;
}

export const ONE_ANSWER: Accepts = { subscription: false, incremental: undefined };

/** The same stream with its first payload rewritten. */
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
