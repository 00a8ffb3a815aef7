import type { FieldFunctions } from './suite.ts';
import type { Row, World } from './world.ts';

/** The one implementation of a field, shared by the monolith and every subgraph that owns it: the suite's function,
 * looked up by the object's own type and then by its interfaces, else the value in the row. */
export function resolveField(
  fields: FieldFunctions | undefined,
  typenames: Iterable<string>,
  field: string,
  self: Row,
  args: Row,
  world: World,
): unknown {
  const known = [...typenames];
  for (const typename of known) {
    const resolve = findFunction(fields, typename, field);
    if (resolve) return world.follow(resolve(self, args, world));
  }
  const value = world.follow(self[field]);
  // A missing value would be null on both sides and so prove nothing; an inherited one is JavaScript's own method.
  if (value === undefined || typeof value === 'function') throw new Error(`the data has no ${known[0]}.${field}`);
  return value;
}

export function findFunction(fields: FieldFunctions | undefined, typename: string, field: string) {
  const ofType = fields && Object.hasOwn(fields, typename) ? fields[typename] : undefined;
  return ofType && Object.hasOwn(ofType, field) ? ofType[field] : undefined;
}

/** Converts a value to what graphql-js completes: composite values through `wrap`, errors and leaves as they are. */
export function mapValue(value: unknown, world: World, wrap: (row: Row) => unknown): unknown {
  const followed = world.follow(value);
  if (followed === null || followed === undefined || followed instanceof Error) return followed;
  if (Array.isArray(followed)) return followed.map(item => mapValue(item, world, wrap));
  return wrap(followed as Row);
}
