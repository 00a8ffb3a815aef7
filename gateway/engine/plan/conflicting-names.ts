import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../document/fragments.ts';

/** Positions of a response that are compared; far more than the planner accepts. */
const MAX_POSITIONS = 100_000;

/** What a response name stands for: the field with its arguments, in any order. */
export function signatureOf(field: FieldNode): string {
  const given = field.arguments?.length ? field.arguments.map(print).sort() : [];
  return given.length === 0 ? field.name.value : `${field.name.value}(${given.join(',')})`;
}

/**
 * The response names that stand for different fields, or for one with different arguments, at one position of the
 * response: a client may use a name like that on objects of different types, but planners mix such fields up.
 * @returns response name -> what it stands for in the document, in order of appearance
 */
export function conflictingNames(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlyMap<string, readonly string[]> {
  const meanings = meaningsOf(document);
  if (meanings.size === 0) return meanings;
  const fragments = fragmentsOf(document);
  const conflicting = new Map<string, readonly string[]>();
  let positions = 0;
  const walk = (sets: readonly SelectionSetNode[]) => {
    const groups = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const collect = (set: SelectionSetNode) => {
      for (const selection of set.selections) {
        if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
        else if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          const group = groups.get(name);
          if (group) group.push(selection);
          else groups.set(name, [selection]);
        } else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value);
          const fragment = fragments.get(selection.name.value);
          if (fragment) collect(fragment.selectionSet);
        }
      }
    };
    for (const set of sets) collect(set);
    for (const [name, nodes] of groups) {
      if (++positions > MAX_POSITIONS) throw new Error('The operation is too large to plan');
      const known = meanings.get(name);
      if (known && new Set(nodes.map(signatureOf)).size > 1) conflicting.set(name, known);
      const below = nodes.flatMap(node => node.selectionSet ?? []);
      if (below.length > 0) walk(below);
    }
  };
  walk([operation.selectionSet]);
  return conflicting;
}

/** The response names with several meanings anywhere in a document; none if no fragment narrows a type. */
function meaningsOf(document: DocumentNode): Map<string, readonly string[]> {
  const meanings = new Map<string, Set<string>>();
  let narrows = false;
  const walk = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) narrows = true;
      else {
        const name = (selection.alias ?? selection.name).value;
        const known = meanings.get(name);
        if (known) known.add(signatureOf(selection));
        else meanings.set(name, new Set([signatureOf(selection)]));
      }
      if (selection.selectionSet) walk(selection.selectionSet);
    }
  };
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) narrows = true;
    if (node.kind === Kind.FRAGMENT_DEFINITION || node.kind === Kind.OPERATION_DEFINITION) walk(node.selectionSet);
  }
  if (!narrows) return new Map();
  return new Map([...meanings].filter(([, known]) => known.size > 1).map(([name, known]) => [name, [...known]]));
}
