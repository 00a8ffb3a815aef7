/** Tells that nobody waits for something any more: an `AbortSignal`, or what costs less than one for each request. */
export interface LeaveSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once: true }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What some clients wait for together: they have left when the last of them has. */
export class SharedSignal implements LeaveSignal {
  readonly reason = new Error('Every client has left');
  aborted = false;
  #waiting = 0;
  #listeners: Set<() => void> | undefined;
  readonly #releases: (() => void)[] = [];

  /** @param client undefined for one who waits to the end */
  join(client: LeaveSignal | undefined): void {
    this.#waiting++;
    if (!client) return;
    const leave = () => {
      if (--this.#waiting > 0) return;
      this.aborted = true;
      for (const listener of this.#listeners ?? []) listener();
    };
    client.addEventListener('abort', leave);
    this.#releases.push(() => client.removeEventListener('abort', leave));
  }

  /** There is nothing to wait for any more. */
  end(): void {
    for (const release of this.#releases) release();
  }

  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners ??= new Set();
    this.#listeners.add(listener);
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    this.#listeners?.delete(listener);
  }
}
