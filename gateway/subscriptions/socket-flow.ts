import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Bounds } from '../bounds/bounds.ts';
import type { ByteBudget, Held } from '../bounds/byte-budget.ts';
import { parsedBytes } from '../bounds/parsed-bytes.ts';
import { Turns } from '../bounds/turns.ts';
import type { Settings } from '../settings/table.ts';

/** While this much waits for the client, nothing new is begun for it, and nothing is read from it. */
const MOST_UNREAD = 1_048_576;
/** Nor for the rest of a second in which it has sent this many messages: others are served meanwhile. */
const MOST_A_SECOND = 1_000;
/** Nothing is read either while this many operations wait. */
const MOST_WAITING = 100;

/** Close codes (RFC 6455, section 7.4.1, and the registry). */
const POLICY_VIOLATION = 1008;
export const TRY_AGAIN_LATER = 1013;

/**
 * What one WebSocket sends and receives. A client that does not read, or asks for more than it is given at once, is not
 * read from until it catches up; so it holds little memory, and others do not notice.
 */
export class SocketFlow {
  /** The operations of the socket. */
  readonly #turns: Turns;
  readonly #socket: WebSocket;
  readonly #writeTimeout: number;
  readonly #ip: string;
  readonly #bodies: ByteBudget;
  /** Of messages that are handled, or wait. */
  readonly #holds = new Set<Held>();
  #handled: Held | undefined;
  readonly #unread: Held;
  readonly #received: Held;
  readonly #receiveTimeout: number;
  #late: NodeJS.Timeout | undefined;
  #counted = 0;
  #since = performance.now();
  #rest: NodeJS.Timeout | undefined;
  #writable = Promise.withResolvers<void>();

