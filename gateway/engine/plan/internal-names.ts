import type { PlannerInput } from '../supergraph/load-supergraph.ts';

/**
 * Response names inside the engine. A client may call a field what it likes, even by the name of a key that the planner
 * adds beside it; such aliases travel under a name that nothing else has and are given back when the answer is written.
 */
export interface InternalNames {
  /** The response name under which a field is fetched. */
  internal(alias: string, field: string): string;
  /** A response name found in a subgraph's error path -> the client's. */
  external(name: string): string;
}

const PLANNER_ALIAS = /__alias_\d+$/;

export function createInternalNames(
  input: Pick<PlannerInput, 'prefix' | 'fieldNames' | 'requiredFields'>,
): InternalNames {
  const taken = new Set([...input.fieldNames, ...Object.getOwnPropertyNames(Object.prototype)]);
  const { prefix } = input;
  const marker = `${prefix}_`;
  return {
    internal(alias, field) {
      if (field === '__typename') return field;
      if (alias === field) return alias;
      const risky = taken.has(alias) || alias.startsWith('__') || alias.startsWith(prefix) || PLANNER_ALIAS.test(alias);
      return risky ? marker + alias : alias;
    },
    external(name) {
      if (name.startsWith(marker)) return name.slice(marker.length);
      const plain = name.replace(PLANNER_ALIAS, '');
      if (plain.startsWith(marker)) return plain.slice(marker.length);
      const required = Object.hasOwn(input.requiredFields, plain) ? input.requiredFields[plain] : undefined;
      return required?.field ?? plain;
    },
  };
}
