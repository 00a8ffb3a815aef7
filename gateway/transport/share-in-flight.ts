/** Runs `start` unless the same key is under way already; then both get that one's outcome. Keeps nothing afterwards. */
export function shareInFlight<T>(): (key: string, start: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key, start) => {
    const known = underWay.get(key);
    if (known) return known;
    const own = start().finally(() => underWay.delete(key));
    underWay.set(key, own);
    return own;
  };
}
