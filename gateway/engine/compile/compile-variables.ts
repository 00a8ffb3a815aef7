import {
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql';

type Values = Record<string, unknown>;

/** The coerced values of an operation's variables, or the errors. */
export type CoerceVariables = (
  given: Readonly<Values>,
) => { readonly coerced: Values } | { readonly errors: readonly GraphQLError[] };

/** The fast path cannot decide on a value: graphql-js coerces it or reports the error. */
const UNSURE = Symbol('unsure');

type Coerce = (value: unknown) => unknown;

/** Compiles the coercion of an operation's variables, with a fast path for plain values. */
export function compileVariables(schema: GraphQLSchema, operation: OperationDefinitionNode): CoerceVariables {
  const definitions = operation.variableDefinitions ?? [];
  const inFull: CoerceVariables = given => {
    const result = getVariableValues(schema, definitions, given as Values, { maxErrors: 50 });
    return result.errors ? { errors: result.errors } : { coerced: result.coerced };
  };
  const variables = definitions.map(({ variable, type: node, defaultValue }) => {
    const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
    return {
      name: variable.name.value,
      coerce: type ? coercionOf(type) : undefined,
      isRequired: isNonNullType(type) && !defaultValue,
      default: type && defaultValue ? valueFromAST(defaultValue, type) : undefined,
    };
  });
  if (variables.some(({ coerce, name }) => !coerce || name in Object.prototype)) return inFull;
  return given => {
    const coerced: Values = {};
    for (const { name, coerce, isRequired, default: value } of variables) {
      const stated = given[name];
      if (stated === undefined) {
        if (isRequired) return inFull(given);
        if (value !== undefined) coerced[name] = value;
        continue;
      }
      const settled = coerce!(stated);
      if (settled === UNSURE) return inFull(given);
      coerced[name] = settled;
    }
    return { coerced };
  };
}

/** @returns undefined for types whose values are left to graphql-js */
function coercionOf(type: GraphQLInputType): Coerce | undefined {
  if (isNonNullType(type)) {
    const inner = coercionOf(type.ofType);
    return inner && (value => (value === null ? UNSURE : inner(value)));
  }
  if (isListType(type)) {
    const item = coercionOf(type.ofType);
    return item && (value => (value === null ? null : coerceList(value, item)));
  }
  if (isInputObjectType(type)) return undefined;
  if (isEnumType(type)) {
    const values = new Map<unknown, unknown>(type.getValues().map(({ name, value }) => [name, value]));
    return value => (value === null ? null : values.has(value) ? values.get(value) : UNSURE);
  }
  if (isSpecifiedScalarType(type)) {
    const isPlain = PLAIN[type.name];
    return isPlain && (value => (value === null || isPlain(value) ? value : UNSURE));
  }
  return value => {
    if (value === null) return null;
    try {
      const parsed = type.parseValue(value);
      return parsed === undefined ? UNSURE : parsed;
    } catch {
      return UNSURE;
    }
  };
}

function coerceList(value: unknown, coerce: Coerce): unknown {
  if (!Array.isArray(value)) return UNSURE;
  const items: unknown[] = [];
  for (const item of value) {
    const coerced = coerce(item === undefined ? null : item);
    if (coerced === UNSURE) return UNSURE;
    items.push(coerced);
  }
  return items;
}

const PLAIN: Readonly<Record<string, (value: unknown) => boolean>> = {
  ID: value => typeof value === 'string',
  String: value => typeof value === 'string',
  Boolean: value => typeof value === 'boolean',
  Float: value => typeof value === 'number' && Number.isFinite(value),
  Int: value => typeof value === 'number' && (value | 0) === value,
};
