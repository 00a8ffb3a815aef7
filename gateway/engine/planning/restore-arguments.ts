import { type ArgumentNode, type FieldNode, Kind, type OperationDefinitionNode, parse, visit } from 'graphql';
import { printCompact } from '../document/print-compact.ts';
import type { FetchNode } from '../plan/plan.ts';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';

/** Restores arguments in a fetch: `_ng1_price` becomes `_ng1_price: price(currency: "USD")`. */
export function restoreArguments(fetch: FetchNode, input: PlannerInput): FetchNode {
  if (!fetch.operation.includes(input.prefix)) return fetch;
  const document = visit(parse(fetch.operation, { noLocation: true }), {
    [Kind.FIELD](field) {
      const name = field.name.value;
      const required = Object.hasOwn(input.requiredFields, name) ? input.requiredFields[name] : undefined;
      if (!required) return undefined;
      return {
        ...field,
        alias: field.alias ?? { kind: Kind.NAME, value: name },
        name: { kind: Kind.NAME, value: required.field },
        arguments: parseArguments(required.arguments),
      } satisfies FieldNode;
    },
  });
  return { ...fetch, operation: printCompact(document) };
}

function parseArguments(text: string): readonly ArgumentNode[] {
  const document = parse(`{f${text}}`, { noLocation: true });
  const field = (document.definitions[0] as OperationDefinitionNode).selectionSet.selections[0] as FieldNode;
  return field.arguments ?? [];
}
