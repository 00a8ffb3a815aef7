import { type GraphQLAbstractType, type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import { own } from '../../compile/emitter.ts';
import type { Data } from '../data/run-context.ts';
import type { ShapedType } from './selection.ts';

/**
 * The type of a value in the place of an abstract type; `undefined` when the value does not say, or says what clients
 * cannot know. An interface stands for itself where only a subgraph with `@interfaceObject` was asked.
 */
export function runtimeType(schema: GraphQLSchema, place: GraphQLAbstractType, value: Data): ShapedType | undefined {
  const typename = own(value, '__typename');
  if (typename === undefined || typename === null) return isInterfaceType(place) ? place : undefined;
  const type = typeof typename === 'string' ? schema.getType(typename) : undefined;
  if (type === place) return isInterfaceType(place) ? place : undefined;
  if (isObjectType(type)) return schema.isSubType(place, type) ? type : undefined;
  return isAbstractType(type) && isInterfaceType(type) && schema.isSubType(place, type) ? type : undefined;
}
