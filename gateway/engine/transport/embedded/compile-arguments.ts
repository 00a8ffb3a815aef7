import {
  type FieldNode,
  type GraphQLField,
  getArgumentValues,
  isNonNullType,
  Kind,
  type ValueNode,
  visit,
} from 'graphql';
import type { Emitter } from '../../compile/emitter.ts';

/**
 * Generates code for a resolver's arguments, by CoerceArgumentValues of the GraphQL specification (6.4.1). Values
 * without variables are coerced at compile time; a value that is a variable is used as coerced.
 * @param variables the name of the variables in the code
 * @param variables the name of the variables' values in the code
 * @returns an expression that throws what graphql-js throws
 * @throws GraphQLError for values that are always invalid
 */
export function emitArguments(
  emitter: Emitter,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: string,
): string {
  if (field.args.length === 0) return '{}';
  const given = new Map(node.arguments?.map(({ name, value }) => [name.value, value]));
  const values = field.args.map(({ name }) => given.get(name));
  const inFull = () =>
    `${emitter.constant(getArgumentValues)}(${emitter.constant(field)},${emitter.constant(node)},${variables})`;
  if (values.some(value => value && value.kind !== Kind.VARIABLE && hasVariable(value))) return inFull();
  const isSettled = values.every(value => value?.kind !== Kind.VARIABLE);
  if (isSettled) return literalOf(emitter, getArgumentValues(field, node, {}));

  const settle = emitter.name();
  let code = 'const a={};';
  for (const { name, type, defaultValue } of field.args) {
    const value = given.get(name);
    if (value?.kind === Kind.VARIABLE) {
      const known = emitter.get(variables, value.name.value);
      const absent =
        defaultValue !== undefined
          ? emitter.set('a', name, emitter.constant(defaultValue))
          : isNonNullType(type)
            ? `return ${inFull()};`
            : '';
      const refused = isNonNullType(type) ? `if(x===null)return ${inFull()};` : '';
      code += `{const x=${known};if(x!==undefined){${refused}${emitter.set('a', name, 'x')}}else{${absent}}}`;
    } else if (value) {
      const only = { ...node, arguments: node.arguments!.filter(argument => argument.name.value === name) };
      const settled = getArgumentValues({ ...field, args: field.args.filter(arg => arg.name === name) }, only, {});
      code += emitter.set('a', name, emitter.constant(settled[name]));
    } else if (defaultValue !== undefined) {
      code += emitter.set('a', name, emitter.constant(defaultValue));
    } else if (isNonNullType(type)) {
      return inFull();
    }
  }
  emitter.line(`function ${settle}(${variables}){${code}return a}`);
  return `${settle}(${variables})`;
}

function literalOf(emitter: Emitter, values: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(values).map(([name, value]) => `${emitter.key(name)}${emitter.constant(value)}`);
  return `{${parts.join(',')}}`;
}

function hasVariable(value: ValueNode): boolean {
  let found = false;
  visit(value, {
    [Kind.VARIABLE]() {
      found = true;
    },
  });
  return found;
}
