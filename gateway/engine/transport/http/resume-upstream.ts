import { asResumeToken, resumeTokenIn, resumingAfter } from '../resume-token.ts';
import type { FetchScope, SubgraphResponse } from '../transport.ts';

/** Codes with which a subgraph ends a stream that can be resumed on another instance, or a moment later. */
const RESUMABLE_CODES = new Set<unknown>(['SUBSCRIPTION_SERVER_SHUTDOWN', 'SUBSCRIPTION_SCHEMA_RELOAD']);

/** How often a lost stream is opened anew, with growing pauses, before the subscription ends with an error. */
export const RETRIES = 5;
export const PAUSES = { first: 500, longest: 8_000 };

/** Where a subscription of a subgraph elsewhere stands, so that a new connection goes on where the one before was lost. */
export class UpstreamPosition {
  #token: string | undefined;

  constructor({ resumeAfter }: Pick<FetchScope, 'resumeAfter'>) {
    this.#token = resumeAfter;
  }

  /** Extensions of the next subscribe request; undefined if the subgraph does not support resuming. */
  get extensions(): object | undefined {
    return this.#token === undefined ? undefined : resumingAfter(this.#token);
  }

  /** The same, and what else a request says there. */
  extensionsBeside(others: object | undefined): object | undefined {
    return others ? { ...others, ...this.extensions } : this.extensions;
  }

  get token(): string | undefined {
    return this.#token;
  }

  /** Records a resume token sent by the subgraph. */
  recordToken(token: unknown): void {
    this.#token = asResumeToken(token) ?? this.#token;
  }

  /** Records the resume token of an event. */
  record(response: SubgraphResponse): void {
    this.#token = resumeTokenIn(response) ?? this.#token;
  }

  /**
   * Whether a response is the last message of a server that shuts down, and the subscription can be resumed elsewhere.
   */
  canResumeAfter({ errors }: SubgraphResponse): boolean {
    return this.#token !== undefined && !!errors?.some(({ extensions }) => RESUMABLE_CODES.has(extensions?.code));
  }
}
