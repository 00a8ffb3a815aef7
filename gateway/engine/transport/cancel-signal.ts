/** Tells that nobody waits for something any more: an `AbortSignal`, or what costs less than one for each request. */
export interface CancelSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once: true }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What some clients wait for together: they have left when the last of them has. */
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

  /** Made when it is wanted: there is one of these for each request to a subgraph, and errors are dear. */
  get reason(): Error {
    return new Error('Every client has left');
  }

  /** @param client undefined for one who waits to the end */
  join(client: CancelSignal | undefined): void {
    // Who waits for the same twice, by two requests on one connection, leaves once for both.
    if (client && this.#clients.includes(client)) return;
    this.#waiting++;
    if (!client) return;
    client.addEventListener('abort', this.#leave);
    this.#clients.push(client);
  }

  /** There is nothing to wait for any more. */
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
