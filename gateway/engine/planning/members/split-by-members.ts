import { type GraphQLSchema, type InlineFragmentNode, Kind, print } from 'graphql';
import type { FetchNode } from '../../plan/plan.ts';
import { selectOfEntities } from '../../plan/select-of-entities.ts';
import type { Members } from './members.ts';
import { objectTypesOf } from './object-types.ts';
import { type Place, withTypes } from './place.ts';
import { requireOnly } from './require-only.ts';
import { SelectionFilter } from './selection-filter.ts';

/** A part of a fetch. */
export interface FetchPart {
  readonly fetch: FetchNode;
  /** The object types that it is for. @default all at the path of the fetch */
  readonly types?: readonly string[];
}

interface Group {
  /** What is wanted by interface objects. */
  readonly fragments: readonly InlineFragmentNode[];
  readonly types: string[];
}

/** Splits a fetch of entities at a place by what is wanted of each type of them. */
export function splitByMembers(fetch: FetchNode, place: Place, members: Members): readonly FetchPart[] {
  const filter = new SelectionFilter(fetch, members);
  const groups = new Map<string, Group>();
  let isForAll = true;
  for (const type of entityTypes(fetch, place, members.schema)) {
    const at = withTypes(place, [type]);
    if (!filter.isWanted(type, at)) {
      isForAll &&= !members.isPossible(type);
      continue;
    }
    const fragments = filter.byInterfaceObject(type, at);
    const key = fragments.map(print).join('\n');
    const group = groups.get(key) ?? { fragments, types: [] };
    group.types.push(type);
    groups.set(key, group);
  }
  // Types without an interface object share a fetch with some that have one.
  const own = groups.get('');
  const [first, ...others] = [...groups.values()].filter(group => group !== own);
  if (!first) return [{ fetch, ...(isForAll || !own ? {} : { types: own.types }) }];
  const all = [{ ...first, types: [...(own?.types ?? []), ...first.types] }, ...others];
  return all.map(({ fragments, types }, i) => {
    const selections = [...(i === 0 && own ? filter.byType() : []), ...fragments];
    const selecting = selectOfEntities(fetch, { kind: Kind.SELECTION_SET, selections });
    const part = { ...selecting, requires: requireOnly(fetch, fragments, types, members) };
    if (isForAll && all.length === 1) return { fetch: part };
    const { id: _, ...unnamed } = part;
    return { fetch: all.length === 1 ? part : unnamed, types };
  });
}

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
