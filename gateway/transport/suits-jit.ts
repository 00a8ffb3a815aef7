import {
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInputObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * Whether graphql-jit gives the answer that graphql-js would. It does not for:
 * - names that every JavaScript object inherits, since it builds code with response names as they are;
 * - schemas whose `resolveType` is asynchronous;
 * - variables of input types that contain themselves: making code for them never ends;
 * - variables of input types whose fields have defaults: it takes the fields for missing;
 * - variables inside a literal of a custom scalar.
 */
export function suitsJit(schema: GraphQLSchema, document: DocumentNode): boolean {
  if (resolvesTypesLater(schema)) return false;
  let suits = true;
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    [Kind.FIELD](field) {
      const name = (field.alias ?? field.name).value;
      if (name in Object.prototype || field.name.value in Object.prototype) suits = false;
    },
    [Kind.VARIABLE_DEFINITION]({ type }) {
      let inner = type;
      while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
      const input = schema.getType(inner.name.value);
      if (isInputObjectType(input) && (containsItself(input) || hasDefaults(input))) suits = false;
      return false;
    },
    [Kind.VARIABLE](variable) {
      if (variable.name.value in Object.prototype || !info.getInputType()) suits = false;
    },
  });
  visit(document, visitor);
  return suits;
}

/** Whether an input type leads to itself, or to another one that does. */
function containsItself(type: GraphQLInputObjectType, above: readonly GraphQLInputObjectType[] = []): boolean {
  if (above.includes(type)) return true;
  return Object.values(type.getFields()).some(field => {
    const inner = getNamedType(field.type);
    return isInputObjectType(inner) && containsItself(inner, [...above, type]);
  });
}

/** Whether a field of an input type, or of one inside it, has a default; the type must not contain itself. */
function hasDefaults(type: GraphQLInputObjectType): boolean {
  return Object.values(type.getFields()).some(field => {
    const inner = getNamedType(field.type);
    return field.defaultValue !== undefined || (isInputObjectType(inner) && hasDefaults(inner));
  });
}

const asynchronous = new WeakMap<GraphQLSchema, boolean>();

function resolvesTypesLater(schema: GraphQLSchema): boolean {
  let known = asynchronous.get(schema);
  if (known === undefined) {
    known = Object.values(schema.getTypeMap()).some(
      type => isAbstractType(type) && type.resolveType?.constructor.name === 'AsyncFunction',
    );
    asynchronous.set(schema, known);
  }
  return known;
}
