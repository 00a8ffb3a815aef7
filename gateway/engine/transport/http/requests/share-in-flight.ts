import { type CancelSignal, SharedSignal } from '../../cancel-signal.ts';

export interface InFlight<T> {
  /**
   * Runs `start` unless the same key is under way already; then both get that one's outcome. Keeps nothing afterwards.
   * `start` is told when everybody who waits for it has left.
   * @param client who waits; undefined for one who does not leave
   */
  share(key: string, client: CancelSignal | undefined, start: (signal: CancelSignal) => Promise<T>): Promise<T>;
  /** What is under way takes in nobody any more. */
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
