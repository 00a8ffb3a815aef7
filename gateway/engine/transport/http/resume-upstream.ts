import { asResumeToken, resumeTokenIn, resumingAfter } from '../resume-token.ts';
import type { FetchScope, SubgraphResponse } from '../transport.ts';

/** Reasons for which a subgraph ends a stream that it takes up again elsewhere, or a moment later. */
const TAKEN_UP_AGAIN = new Set<unknown>(['SUBSCRIPTION_SERVER_SHUTDOWN', 'SUBSCRIPTION_SCHEMA_RELOAD']);

/** How often a lost stream is opened anew, with growing pauses, before the subscription ends with an error. */
export const RETRIES = 5;
export const PAUSES = { first: 500, longest: 8_000 };

/** Where a subscription of a subgraph elsewhere stands, so that a new connection goes on where the one before was lost. */
export class UpstreamPosition {
  #token: string | undefined;

  constructor({ resumeAfter }: Pick<FetchScope, 'resumeAfter'>) {
    this.#token = resumeAfter;
  }

  /** What the next request for it says; nothing where the subgraph does not resume. */
  get extensions(): object | undefined {
    return this.#token === undefined ? undefined : resumingAfter(this.#token);
  }

  get token(): string | undefined {
    return this.#token;
  }

  /** Notes how far the subgraph says that it has come. */
  noteToken(token: unknown): void {
    this.#token = asResumeToken(token) ?? this.#token;
  }

  /** Notes what has come. */
  note(response: SubgraphResponse): void {
    this.#token = resumeTokenIn(response) ?? this.#token;
  }

  /** Whether it is no event, but the last word of a server that stops, and the stream can go on at another one. */
  goesOnAfter({ errors }: SubgraphResponse): boolean {
    return this.#token !== undefined && !!errors?.some(({ extensions }) => TAKEN_UP_AGAIN.has(extensions?.code));
  }
}
