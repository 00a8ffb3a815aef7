import { type DocumentNode, type GraphQLSchema, isAbstractType, Kind, visit } from 'graphql';

/**
 * Whether graphql-jit gives the answer that graphql-js would. It builds code with response names as they are, so names
 * that every JavaScript object inherits are left to graphql-js; so are schemas whose `resolveType` is asynchronous.
 */
export function suitsJit(schema: GraphQLSchema, document: DocumentNode): boolean {
  let suits = true;
  visit(document, {
    [Kind.FIELD](field) {
      const name = (field.alias ?? field.name).value;
      if (name in Object.prototype || field.name.value in Object.prototype) suits = false;
    },
    [Kind.VARIABLE](variable) {
      if (variable.name.value in Object.prototype) suits = false;
    },
  });
  return suits && !resolvesTypesLater(schema);
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
