import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  Kind,
  type ValueNode,
} from 'graphql';
import type { CostDirectives, FieldCost } from '../../engine/supergraph/cost-directives.ts';
import { type Amount, sumOf } from './cost-run.ts';

/**
 * The cost of a field's arguments, as Apollo Router computes it: 1 or its weight for an input object, the weight or
 * nothing for other values, the sum of the items for lists.
 */
export function argumentsCost(
  costs: CostDirectives,
  definition: GraphQLField<unknown, unknown>,
  own: FieldCost | undefined,
  node: FieldNode,
): Amount {
  const amounts = (node.arguments ?? []).flatMap(({ name, value }) => {
    const argument = definition.args.find(one => one.name === name.value);
    return argument ? [literalCost(costs, value, argument.type, own?.arguments.get(argument.name))] : [];
  });
  return sumOf(amounts);
}

function literalCost(costs: CostDirectives, value: ValueNode, type: GraphQLInputType, own: number | undefined): Amount {
  const named = getNamedType(type);
  const weight = own ?? costs.typeWeights.get(named.name);
  switch (value.kind) {
    case Kind.NULL:
      return 0;
    case Kind.VARIABLE: {
      if (weight === undefined && !isInputObjectType(named)) return 0;
      const name = value.name.value;
      return ({ variables }) => valueCost(costs, variables[name], type, own);
    }
    case Kind.LIST:
      return sumOf([weight ?? 0, ...value.values.map(item => literalCost(costs, item, type, own))]);
    case Kind.OBJECT: {
      if (!isInputObjectType(named)) return weight ?? 0;
      const fields = named.getFields();
      const inner = value.fields.flatMap(field => {
        const { name } = field;
        const definition = fields[name.value];
        return definition
          ? [literalCost(costs, field.value, definition.type, costs.inputWeights.get(`${named.name}.${name.value}`))]
          : [];
      });
      return sumOf([weight ?? 1, ...inner]);
    }
    default:
      return weight ?? 0;
  }
}

/** The same for the value of a variable. */
function valueCost(costs: CostDirectives, value: unknown, type: GraphQLInputType, own: number | undefined): number {
  if (value === null || value === undefined) return 0;
  const named = getNamedType(type);
  const weight = own ?? costs.typeWeights.get(named.name);
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + valueCost(costs, item, type, own), weight ?? 0);
  }
  if (typeof value !== 'object' || !isInputObjectType(named)) return weight ?? 0;
  const fields = named.getFields();
  let sum = weight ?? 1;
  for (const [name, item] of Object.entries(value)) {
    const definition = fields[name];
    if (definition) sum += valueCost(costs, item, definition.type, costs.inputWeights.get(`${named.name}.${name}`));
  }
  return sum;
}
