import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql';
import { isRawNumber } from '../../numbers/exact-json.ts';

const MAX_INT = 2147483647;
const MIN_INT = -2147483648;

/** Result of {@link completeLeaf} for a value that its type does not allow. */
export const INVALID: unique symbol = Symbol('invalid');

/**
 * Completes a leaf value, or returns {@link INVALID}. Custom scalars pass unchanged: only their subgraph knows them.
 */
export function completeLeaf(type: GraphQLLeafType, given: unknown): unknown {
  const isCustom = !isEnumType(type) && !isSpecifiedScalarType(type);
  if (isCustom) return isWritable(given) ? given : INVALID;
  if (type.name === 'ID' && isRawNumber(given) && /^-?\d+$/.test(given.rawJSON)) return given.rawJSON;
  const value = isRawNumber(given) ? Number(given.rawJSON) : given;
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) ? value : INVALID;
  switch (type.name) {
    case 'String':
      return typeof value === 'string' ? value : INVALID;
    case 'ID':
      // Serialized as a string: https://spec.graphql.org/October2021/#sec-ID
      return typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : INVALID;
    case 'Int':
      return isInt(value) ? value : INVALID;
    case 'Float':
      return Number.isFinite(value) ? value : INVALID;
    case 'Boolean':
      return typeof value === 'boolean' ? value : INVALID;
    default:
      return INVALID;
  }
}

export function isInt(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) <= MAX_INT && (value as number) >= MIN_INT;
}

/** Whether JSON can be made of a value; one that is nested deeper than the stack has none. */
function isWritable(value: unknown): boolean {
  if (typeof value !== 'object') return true;
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}
