import type { DocumentNode, FieldNode, OperationDefinitionNode } from 'graphql';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';
import { conflictingNames, signatureOf } from './conflicting-names.ts';
import type { FetchNode } from './plan.ts';

/**
 * Response names inside the engine. A client may use any alias, even the name of a key that the planner adds to the
 * same selection, and one alias for different fields of different types. Such aliases are fetched under a unique
 * internal name and restored in the response.
 */
export interface InternalNames {
  /** The internal names of one operation. */
  in(document: DocumentNode, operation: OperationDefinitionNode): OperationNames;
  /** Maps a response name in a subgraph's error path to the client's. */
  external(name: string): string;
}

export interface OperationNames {
  /** The response name to fetch a field under. */
  internal(field: FieldNode): string;
  /** The name to send a variable under. */
  variable(name: string): string;
}

const PLANNER_ALIAS = /__alias_\d+$/;

/** Names of variables that the planner declares itself. */
const PLANNER_VARIABLE = /^(representations|contextualArgument_.*)$/;

/** Of the names that a response name has more than one of: its number. */
const NUMBER = /^\d+_/;

export function createInternalNames(
  input: Pick<PlannerInput, 'prefix' | 'fieldNames' | 'contextFields' | 'requiredFields'>,
): InternalNames {
  const taken = new Set([...input.fieldNames, ...Object.getOwnPropertyNames(Object.prototype)]);
  const { prefix } = input;
  const marker = `${prefix}_`;
  const selected = new Set(input.contextFields);
  const internal = (alias: string, { name: { value: field }, arguments: given }: FieldNode) => {
    if (field === '__typename') return field;
    if (alias === field) return given?.length && selected.has(field) ? marker + alias : alias;
    const risky = taken.has(alias) || alias.startsWith('__') || alias.startsWith(prefix) || PLANNER_ALIAS.test(alias);
    return risky ? marker + alias : alias;
  };
  return {
    in(document, operation) {
      const conflicting = conflictingNames(document, operation);
      return {
        internal(node) {
          const field = node.name.value;
          const alias = node.alias?.value ?? field;
          const number = conflicting.get(alias)?.indexOf(signatureOf(node)) ?? 0;
          return number > 0 && field !== '__typename' ? `${marker}${number}_${alias}` : internal(alias, node);
        },
        variable: name => (PLANNER_VARIABLE.test(name) || name.startsWith(prefix) ? marker + name : name),
      };
    },
    external(name) {
      if (name.startsWith(marker)) return name.slice(marker.length).replace(NUMBER, '');
      const plain = name.replace(PLANNER_ALIAS, '');
      if (plain.startsWith(marker)) return plain.slice(marker.length).replace(NUMBER, '');
      const required = Object.hasOwn(input.requiredFields, plain) ? input.requiredFields[plain] : undefined;
      return required?.field ?? plain;
    },
  };
}

/** The client's name of a variable that a fetch sends. */
export function clientVariable(sent: string, { prefix }: Pick<PlannerInput, 'prefix'>): string {
  return sent.startsWith(`${prefix}_`) ? sent.slice(prefix.length + 1) : sent;
}

/** The part of a fetch that tells which variables of the client it sends. */
export function sentVariables(
  sent: readonly string[],
  input: Pick<PlannerInput, 'prefix'>,
): Pick<FetchNode, 'variables' | 'clientVariables'> {
  const renamed = sent.flatMap(name => {
    const client = clientVariable(name, input);
    return client === name ? [] : [[name, client] as const];
  });
  return { variables: sent, ...(renamed.length > 0 ? { clientVariables: Object.fromEntries(renamed) } : {}) };
}
