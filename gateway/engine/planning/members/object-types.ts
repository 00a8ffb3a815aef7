import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';

/** The object types of a type. */
export function objectTypesOf(name: string, schema: GraphQLSchema): readonly string[] {
  const type = schema.getType(name);
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(possible => possible.name) : [name];
}

/** The names that objects of a type may have: that of an interface while the type is not known. */
export function typenamesOf(name: string, schema: GraphQLSchema): readonly string[] {
  const type = schema.getType(name);
  return [name, ...(isObjectType(type) ? type.getInterfaces().map(possible => possible.name) : [])];
}
