import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

export type Selections = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** By field node and path. A prepared operation reuses its nodes, so the walk runs once per operation. */
const known = new WeakMap<FieldNode, Map<string, ReadonlySet<string>>>();

/**
 * The fields that an operation selects on the objects at the end of a path, for the projection of a read. Fragments are
 * followed whatever their type condition, and `@skip` and `@include` are ignored: the result may have too many fields,
 * never too few.
 *
 * @param paths from the resolver's field to the objects; several when there are several ways to reach them, such as
 * `['nodes'], ['edges', 'node']` for a connection; none for the field's own objects
 * @returns field names of the schema, not aliases
 */
export function selectedFields(info: Selections, ...paths: readonly (readonly string[])[]): ReadonlySet<string> {
  const [node] = info.fieldNodes;
  // Several nodes are one field selected at several positions; a variable may skip some of them this time.
  if (node === undefined || info.fieldNodes.length > 1) return collect(info, paths);
  const path = paths.join();
  const byPath = known.get(node) ?? new Map<string, ReadonlySet<string>>();
  known.set(node, byPath);
  const fields = byPath.get(path) ?? collect(info, paths);
  byPath.set(path, fields);
  return fields;
}

function collect(info: Selections, paths: readonly (readonly string[])[]): ReadonlySet<string> {
  const names = new Set<string>();
  const roots = info.fieldNodes.flatMap(node => node.selectionSet ?? []);
  for (const path of paths.length === 0 ? [[]] : paths) {
    let sets = roots;
    for (const step of path) sets = sets.flatMap(set => fieldsOf(set, info, step).flatMap(f => f.selectionSet ?? []));
    for (const field of sets.flatMap(set => fieldsOf(set, info))) names.add(field.name.value);
  }
  return names;
}

/** The fields of a selection set and its fragments; validation has ensured that fragments have no cycles. */
function fieldsOf(set: SelectionSetNode, info: Selections, name?: string): FieldNode[] {
  return set.selections.flatMap(selection => {
    if (selection.kind === 'Field') return name === undefined || selection.name.value === name ? selection : [];
    const fragment = selection.kind === 'FragmentSpread' ? info.fragments[selection.name.value] : selection;
    return fragment ? fieldsOf(fragment.selectionSet, info, name) : [];
  });
}
