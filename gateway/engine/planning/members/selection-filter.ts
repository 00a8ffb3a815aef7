import { type FieldNode, type InlineFragmentNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { FetchNode } from '../../plan/plan.ts';
import { selectionOfEntities } from '../../plan/select-of-entities.ts';
import type { Members } from './members.ts';
import { objectTypesOf } from './object-types.ts';
import { below, type Place, withTypes } from './place.ts';

/** What a fetch selects on its entities, and the parts of it that are wanted. */
export class SelectionFilter {
  private readonly members: Members;
  private readonly fragments: readonly InlineFragmentNode[];
  private readonly subgraph: string;
  /** Response names by the names in the response of the subgraph, where they differ. */
  private readonly renamed: ReadonlyMap<string, string>;

  constructor(fetch: FetchNode, members: Members) {
    this.members = members;
    this.subgraph = fetch.subgraph;
    this.fragments = selectionOfEntities(fetch).selections.filter(node => node.kind === Kind.INLINE_FRAGMENT);
    this.renamed = new Map(
      (fetch.outputRewrites ?? []).flatMap(rewrite =>
        rewrite.kind === 'KeyRenamer' ? [[rewrite.path.at(-1) ?? '', rewrite.renameKeyTo] as const] : [],
      ),
    );
  }

  /** Whether something is wanted of the objects of a type; also if the fetch just asks for their types. */
  isWanted(type: string, place: Place): boolean {
    const fields = this.fragmentsOn(type).flatMap(({ selectionSet }) => fieldsIn(selectionSet));
    const named = fields.filter(({ name }) => name.value !== '__typename');
    return named.length === 0 || named.some(field => this.isWantedField(field, place));
  }

  /** What is wanted of the objects of a type by interface objects that stand for it. */
  byInterfaceObject(type: string, place: Place): InlineFragmentNode[] {
    return this.fragmentsOn(type).flatMap(fragment => {
      if (!this.isOfInterfaceObject(fragment)) return [];
      const inner = this.wantedOf(fragment.selectionSet, place);
      return inner.length > 0 ? [{ ...fragment, selectionSet: selectionSetOf(inner) }] : [];
    });
  }

  /** What is selected on entities that no interface object stands for. */
  byType(): InlineFragmentNode[] {
    return this.fragments.filter(fragment => !this.isOfInterfaceObject(fragment));
  }

  private fragmentsOn(type: string): InlineFragmentNode[] {
    return this.fragments.filter(({ typeCondition }) =>
      objectTypesOf(typeCondition?.name.value ?? type, this.members.schema).includes(type),
    );
  }

  private isOfInterfaceObject({ typeCondition }: InlineFragmentNode): boolean {
    return this.members.requirements.isInterfaceObject(this.subgraph, typeCondition?.name.value ?? '');
  }

  private wantedOf(set: SelectionSetNode, place: Place): SelectionNode[] {
    return set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition?.name.value;
        const at = type === undefined ? place : withTypes(place, objectTypesOf(type, this.members.schema));
        const inner = this.wantedOf(selection.selectionSet, at);
        return inner.length > 0 ? [{ ...selection, selectionSet: selectionSetOf(inner) }] : [];
      }
      if (selection.name.value === '__typename') return [selection];
      if (!this.isWantedField(selection, place)) return [];
      if (!selection.selectionSet) return [selection];
      const inner = this.wantedOf(selection.selectionSet, below(place, this.nameOf(selection)));
      return [inner.length > 0 ? { ...selection, selectionSet: selectionSetOf(inner) } : selection];
    });
  }

  private isWantedField(field: FieldNode, place: Place): boolean {
    return this.members.isWanted(place, this.nameOf(field));
  }

  private nameOf({ alias, name }: FieldNode): string {
    const sent = (alias ?? name).value;
    return this.renamed.get(sent) ?? sent;
  }
}

const selectionSetOf = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections,
});

/** The fields of a selection, in its fragments too. */
export function fieldsIn({ selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap(selection => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(selection.selectionSet);
    return selection.kind === Kind.FIELD ? [selection] : [];
  });
}
