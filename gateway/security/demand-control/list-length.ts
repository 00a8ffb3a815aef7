import { type FieldNode, type GraphQLField, Kind, type OperationDefinitionNode, type ValueNode } from 'graphql';
import type { ListSize } from '../../supergraph/cost-directives.ts';
import { type Amount, type CostRun, startRun } from './cost-run.ts';

/**
 * How long `@listSize` says a list is: the largest of the slicing arguments that have a value, else the assumed size.
 * NaN or undefined where it says nothing.
 */
export function listLength(
  { slicingArguments, assumedSize, requireOneSlicingArgument }: ListSize,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
): Amount | undefined {
  if (slicingArguments.length === 0) return assumedSize;
  const values = slicingArguments.map(name => argumentValue(name, definition, node, operation));
  const length = (run: CostRun): number => {
    let largest = Number.NaN;
    let found = 0;
    for (const value of values) {
      const size = typeof value === 'function' ? value(run.variables) : value;
      if (size === undefined || size === null) continue;
      found++;
      // What is no number is left to the coercion of variables.
      if (typeof size !== 'number') continue;
      largest = Number.isNaN(largest) ? size : Math.max(largest, size);
    }
    if (requireOneSlicingArgument && found !== 1) {
      run.problem ??= `"${node.name.value}" needs exactly one of ${slicingArguments.join(', ')}, found ${found}`;
    }
    return Number.isNaN(largest) ? (assumedSize ?? Number.NaN) : largest;
  };
  const moving = requireOneSlicingArgument || values.some(value => typeof value === 'function');
  return moving ? length : length(startRun({}));
}

/** An argument's value, or how to read it from the variables; its default where it is not given. */
function argumentValue(
  name: string,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
): unknown {
  const otherwise = definition.args.find(argument => argument.name === name)?.defaultValue;
  const value = node.arguments?.find(argument => argument.name.value === name)?.value;
  if (!value) return otherwise;
  if (value.kind !== Kind.VARIABLE) return integerOf(value);
  const variable = value.name.value;
  const stated = operation.variableDefinitions?.find(one => one.variable.name.value === variable)?.defaultValue;
  const unset = stated ? integerOf(stated) : otherwise;
  return (variables: CostRun['variables']) => (variables[variable] === undefined ? unset : variables[variable]);
}

function integerOf(value: ValueNode): number | undefined {
  return value.kind === Kind.INT ? Number(value.value) : undefined;
}
