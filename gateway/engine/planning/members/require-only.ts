import { Kind, type SelectionSetNode } from 'graphql';
import type { FetchNode, RequiresField, RequiresSelection } from '../../plan/plan.ts';
import type { Members } from './members.ts';
import { objectTypesOf } from './object-types.ts';
import type { Place } from './place.ts';
import { fieldsIn, typeOf, type Wish } from './selection-filter.ts';

/** Names of a field set, with those below them. */
type Names = Map<string, Names>;

/**
 * The fields of the key by which an interface object is found that stands for entities of one type, as they are named in
 * the data: planners may send one member by another key than others, and ask all of them for both.
 */
export function keyOf(
  fetch: FetchNode,
  interfaceName: string,
  type: string,
  place: Place,
  { requirements, schema, isProvided }: Members,
): readonly string[] {
  const own = (fetch.requires ?? []).filter(
    selection =>
      selection.kind === 'InlineFragment' && objectTypesOf(selection.typeCondition ?? type, schema).includes(type),
  );
  const sources = new Map(own.flatMap(topFields).map(({ name, source }) => [name, source]));
  const keys = requirements
    .keysOf(fetch.subgraph, interfaceName)
    .filter(key => key.every(name => sources.has(name)))
    .map(key => key.map(name => sources.get(name)!));
  // Without a key that is known to be there, the choice is the planner's.
  return keys.find(key => key.every(name => isProvided(place, name))) ?? keys.flat();
}

/**
 * What the representations of some types have to hold: a key, and what the given fields of interface objects require,
 * without other keys and what other fields of them require.
 */
export function requireOnly(
  { subgraph, requires = [] }: FetchNode,
  wishes: readonly Wish[],
  types: readonly string[],
  { requirements, schema }: Members,
): readonly RequiresSelection[] {
  return requires.flatMap((selection): RequiresSelection[] => {
    if (selection.kind === 'Field' || selection.typeCondition === undefined) return [selection];
    const own = objectTypesOf(selection.typeCondition, schema).filter(type => types.includes(type));
    if (own.length === 0) return [];
    const needed: Names = new Map();
    const known: Names = new Map();
    for (const { fragment, key } of wishes) {
      const type = typeOf(fragment);
      if (!objectTypesOf(type, schema).some(each => own.includes(each))) continue;
      const required = (field: string) => requirements.neededBy(subgraph, type, field);
      for (const { name } of fieldsIn(fragment.selectionSet)) addNames(required(name.value), needed);
      for (const field of requirements.types.types.get(type)?.fields.keys() ?? []) addNames(required(field), known);
      for (const name of requirements.keysOf(subgraph, type).flat()) known.set(name, known.get(name) ?? new Map());
      for (const name of key) known.delete(name);
    }
    const left = without(selection.selections, known, needed);
    const isEmpty = left.every(field => field.kind === 'Field' && field.name === '__typename');
    return isEmpty && left.length < selection.selections.length ? [] : [{ ...selection, selections: left }];
  });
}

function without(selections: readonly RequiresSelection[], known: Names, needed: Names): RequiresSelection[] {
  return selections.flatMap((selection): RequiresSelection[] => {
    if (selection.kind === 'InlineFragment') {
      return [{ ...selection, selections: without(selection.selections, known, needed) }];
    }
    const [ofKnown, ofNeeded] = [known.get(selection.source), needed.get(selection.source)];
    if (!ofKnown) return [selection];
    if (!ofNeeded) return [];
    if (!selection.selections) return [selection];
    return [{ ...selection, selections: without(selection.selections, ofKnown, ofNeeded) }];
  });
}

function topFields(selection: RequiresSelection): RequiresField[] {
  return selection.kind === 'Field' ? [selection] : selection.selections.flatMap(topFields);
}

function addNames(set: SelectionSetNode | undefined, names: Names): void {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.INLINE_FRAGMENT) addNames(selection.selectionSet, names);
    if (selection.kind !== Kind.FIELD) continue;
    const inner: Names = names.get(selection.name.value) ?? new Map();
    names.set(selection.name.value, inner);
    addNames(selection.selectionSet, inner);
  }
}
