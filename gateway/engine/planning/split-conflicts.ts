import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { FetchNode, RequiresSelection } from '../plan/plan.ts';
import { selectionOfEntities, selectOfEntities } from '../plan/select-of-entities.ts';
import type { PlannerInput } from '../supergraph/load-supergraph.ts';

/**
 * A representation can hold only one value of `price`. If fields of one entity fetch require it with different
 * arguments, the fetch is split, so that each part sends the value that its own fields require.
 */
export function splitConflicts(fetch: FetchNode, input: PlannerInput): readonly FetchNode[] {
  const sources = fetch.requires ? conflictingSources(fetch.requires) : new Set<string>();
  if (sources.size === 0) return [fetch];
  const selection = selectionOfEntities(fetch);
  const owned = (type: string, field: string) =>
    (input.needs[`${fetch.subgraph}.${type}.${field}`] ?? []).filter(name => sources.has(name));
  const parts = assignParts(selection, owned, input);
  if (parts.length === 1) return [{ ...fetch, requires: withoutSources(fetch.requires!, sources, parts[0]!) }];
  return parts.map((names, part) => {
    const keep = (type: string, field: string, fallback: boolean) => {
      const needed = owned(type, field);
      return needed.length === 0 ? fallback : needed.every(name => names.has(name));
    };
    const own = filtered(selection, '', (type, field) => keep(type, field, part === 0));
    return { ...selectOfEntities(fetch, own!), requires: withoutSources(fetch.requires!, sources, names) };
  });
}

/** Sources that use the same key of the representation as another one. */
function conflictingSources(selections: readonly RequiresSelection[]): Set<string> {
  const sourcesByPath = new Map<string, Set<string>>();
  const walk = (inner: readonly RequiresSelection[], path: string) => {
    for (const selection of inner) {
      if (selection.kind === 'InlineFragment') {
        walk(selection.selections, path);
        continue;
      }
      const nested = `${path}.${selection.name}`;
      sourcesByPath.set(nested, (sourcesByPath.get(nested) ?? new Set()).add(selection.source));
      if (selection.selections) walk(selection.selections, nested);
    }
  };
  walk(selections, '');
  return new Set([...sourcesByPath.values()].filter(sources => sources.size > 1).flatMap(sources => [...sources]));
}

/** Groups the requirements of the fetch's fields so that no group has two sources of one field. */
function assignParts(
  set: SelectionSetNode,
  owned: (type: string, field: string) => readonly string[],
  input: PlannerInput,
): Set<string>[] {
  const parts: Set<string>[] = [];
  const base = (name: string) => input.requiredFields[name]?.field ?? name;
  const walk = (inner: SelectionSetNode, type: string) => {
    for (const selection of inner.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? type);
      if (selection.kind !== Kind.FIELD) continue;
      const names = owned(type, selection.name.value);
      if (names.length === 0) continue;
      const fits = parts.find(part =>
        names.every(name => part.has(name) || ![...part].some(other => base(other) === base(name))),
      );
      if (fits) for (const name of names) fits.add(name);
      else parts.push(new Set(names));
    }
  };
  walk(set, '');
  return parts.length === 0 ? [new Set()] : parts;
}

function filtered(
  set: SelectionSetNode,
  type: string,
  keep: (type: string, field: string) => boolean,
): SelectionSetNode | undefined {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) {
      return selection.name.value === '__typename' || keep(type, selection.name.value) ? [selection] : [];
    }
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
    const inner = filtered(selection.selectionSet, selection.typeCondition?.name.value ?? type, keep);
    return inner ? [{ ...selection, selectionSet: inner }] : [];
  });
  return selections.length === 0 ? undefined : { ...set, selections };
}

function withoutSources(
  selections: readonly RequiresSelection[],
  conflicting: ReadonlySet<string>,
  own: ReadonlySet<string>,
): RequiresSelection[] {
  return selections.flatMap((selection): RequiresSelection[] => {
    if (selection.kind === 'Field' && conflicting.has(selection.source) && !own.has(selection.source)) return [];
    if (!selection.selections) return [selection];
    return [{ ...selection, selections: withoutSources(selection.selections, conflicting, own) }];
  });
}
