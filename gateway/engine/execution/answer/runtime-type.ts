import { type GraphQLAbstractType, type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import { own } from '../../compile/emitter.ts';
import type { Data } from '../data/run-context.ts';
import type { ShapedType } from './selection.ts';

/**
 * The object type of a value of an abstract type; `undefined` if `__typename` is missing, or names a type that clients
 * do not know. Returns the interface itself if only a subgraph with `@interfaceObject` was queried.
 */
export function runtimeType(
  schema: GraphQLSchema,
  abstractType: GraphQLAbstractType,
  value: Data,
): ShapedType | undefined {
  const typename = own(value, '__typename');
  if (typename === undefined || typename === null) return isInterfaceType(abstractType) ? abstractType : undefined;
  const type = typeof typename === 'string' ? schema.getType(typename) : undefined;
  if (type === abstractType) return isInterfaceType(abstractType) ? abstractType : undefined;
  if (isObjectType(type)) return schema.isSubType(abstractType, type) ? type : undefined;
  return isAbstractType(type) && isInterfaceType(type) && schema.isSubType(abstractType, type) ? type : undefined;
}
