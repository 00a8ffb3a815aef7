import { type Answer, type AnswerStream, isStream } from '../engine/operations/answer.ts';
import type { CachePolicy } from './cache-policy.ts';
import type { ResponseHeaders } from './response-headers.ts';

/** Facts about an operation that are safe to log. */
export interface OperationFacts {
  readonly name: string | undefined;
  readonly type: string;
  /** SHA-256 of its text, in hex. */
  readonly document: string;
}

/** Facts about a response, added by layers. */
export interface AnswerFacts {
  /** The HTTP status. @default 200; for a refusal, the catalogue's status of its first error */
  readonly status?: number | undefined;
  /** HTTP headers, lower-case names. */
  readonly headers?: ResponseHeaders | undefined;
  /** Added to the response under `extensions`. */
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  /** The estimated cost by demand control, and the actual cost if it was requested. */
  readonly cost?: { readonly estimated: number; readonly actual?: number } | undefined;
  /** The executed operation; set after every layer that may refuse it. */
  readonly operation?: OperationFacts | undefined;
  /** The response's cache policy, its hash if known, and its age in milliseconds if it was cached. */
  readonly caching?: {
    readonly policy: CachePolicy;
    readonly hash?: string | undefined;
    readonly age?: number;
    /** Of a cached response. */
    readonly forms?: CompressedForms | undefined;
  };
}

/** The compressed forms of a cached text; each is made once. */
export interface CompressedForms {
  compressed(encoding: string, compress: () => Promise<Buffer>): Promise<Buffer>;
}

export type GatewayAnswer = Answer & AnswerFacts;
export type GatewayStream = AnswerStream & AnswerFacts;
export type GatewayAnswered = GatewayAnswer | GatewayStream;

/** Adds facts to a response; headers and extensions are merged with existing ones. */
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

/** Continues with a response, synchronously if possible. */
export function onAnswer<Result>(
  pending: GatewayAnswered | Promise<GatewayAnswered>,
  next: (answered: GatewayAnswered) => Result,
): Result | Promise<Result> {
  return pending instanceof Promise ? pending.then(next) : next(pending);
}

/** The response as JSON text, with `extensions` added by layers. */
export function responseText({ text, extensions }: GatewayAnswer): string {
  return extensions ? withExtensions(text, extensions) : text;
}

/** Adds `extensions` to the JSON text of a response. */
export function withExtensions(text: string, extensions: Readonly<Record<string, unknown>>): string {
  return `${text.slice(0, -1)},"extensions":${JSON.stringify(extensions)}}`;
}
