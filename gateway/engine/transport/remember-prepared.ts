import type { PreparedFetch, SubgraphTransport } from './transport.ts';

/** Fewer are not worth looking through. */
const FIRST_SWEEP = 256;

/**
 * Prepares an operation once, as long as anybody has it: equal fetches of several plans share what is compiled for them,
 * and after a reload the plans of the new supergraph begin with code that runs fast already.
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
