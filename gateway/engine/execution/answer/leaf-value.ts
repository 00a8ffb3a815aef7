import { type GraphQLLeafType, isEnumType } from 'graphql';

const MAX_INT = 2147483647;
const MIN_INT = -2147483648;

/** Stands for "not a value of this type". */
export const INVALID: unique symbol = Symbol('invalid');

/** A leaf value as a client gets it, or {@link INVALID}. Custom scalars pass untouched: only their subgraph knows them. */
export function completeLeaf(type: GraphQLLeafType, value: unknown): unknown {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) ? value : INVALID;
  switch (type.name) {
    case 'String':
      return typeof value === 'string' ? value : INVALID;
    case 'ID':
      // https://spec.graphql.org/October2021/#sec-ID: always serialized as a string.
      return typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : INVALID;
    case 'Int':
      return isInt(value) ? value : INVALID;
    case 'Float':
      return Number.isFinite(value) ? value : INVALID;
    case 'Boolean':
      return typeof value === 'boolean' ? value : INVALID;
    default:
      return value;
  }
}

export function isInt(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) <= MAX_INT && (value as number) >= MIN_INT;
}