  constructor(
    socket: WebSocket,
    raw: Duplex,
    ip: string,
    { subscriptions, connections }: Pick<Settings, 'subscriptions' | 'connections'>,
    { unread, bodies }: Bounds,
  ) {
    this.#socket = socket;
    this.#writeTimeout = subscriptions.writeTimeout;
    this.#receiveTimeout = connections.requestTimeout;
    this.#ip = ip;
    this.#bodies = bodies;
    const cut = () => socket.terminate();
    this.#unread = unread.open(ip, cut);
    this.#received = bodies.open(ip, cut);
    this.#turns = new Turns(subscriptions.operationsAtOnce, () => this.isWritable && unread.hasRoom(ip));
    this.#followMessages(raw);
    this.#answerPings();
    socket.once('close', () => {
      clearTimeout(this.#late);
      clearTimeout(this.#rest);
      this.#unread.end();
      this.#received.end();
      for (const held of this.#holds) held.end();
      this.#writable.resolve();
      this.#turns.close();
    });
  }

  /** Handles a message. What it takes is held until it is answered, or until a stream of events begins. */
  async receive(text: string, handle: (text: string) => Promise<void>): Promise<void> {
    const held = this.#bodies.open(this.#ip);
    if (!held.add(text.length + parsedBytes(text))) {
      return this.#socket.close(TRY_AGAIN_LATER, 'Too much waits to be answered');
    }
    this.#holds.add(held);
    this.#handled = held;
    // Operations ask for their turn before this returns.
    const handled = handle(text);
    this.#handled = undefined;
    await handled;
    this.#end(held);
  }

  #end(held: Held): void {
    this.#holds.delete(held);
    held.end();
  }

  /** Begins an operation in its turn. @returns undefined if the connection closed before */
  async run<T>(begin: () => Promise<T>): Promise<T | undefined> {
    const held = this.#handled;
    const pending = this.#turns.run(begin);
    this.#regulate();
    try {
      return await pending;
    } finally {
      if (held) this.#end(held);
      this.#regulate();
    }
  }

  get isWritable(): boolean {
    return this.#socket.bufferedAmount < MOST_UNREAD;
  }

  /** Whether the client is not read from at the moment. */
  get isPaused(): boolean {
    return this.#socket.isPaused;
  }

  /** Resolves when there is room for what the client has yet to read. */
  async writable(): Promise<void> {
    while (!this.isWritable && this.#socket.readyState === this.#socket.OPEN) await this.#writable.promise;
  }

  /**
   * Resolves when the message is passed to the system, so that a slow client delays its events instead of filling memory.
   */
  async send(text: string): Promise<void> {
    if (!this.#unread.add(text.length)) return this.#socket.close(TRY_AGAIN_LATER, 'Too much is unread');
    const stalled = setTimeout(() => this.#socket.terminate(), this.#writeTimeout);
    await new Promise<void>(resolve => {
      this.#socket.send(text, () => resolve());
      this.#regulate();
    });
    clearTimeout(stalled);
    this.#unread.free(text.length);
    this.#regulate();
  }

  /** A function that sends one answer at a time, and of those that come meanwhile the last. */
  latest<Payload>(send: (payload: Payload) => Promise<void>): (payload: Payload) => void {
    let isSending = false;
    let next: { readonly payload: Payload } | undefined;
    const run = async (payload: Payload): Promise<void> => {
      isSending = true;
      await send(payload);
      isSending = false;
      if (next === undefined) return;
      const { payload: last } = next;
      next = undefined;
      await run(last);
    };
    return payload => {
      if (isSending) next = { payload };
      else void run(payload);
    };
  }

  /** Stops reading, or goes on. */
  #regulate(): void {
    const isFull = !this.isWritable || this.#turns.waiting >= MOST_WAITING || this.#rest !== undefined;
    if (isFull !== this.#socket.isPaused) isFull ? this.#socket.pause() : this.#socket.resume();
    if (!this.isWritable) return;
    this.#writable.resolve();
    this.#writable = Promise.withResolvers();
    this.#turns.proceed();
  }

  /** Counts a message or a control frame; a client that sends too many is not read from for a while. */
  #count(): void {
    if (++this.#counted < MOST_A_SECOND || this.#rest) return;
    const now = performance.now();
    const left = this.#since + 1_000 - now;
    this.#counted = 0;
    this.#since = now;
    if (left <= 0) return;
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      this.#since = performance.now();
      this.#regulate();
    }, left).unref();
    this.#regulate();
  }

  /** Pings of the protocol (RFC 6455, section 5.5.3: only the most recent one needs an answer). */
  #answerPings(): void {
    const socket = this.#socket;
    const pong = this.latest(
      (data: Buffer) => new Promise<void>(resolve => socket.pong(data, undefined, () => resolve())),
    );
    socket.on('ping', data => {
      if (socket.readyState === socket.OPEN) pong(data);
    });
  }

  /** Bounds a message that is not complete yet, in bytes and in time. */
  #followMessages(raw: Duplex): void {
    let completed = false;
    const onMessage = () => {
      this.#count();
      completed = true;
      this.#received.end();
      clearTimeout(this.#late);
      this.#late = undefined;
    };
    this.#socket.prependListener('message', onMessage);
    // Control frames may come between the frames of a message; they are small, and are no part of it.
    const onControl = () => {
      this.#count();
      completed ||= this.#late === undefined;
    };
    this.#socket.on('ping', onControl).on('pong', onControl);
    // The library has read the chunk by then.
    raw.on('data', ({ length }: Buffer) => {
      if (completed) {
        completed = false;
        return;
      }
      if (!this.#received.add(length)) {
        this.#socket.close(TRY_AGAIN_LATER, 'Too much is unfinished');
        // The library would go on to read, and to keep, what comes before the client answers.
        raw.end(() => raw.destroy());
        return;
      }
      if (this.#receiveTimeout > 0) {
        this.#late ??= setTimeout(
          () => this.#socket.close(POLICY_VIOLATION, 'Message timeout'),
          this.#receiveTimeout,
        ).unref();
      }
    });
  }
}
