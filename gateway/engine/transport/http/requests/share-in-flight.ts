import { type CancelSignal, SharedSignal } from '../../cancel-signal.ts';

export interface InFlight<T> {
  /**
   * Single flight: joins the request in flight with the same key, or calls `start`. Nothing is cached afterwards. The
   * signal passed to `start` is aborted when every joined client has disconnected.
   * @param client cancel signal of the caller; undefined if it never cancels
   */
  share(key: string, client: CancelSignal | undefined, start: (signal: CancelSignal) => Promise<T>): Promise<T>;
  /** Stops requests in flight from being joined. */
  forget(): void;
}

interface SharedRequest<T> {
  readonly outcome: Promise<T>;
  readonly signal: SharedSignal;
}

export function createInFlight<T>(): InFlight<T> {
  let inFlight = new Map<string, SharedRequest<T>>();
  return {
    share(key, client, start) {
      const known = inFlight.get(key);
      if (known && !known.signal.aborted) {
        known.signal.join(client);
        return known.outcome;
      }
      const joined = inFlight;
      const signal = new SharedSignal();
      signal.join(client);
      const outcome = start(signal).finally(() => {
        signal.end();
        if (joined.get(key) === own) joined.delete(key);
      });
      const own = { outcome, signal };
      joined.set(key, own);
      return outcome;
    },
    forget() {
      inFlight = new Map();
    },
  };
}
