import { type LeaveSignal, SharedSignal } from '../../leave-signal.ts';

export interface InFlight<T> {
  /**
   * Runs `start` unless the same key is under way already; then both get that one's outcome. Keeps nothing afterwards.
   * `start` is told when everybody who waits for it has left.
   * @param client who waits; undefined for one who does not leave
   */
  share(key: string, client: LeaveSignal | undefined, start: (signal: LeaveSignal) => Promise<T>): Promise<T>;
  /** What is under way takes in nobody any more. */
  forget(): void;
}

interface UnderWay<T> {
  readonly outcome: Promise<T>;
  readonly signal: SharedSignal;
}

export function createInFlight<T>(): InFlight<T> {
  let underWay = new Map<string, UnderWay<T>>();
  return {
    share(key, client, start) {
      const known = underWay.get(key);
      if (known && !known.signal.aborted) {
        known.signal.join(client);
        return known.outcome;
      }
      const joined = underWay;
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
      underWay = new Map();
    },
  };
}
