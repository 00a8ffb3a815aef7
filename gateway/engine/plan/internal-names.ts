import type { PlannerInput } from '../supergraph/load-supergraph.ts';

/**
 * Response names inside the engine. A client may use any alias, even the name of a key that the planner adds to the
 * same selection. Such aliases are fetched under a unique internal name and restored in the response.
 */
export interface InternalNames {
  /** The response name to fetch a field under. */
  internal(alias: string, field: string): string;
  /** Maps a response name in a subgraph's error path to the client's. */
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
