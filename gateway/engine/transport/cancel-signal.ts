/** Cancels work that no client waits for: an `AbortSignal`, or a cheaper object per request. */
export interface CancelSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once: true }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Cancels work shared by several clients when the last of them has disconnected. */
export class SharedSignal implements CancelSignal {
  aborted = false;
  #waiting = 0;
  readonly #clients: CancelSignal[] = [];
  readonly #listeners: (() => void)[] = [];
  readonly #leave = () => {
    if (--this.#waiting > 0) return;
    this.aborted = true;
    for (const listener of [...this.#listeners]) listener();
  };

  /** Created on demand: there is a signal for each request to a subgraph, and errors are expensive. */
  get reason(): Error {
    return new Error('Every client has disconnected');
  }

  /** @param client undefined for a caller that never cancels */
  join(client: CancelSignal | undefined): void {
    // A client that joins twice, with two requests on one connection, counts once.
    if (client && this.#clients.includes(client)) return;
    this.#waiting++;
    if (!client) return;
    client.addEventListener('abort', this.#leave);
    this.#clients.push(client);
  }

  /** Removes the listeners when the work is done. */
  end(): void {
    for (const client of this.#clients) client.removeEventListener('abort', this.#leave);
  }

  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners.push(listener);
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    const index = this.#listeners.indexOf(listener);
    if (index >= 0) this.#listeners.splice(index, 1);
  }
}
