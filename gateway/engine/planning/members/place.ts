import { type GraphQLSchema, isAbstractType } from 'graphql';
import { isName, typesOf } from '../../plan/path-step.ts';
import { objectTypesOf } from './object-types.ts';

/** Where objects are in the data: response names from the root, each with the object types that lead on. */
export type Place = readonly PlaceStep[];

export interface PlaceStep {
  readonly name: string;
  /** @default all */
  readonly types?: ReadonlySet<string> | undefined;
}

/** The place at a path of a plan. */
export function placeOf(path: readonly string[], schema: GraphQLSchema): Place {
  let place: Place = [];
  for (const step of path) {
    const names = typesOf(step);
    if (isName(step)) place = below(place, step);
    if (!names) continue;
    // Interfaces beside object types stand for objects of these types that are not known yet.
    const known = names.filter(name => !isAbstractType(schema.getType(name)));
    place = withTypes(place, known.length > 0 ? known : names.flatMap(name => objectTypesOf(name, schema)));
  }
  return place;
}

export const below = (place: Place, name: string): Place => [...place, { name }];

/** The objects of some object types at a place. */
export function withTypes(place: Place, types: readonly string[]): Place {
  const last = place.at(-1);
  if (!last) return place;
  const left = last.types ? types.filter(type => last.types!.has(type)) : types;
  return [...place.slice(0, -1), { name: last.name, types: new Set(left) }];
}

/** The place with objects of every type, on the way too. */
export const ofAnyType = (place: Place): Place => place.map(({ name }) => ({ name }));

/** The response names of a place, as one text. */
export const namesAt = (place: Place): string => place.map(({ name }) => `.${name}`).join('');

/** Whether places of the same names may have objects in common. */
export function mayOverlap(one: Place, other: Place): boolean {
  return one.every(({ types }, i) => {
    const others = other[i]?.types;
    return !types || !others || [...types].some(type => others.has(type));
  });
}
