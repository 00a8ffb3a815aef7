export interface InFlight<T> {
  /** Runs `start` unless the same key is under way already; then both get that one's outcome. Keeps nothing afterwards. */
  share(key: string, start: () => Promise<T>): Promise<T>;
  /** What is under way takes in nobody any more. */
  forget(): void;
}

export function createInFlight<T>(): InFlight<T> {
  let underWay = new Map<string, Promise<T>>();
  return {
    share(key, start) {
      const known = underWay.get(key);
      if (known) return known;
      const joined = underWay;
      const own = start().finally(() => joined.delete(key));
      joined.set(key, own);
      return own;
    },
    forget() {
      underWay = new Map();
    },
  };
}
