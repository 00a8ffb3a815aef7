import { type InlineFragmentNode, Kind, type SelectionSetNode } from 'graphql';
import type { FetchNode, RequiresSelection } from '../../plan/plan.ts';
import type { Requirements } from '../requirements/read-requirements.ts';
import type { Members } from './members.ts';
import { objectTypesOf } from './object-types.ts';
import { fieldsIn } from './selection-filter.ts';

/** Names of a field set, with those below them. */
type Names = Map<string, Names>;

/**
 * What the representations of some types have to hold: a key, and what the given fields of interface objects require,
 * without what other fields of them do.
 */
export function requireOnly(
  { subgraph, requires = [] }: FetchNode,
  fragments: readonly InlineFragmentNode[],
  types: readonly string[],
  { requirements, schema }: Pick<Members, 'requirements' | 'schema'>,
): readonly RequiresSelection[] {
  const sent = new Set(requires.flatMap(topNames));
  const of = (condition: string | undefined) => objectTypesOf(condition ?? '', schema);
  return requires.flatMap((selection): RequiresSelection[] => {
    if (selection.kind === 'Field') return [selection];
    const own = of(selection.typeCondition).filter(type => types.includes(type));
    if (own.length === 0) return [];
    const needed: Names = new Map();
    const known: Names = new Map();
    for (const { typeCondition, selectionSet } of fragments) {
      const type = typeCondition?.name.value ?? '';
      if (!of(type).some(each => own.includes(each))) continue;
      const required = (field: string) => requirements.neededBy(subgraph, type, field);
      for (const { name } of fieldsIn(selectionSet)) addNames(required(name.value), needed);
      for (const field of requirements.types.types.get(type)?.fields.keys() ?? []) addNames(required(field), known);
      for (const name of keyOf(type, subgraph, sent, requirements, name => known.has(name) && !needed.has(name))) {
        known.delete(name);
      }
    }
    const left = without(selection.selections, known, needed);
    const isEmpty = left.every(
      ({ kind, ...field }) => kind === 'Field' && 'name' in field && field.name === '__typename',
    );
    return isEmpty && left.length < selection.selections.length ? [] : [{ ...selection, selections: left }];
  });
}

/** A key that representations hold; rather one that no other field of the subgraph requires. */
function keyOf(
  type: string,
  subgraph: string,
  sent: ReadonlySet<string>,
  requirements: Requirements,
  isSuperfluous: (name: string) => boolean,
): readonly string[] {
  const keys = requirements.keysOf(subgraph, type).filter(key => key.every(name => sent.has(name)));
  return keys.find(key => !key.some(isSuperfluous)) ?? keys[0] ?? [];
}

function without(selections: readonly RequiresSelection[], known: Names, needed: Names): RequiresSelection[] {
  return selections.flatMap((selection): RequiresSelection[] => {
    if (selection.kind === 'InlineFragment') {
      return [{ ...selection, selections: without(selection.selections, known, needed) }];
    }
    const [ofKnown, ofNeeded] = [known.get(selection.source), needed.get(selection.source)];
    if (!ofKnown) return [selection];
    if (!ofNeeded) return [];
    return [
      { ...selection, ...(selection.selections && { selections: without(selection.selections, ofKnown, ofNeeded) }) },
    ];
  });
}

function topNames(selection: RequiresSelection): string[] {
  return selection.kind === 'Field' ? [selection.name] : selection.selections.flatMap(topNames);
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
