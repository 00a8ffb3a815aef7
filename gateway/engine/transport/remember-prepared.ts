import type { PreparedFetch, SubgraphTransport } from './transport.ts';

/** Number of entries before the first sweep of collected ones. */
const FIRST_SWEEP = 256;

/**
 * Prepares an operation once while any plan uses it: equal fetches of several plans share compiled code, and after a
 * reload the plans of the new supergraph start with optimized code.
 */
export function rememberPrepared(transport: SubgraphTransport): SubgraphTransport {
  const known = new Map<string, WeakRef<PreparedFetch>>();
  let sweepAt = FIRST_SWEEP;
  const sweep = () => {
    for (const [key, fetch] of known) if (!fetch.deref()) known.delete(key);
    sweepAt = Math.max(FIRST_SWEEP, known.size * 2);
  };
  return {
    ...transport,
    prepare(operation) {
      const key = `${operation.operationName ?? ''}\n${operation.entities}\n${operation.text}`;
      const found = known.get(key)?.deref();
      if (found) return found;
      const made = transport.prepare(operation);
      if (known.size >= sweepAt) sweep();
      known.set(key, new WeakRef(made));
      return made;
    },
  };
}
