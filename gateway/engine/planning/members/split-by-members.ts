import { type GraphQLSchema, print } from 'graphql';
import type { FetchNode } from '../../plan/plan.ts';
import type { Members } from './members.ts';
import { objectTypesOf } from './object-types.ts';
import { type Place, withTypes } from './place.ts';
import { keyOf, requireOnly } from './require-only.ts';
import { SelectionFilter, typeOf, type Wish } from './selection-filter.ts';

/** A part of a fetch. */
export interface FetchPart {
  readonly fetch: FetchNode;
  /** The object types that it is for. @default all at the path of the fetch */
  readonly types?: readonly string[];
}

interface Group {
  /** What is wanted of interface objects. */
  readonly wishes: readonly Wish[];
  readonly types: readonly string[];
}

/** Splits a fetch of entities at a place by what is wanted of each type of them. */
export function splitByMembers(fetch: FetchNode, place: Place, members: Members): readonly FetchPart[] {
  const filter = new SelectionFilter(fetch, members);
  const found: Group[] = [];
  let isForAll = true;
  for (const type of entityTypes(fetch, place, members.schema)) {
    const at = withTypes(place, [type]);
    if (!filter.isWanted(type, at)) {
      isForAll &&= !members.isPossible(type);
      continue;
    }
    const wishes = filter
      .byInterfaceObject(type, at)
      .map(fragment => ({ fragment, key: keyOf(fetch, typeOf(fragment), type, at, members) }));
    found.push({ wishes, types: [type] });
  }
  const groups = united(found);
  if (groups.length === 0) return [{ fetch }];
  const { id: _, ...unnamed } = fetch;
  return groups.map(({ wishes, types }) => {
    const fragments = wishes.map(({ fragment }) => fragment);
    const part = filter.select(groups.length > 1 ? unnamed : fetch, fragments, types);
    const requires = requireOnly(fetch, wishes, types, members);
    return { fetch: { ...part, requires }, ...(isForAll && groups.length === 1 ? {} : { types }) };
  });
}

/**
 * As few groups as possible: types that want the same of an interface object belong together, and so may those of
 * different interface objects, or of none.
 */
function united(found: readonly Group[]): Group[] {
  const groups: Group[] = [];
  for (const { wishes, types } of found) {
    const sameOf = (group: Group, wish: Wish) =>
      group.wishes.filter(other => typeOf(other.fragment) === typeOf(wish.fragment));
    const at = groups.findIndex(group =>
      wishes.every(wish => sameOf(group, wish).every(other => textOf(other) === textOf(wish))),
    );
    const group = groups[at];
    if (!group) {
      groups.push({ wishes, types });
      continue;
    }
    const added = wishes.filter(wish => sameOf(group, wish).length === 0);
    groups[at] = { wishes: [...group.wishes, ...added], types: [...group.types, ...types] };
  }
  return groups;
}

const textOf = ({ fragment, key }: Wish) => `${print(fragment)} ${key.join(' ')}`;

/** The object types that a fetch has representations of. */
function entityTypes(fetch: FetchNode, place: Place, schema: GraphQLSchema): Set<string> {
  const types = (fetch.requires ?? []).flatMap(selection =>
    selection.kind === 'InlineFragment' && selection.typeCondition !== undefined
      ? objectTypesOf(selection.typeCondition, schema)
      : [],
  );
  const allowed = place.at(-1)?.types;
  return new Set(types.filter(type => !allowed || allowed.has(type)));
}
