import type { Socket } from 'node:net';
import type { CancelSignal } from '../engine/transport/cancel-signal.ts';

/**
 * Creates cancel signals that are aborted when a client disconnects. There is one signal per connection, shared by its
 * requests, and it listens to the socket only if it is used.
 */
export function createClientSignals(): (socket: Socket) => CancelSignal {
  const signals = new WeakMap<Socket, CancelSignal>();
  return socket => {
    const known = signals.get(socket);
    if (known) return known;
    const made = new SocketSignal(socket);
    signals.set(socket, made);
    return made;
  };
}

class SocketSignal implements CancelSignal {
  readonly reason = new Error('The client disconnected');
  readonly #socket: Socket;
  #listeners: Set<() => void> | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  get aborted(): boolean {
    return this.#socket.destroyed;
  }

  addEventListener(_: 'abort', listener: () => void): void {
    if (!this.#listeners) {
      const listeners = new Set<() => void>();
      this.#listeners = listeners;
      this.#socket.once('close', () => {
        for (const one of listeners) one();
      });
    }
    this.#listeners.add(listener);
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    this.#listeners?.delete(listener);
  }
}
