import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { ListSize } from '../../engine/supergraph/cost-directives.ts';
import { type Amount, type CostRun, startRun } from './cost-run.ts';

/**
 * The length of a list by `@listSize`: the largest slicing argument that has a value, otherwise the assumed size. NaN
 * or undefined if there is none.
 */
export function listLength(
  { slicingArguments, assumedSize, requireOneSlicingArgument }: ListSize,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
): Amount | undefined {
  if (slicingArguments.length === 0) return assumedSize;
  const values = slicingArguments.map(path => argumentValue(path, definition, node, operation));
  const length = (run: CostRun): number => {
    let largest = Number.NaN;
    let found = 0;
    for (const value of values) {
      const size = typeof value === 'function' ? value(run.variables) : value;
      if (size === undefined || size === null) continue;
      found++;
      // Variable coercion refuses values that are not numbers.
      if (typeof size !== 'number') continue;
      largest = Number.isNaN(largest) ? size : Math.max(largest, size);
    }
    if (requireOneSlicingArgument && found !== 1) {
      run.problem ??= `"${node.name.value}" requires exactly one of ${slicingArguments.join(', ')}, found ${found}`;
    }
    return Number.isNaN(largest) ? (assumedSize ?? Number.NaN) : largest;
  };
  const dependent = requireOneSlicingArgument || values.some(value => typeof value === 'function');
  return dependent ? length : length(startRun({}));
}

/** The value of an argument, or a function that reads it from variables; its default if it is not given. */
function argumentValue(
  path: string,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  operation: OperationDefinitionNode,
): unknown {
  // `input.first` is a field of an input object.
  const [name, ...within] = path.split('.');
  const argument = definition.args.find(one => one.name === name);
  if (!argument) return undefined;
  const value = node.arguments?.find(one => one.name.value === name)?.value;
  return value
    ? statedValue(value, { operation, within, ...argument })
    : valueWithin(argument.defaultValue, within, argument.type);
}

interface ListPosition {
  readonly operation: OperationDefinitionNode;
  /** Path of input fields below this position. */
  readonly within: readonly string[];
  readonly type: GraphQLInputType;
  /** The value if none is given. */
  readonly defaultValue?: unknown;
}

function statedValue(value: ValueNode, { operation, within, type, defaultValue }: ListPosition): unknown {
  if (value.kind === Kind.VARIABLE) {
    const name = value.name.value;
    const stated = operation.variableDefinitions?.find(one => one.variable.name.value === name)?.defaultValue;
    const unset = valueWithin(stated ? valueFromASTUntyped(stated) : defaultValue, within, type);
    return (variables: CostRun['variables']) =>
      variables[name] === undefined ? unset : valueWithin(variables[name], within, type);
  }
  const [next, ...further] = within;
  if (next === undefined) return value.kind === Kind.INT ? Number(value.value) : undefined;
  const field = inputField(type, next);
  if (!field || value.kind !== Kind.OBJECT) return undefined;
  const given = value.fields.find(one => one.name.value === next)?.value;
  return given
    ? statedValue(given, { operation, within: further, ...field })
    : valueWithin(field.defaultValue, further, field.type);
}

/** The value at a path of input fields, with defaults applied. */
function valueWithin(value: unknown, within: readonly string[], type: GraphQLInputType): unknown {
  const [next, ...further] = within;
  if (next === undefined) return value;
  const field = inputField(type, next);
  if (!field || typeof value !== 'object' || value === null) return undefined;
  const given = Object.hasOwn(value, next) ? (value as Record<string, unknown>)[next] : undefined;
  return valueWithin(given === undefined ? field.defaultValue : given, further, field.type);
}

function inputField(type: GraphQLInputType, name: string): GraphQLInputField | undefined {
  const nullable = getNullableType(type);
  return isInputObjectType(nullable) ? nullable.getFields()[name] : undefined;
}
