import {
  type FieldNode,
  type InlineFragmentNode,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { FetchNode } from '../../plan/plan.ts';
import { selectionOfEntities, selectOfEntities } from '../../plan/select-of-entities.ts';
import type { Members } from './members.ts';
import { objectTypesOf } from './object-types.ts';
import { below, type Place, withTypes } from './place.ts';
import { responseNames } from './response-names.ts';

/** What is wanted of an interface object. */
export interface Wish {
  readonly fragment: InlineFragmentNode;
  /** The fields of the key by which it is found, as they are named in the data. */
  readonly key: readonly string[];
}

/** What a fetch selects on its entities, and the parts of it that are wanted. */
export class SelectionFilter {
  private readonly members: Members;
  private readonly fragments: readonly InlineFragmentNode[];
  private readonly subgraph: string;
  private readonly nameOf: (field: FieldNode) => string;

  constructor(fetch: FetchNode, members: Members) {
    this.members = members;
    this.subgraph = fetch.subgraph;
    this.fragments = selectionOfEntities(fetch).selections.filter(node => node.kind === Kind.INLINE_FRAGMENT);
    this.nameOf = responseNames(fetch);
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

  /** The fetch with what it selects on some types, and with these fragments for interface objects. */
  select(fetch: FetchNode, byInterfaceObject: readonly InlineFragmentNode[], types: readonly string[]): FetchNode {
    const own = new Set(types.flatMap(type => this.fragmentsOn(type)));
    const kept = this.fragments.flatMap(fragment => {
      if (!this.isOfInterfaceObject(fragment)) return own.has(fragment) ? [fragment] : [];
      return byInterfaceObject.filter(other => typeOf(other) === typeOf(fragment));
    });
    const isWhole =
      kept.length === this.fragments.length && kept.every((one, i) => print(one) === print(this.fragments[i]!));
    return isWhole ? fetch : selectOfEntities(fetch, selectionSetOf(kept));
  }

  private fragmentsOn(type: string): InlineFragmentNode[] {
    return this.fragments.filter(({ typeCondition }) =>
      objectTypesOf(typeCondition?.name.value ?? type, this.members.schema).includes(type),
    );
  }

  private isOfInterfaceObject(fragment: InlineFragmentNode): boolean {
    return this.members.requirements.isInterfaceObject(this.subgraph, typeOf(fragment));
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
}

const selectionSetOf = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections,
});

/** The type that a fragment is on. */
export const typeOf = ({ typeCondition }: InlineFragmentNode): string => typeCondition?.name.value ?? '';

/** The fields of a selection, in its fragments too. */
export function fieldsIn({ selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap(selection => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsIn(selection.selectionSet);
    return selection.kind === Kind.FIELD ? [selection] : [];
  });
}
