import { personKey } from '../../shared/auth/user-id.ts';
import { type AnswerPart, type AnswerStream, isStream } from '../engine/operations/answer.ts';
import type { GatewayAnswer, GatewayAnswered, GatewayStream } from '../request/gateway-answer.ts';
import { refusal } from '../request/refusal.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { Settings } from '../settings/table.ts';

/**
 * Why the server ends a stream. The code is sent in a last error, and the client may subscribe again.
 * - `SUBSCRIPTION_SERVER_SHUTDOWN`: the process shuts down.
 * - `SUBSCRIPTION_SCHEMA_RELOAD`: a new supergraph is served.
 * - `UNAUTHENTICATED`: the token has expired.
 */
export type EndReason = 'SUBSCRIPTION_SERVER_SHUTDOWN' | 'SUBSCRIPTION_SCHEMA_RELOAD' | 'UNAUTHENTICATED';

/** The open client streams of this process. */
export interface OpenStreams {
  /** Admits a response: a stream is counted and can be ended, or is refused if there are too many. */
  admit(answered: GatewayAnswered, context: RequestContext): GatewayAnswered;
  /** Ends all streams, each with a last error that has the reason. */
  endAll(reason: EndReason): void;
  readonly size: number;
  /** Stops looking for expired streams. */
  close(): void;
}

/** How often expired streams are looked for. */
const SWEEP_MS = 1_000;

export function createOpenStreams(settings: Pick<Settings, 'subscriptions'>): OpenStreams {
  const { maxTotal, maxPerClient } = settings.subscriptions;
  const open = new Set<Endable>();
  const perClient = new Map<string, number>();
  /** Tokens expire by the clock on the wall, which timers do not follow when it is set or the machine sleeps. */
  const sweep = setInterval(() => {
    const now = Date.now();
    for (const stream of [...open]) if (stream.expiresAt <= now) stream.endWith('UNAUTHENTICATED');
  }, SWEEP_MS).unref();

  const refuse = (stream: AnswerStream, message: string): GatewayAnswer => {
    void stream[Symbol.asyncIterator]().return?.();
    return refusal('SUBSCRIPTION_LIMIT', { message });
  };
  return {
    admit(answered, context) {
      if (!isStream(answered)) return answered;
      const client = context.identity ? `person ${personKey(context.identity)}` : `address ${context.ip}`;
      const count = perClient.get(client) ?? 0;
      if (open.size >= maxTotal) return refuse(answered, 'The server has reached its limit of open subscriptions');
      if (count >= maxPerClient)
        return refuse(
          answered,
          `This client has ${count} subscriptions open; no more than ${maxPerClient} are allowed`,
        );
      perClient.set(client, count + 1);
      const stream = new Endable(answered, context.identity?.expiresAt, () => {
        open.delete(stream);
        const left = (perClient.get(client) ?? 1) - 1;
        if (left > 0) perClient.set(client, left);
        else perClient.delete(client);
      });
      open.add(stream);
      return stream;
    },
    endAll(reason) {
      for (const stream of [...open]) stream.endWith(reason);
    },
    close() {
      clearInterval(sweep);
    },
    get size() {
      return open.size;
    },
  };
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** A stream that can be ended from outside, also while `next` is pending. */
class Endable implements GatewayStream, AsyncIterator<AnswerPart, undefined> {
  readonly kind: AnswerStream['kind'];
  readonly headers: GatewayStream['headers'];
  readonly #stream: AnswerStream;
  readonly #source: AsyncIterator<AnswerPart, undefined>;
  readonly #onEnd: () => void;
  /** When its token expires, in milliseconds since 1970. */
  readonly expiresAt: number;
  #ended = false;
  #last: AnswerPart | undefined;
  #wake: ((result: IteratorResult<AnswerPart, undefined>) => void) | undefined;

  constructor(stream: GatewayStream, expiresAt = Number.POSITIVE_INFINITY, onEnd: () => void) {
    this.expiresAt = expiresAt;
    this.kind = stream.kind;
    this.headers = stream.headers;
    this.#stream = stream;
    this.#source = stream[Symbol.asyncIterator]();
    this.#onEnd = onEnd;
  }

  position(): string | undefined {
    return this.#ended ? undefined : this.#stream.position?.();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<AnswerPart, undefined>> {
    if (this.#ended) return Promise.resolve(this.#takeLast());
    return new Promise((resolve, reject) => {
      this.#wake = resolve;
      this.#source.next().then(result => {
        this.#wake = undefined;
        if (result.done) this.#finish();
        else if (this.expiresAt <= Date.now()) this.endWith('UNAUTHENTICATED');
        resolve(this.#ended && !result.done ? this.#takeLast() : result);
      }, reject);
    });
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#finish();
    this.#last = undefined;
    this.#wake?.(DONE);
    await this.#source.return?.();
    return DONE;
  }

  endWith(reason: EndReason): void {
    if (this.#ended) return;
    this.#last = reason === 'UNAUTHENTICATED' ? refusal(reason, { message: 'The token has expired' }) : refusal(reason);
    this.#finish();
    this.#wake?.(this.#takeLast());
    void this.#source.return?.().catch(() => {});
  }

  #finish(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onEnd();
  }

  #takeLast(): IteratorResult<AnswerPart, undefined> {
    const value = this.#last;
    this.#last = undefined;
    return value === undefined ? DONE : { done: false, value };
  }
}
