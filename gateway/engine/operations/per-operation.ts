import type { Engine } from './engine.ts';
import type { PreparedOperation } from './prepared-operation.ts';

/** Memoizes a fact per operation of an engine; it is dropped with the operation. */
export function perOperation<Fact>(
  compute: (prepared: PreparedOperation, engine: Engine) => Fact,
): (prepared: PreparedOperation, engine: Engine) => Fact {
  const known = new WeakMap<PreparedOperation, { readonly fact: Fact }>();
  return (prepared, engine) => {
    const found = known.get(prepared);
    if (found) return found.fact;
    const fact = compute(prepared, engine);
    known.set(prepared, { fact });
    return fact;
  };
}
