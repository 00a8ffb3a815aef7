import { type Answer, type AnswerStream, isStream } from '../engine/operations/answer.ts';
import type { CachePolicy } from './cache-policy.ts';

/** What may be told of an operation. */
export interface OperationFacts {
  readonly name: string | undefined;
  readonly type: string;
  /** SHA-256 of its text, in hex. */
  readonly document: string;
}

/** What layers say beside an answer. */
export interface AnswerFacts {
  /** The HTTP status. @default 200, or of a refusal that of its first error in the catalogue */
  readonly status?: number | undefined;
  /** HTTP headers, names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** What is added to the response under `extensions`. */
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  /** What demand control estimated, and where it was asked for counted. */
  readonly cost?: { readonly estimated: number; readonly actual?: number } | undefined;
  /** The operation that was run, once it had passed all that may refuse it. */
  readonly operation?: OperationFacts | undefined;
  /** How long the answer may be cached, its hash where it is known, and its age in milliseconds where it was cached. */
  readonly caching?: { readonly policy: CachePolicy; readonly hash?: string | undefined; readonly age?: number };
}

export type GatewayAnswer = Answer & AnswerFacts;
export type GatewayStream = AnswerStream & AnswerFacts;
export type GatewayAnswered = GatewayAnswer | GatewayStream;

/** The same answer with more said beside it; headers and extensions join those that are there. */
export function withFacts<Answered extends GatewayAnswered>(
  answered: Answered,
  { headers, extensions, ...facts }: AnswerFacts,
): Answered {
  return {
    ...answered,
    ...facts,
    ...(headers && { headers: { ...answered.headers, ...headers } }),
    ...(extensions && { extensions: { ...answered.extensions, ...extensions } }),
  };
}

/** Whether it has all data and no errors. */
export function isComplete(answered: GatewayAnswered): answered is GatewayAnswer {
  return !isStream(answered) && answered.outcome === 'complete';
}

/** Goes on with an answer, at once where it is there. */
export function onAnswer<Result>(
  pending: GatewayAnswered | Promise<GatewayAnswered>,
  next: (answered: GatewayAnswered) => Result,
): Result | Promise<Result> {
  return pending instanceof Promise ? pending.then(next) : next(pending);
}

/** The response as JSON text, with what layers added under `extensions`. */
export function responseText({ text, extensions }: GatewayAnswer): string {
  return extensions ? withExtensions(text, extensions) : text;
}

/** Adds `extensions` to the JSON text of an answer. */
export function withExtensions(text: string, extensions: Readonly<Record<string, unknown>>): string {
  return `${text.slice(0, -1)},"extensions":${JSON.stringify(extensions)}}`;
}
