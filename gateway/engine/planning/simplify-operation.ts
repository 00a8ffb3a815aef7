import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isObjectType,
  isUnionType,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { deferDirective, deferId, plannerLabel } from '../plan/defer.ts';

/** Selections that an operation may have once its fragments are spread out. */
const MAX_SELECTIONS = 20_000;

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * How fragments are treated that narrow a place:
 * - `keep`: as they are, but for fields that an interface has with requirements.
 * - `widen`: their fields are asked of every object where the place's interface has them, too; the answer leaves out what
 *   the client did not ask for.
 * - `split`: a fragment on an interface becomes one for each of its object types.
 */
export type Narrowing = 'keep' | 'widen' | 'split';

/**
 * The same operation in a plain form: fragments spread out where they say nothing new, fields and fragments of one kind
 * put together, `__typename` asked at the field and not again in each fragment. Planners try the ways to each selection
 * in combination, so what is asked five times over can take a thousand times as long, or for ever.
 *
 * A fragment on a union in another type's place is taken apart into its object types: planners fail on it below an
 * `@interfaceObject`.
 * @param hasRequirements whether a field of an interface has `@requires`: planners run in circles, for seconds and until
 * memory is used up, where such a field of an `@interfaceObject` is asked of one implementation
 */
export function simplifyOperation(
  document: DocumentNode,
  schema: GraphQLSchema,
  narrowing: Narrowing,
  hasRequirements: (type: string, field: string) => boolean,
): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const simplifier = new Simplifier(schema, fragments, narrowing === 'split');
  const definitions = document.definitions.flatMap(node => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return [];
    const root = schema.getRootType(node.operation);
    if (!root) return [node];
    const place = new SelectionScope(root, undefined, '');
    simplifier.add(node.selectionSet, place);
    place.widen(narrowing === 'widen' ? () => true : hasRequirements);
    return [{ ...node, selectionSet: place.toSelectionSet() }];
  });
  return { ...document, definitions };
}

interface AskedField {
  readonly node: FieldNode;
  /** Of composite fields. */
  readonly below: SelectionScope | undefined;
}

function isSameLeaf(one: AskedField, other: AskedField): boolean {
  return !one.below && !other.below && print(one.node) === print(other.node);
}

/** What is asked of one object: its fields, and what is asked only of some of its types. */
class SelectionScope {
  readonly type: GraphQLNamedType;
  /** The place that this one narrows; `undefined` directly below a field. */
  readonly wider: SelectionScope | undefined;
  readonly spread = new Set<string>();
  readonly fields = new Map<string, AskedField>();
  readonly innerScopes = new Map<string, SelectionScope>();
  /** What is asked of the same object for a deferred part of the answer, by the planner's labels. */
  readonly deferred = new Map<string, SelectionScope>();
  /** Selections with directives of the supergraph's own: left as they are. */
  readonly others: SelectionNode[] = [];
  /** Response names that lead here. */
  readonly path: string;
  private typename = false;

  constructor(type: GraphQLNamedType, wider: SelectionScope | undefined, path: string) {
    this.type = type;
    this.wider = wider;
    this.path = path;
  }

  /** The type of an object is the same whatever it is seen as. */
  askTypename(): void {
    if (this.wider) this.wider.askTypename();
    else this.typename = true;
  }

  /** Asks fields of narrower places here where this type has them and no two of them would collide. */
  widen(applies: (type: string, field: string) => boolean): void {
    for (const place of this.innerScopes.values()) place.widen(applies);
    for (const { below } of this.fields.values()) below?.widen(applies);
    for (const place of this.deferred.values()) place.widen(applies);
    if (!('getFields' in this.type)) return;
    const known = this.type.getFields();
    for (const place of this.innerScopes.values()) {
      for (const [name, field] of place.fields) {
        const others = [this, ...this.innerScopes.values()].flatMap(other => other.fields.get(name) ?? []);
        const alone = others.every(other => other === field || isSameLeaf(other, field));
        const fieldName = field.node.name.value;
        if (!alone || !known[fieldName] || !applies(this.type.name, fieldName)) continue;
        place.fields.delete(name);
        this.fields.set(name, field);
      }
    }
  }

  toSelectionSet(): SelectionSetNode {
    return { kind: Kind.SELECTION_SET, selections: this.toSelections() };
  }

  /** Of a deferred part, what is asked of the same objects before: it need not be fetched again. */
  private leaveOut(asked: SelectionScope): void {
    for (const [name, { below }] of this.fields) {
      const known = asked.fields.get(name);
      if (!known) continue;
      if (below && known.below) below.leaveOut(known.below);
      if (!below || below.isEmpty()) this.fields.delete(name);
    }
  }

  private isEmpty(): boolean {
    return this.fields.size + this.innerScopes.size + this.deferred.size + this.others.length === 0;
  }

  private toSelections(): SelectionNode[] {
    const selections: SelectionNode[] = [];
    for (const { node, below } of this.fields.values()) {
      selections.push(below ? { ...node, selectionSet: below.toSelectionSet() } : node);
    }
    for (const place of this.innerScopes.values()) {
      const inner = place.toSelections();
      if (inner.length === 0) continue;
      const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: place.type.name } } as const;
      const selectionSet = { kind: Kind.SELECTION_SET, selections: inner } as const;
      selections.push({ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet });
    }
    for (const [label, place] of this.deferred) {
      place.leaveOut(this);
      if (place.isEmpty()) continue;
      const directives = [deferred(label)];
      selections.push({ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: place.toSelectionSet() });
    }
    selections.push(...this.others);
    const certain = this.typename || (!this.wider && this.fields.size === 0);
    return certain ? [TYPENAME, ...selections] : selections;
  }
}

function deferred(label: string): DirectiveNode {
  const value = { kind: Kind.STRING, value: label } as const;
  const argument = { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'label' }, value } as const;
  return { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'defer' }, arguments: [argument] };
}

class Simplifier {
  private readonly schema: GraphQLSchema;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly concrete: boolean;
  private readonly pieces = new Map<string, number>();
  private count = 0;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>, concrete: boolean) {
    this.schema = schema;
    this.fragments = fragments;
    this.concrete = concrete;
  }

  add(set: SelectionSetNode, place: SelectionScope): void {
    for (const selection of set.selections) {
      if (++this.count > MAX_SELECTIONS) throw new GraphQLError('The operation is too large to be planned');
      if (selection.kind === Kind.FIELD) this.addField(selection, place);
      else if (deferDirective(selection)) this.addDeferred(selection, place);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (selection.directives?.length) this.addOther(selection, selection, place);
        else this.addFragment(selection.typeCondition?.name.value, selection.selectionSet, place);
      } else {
        const name = selection.name.value;
        const fragment = this.fragments.get(name);
        if (!fragment) continue;
        if (selection.directives?.length) this.addOther(selection, fragment, place);
        else if (!place.spread.has(name)) {
          place.spread.add(name);
          this.addFragment(fragment.typeCondition.name.value, fragment.selectionSet, place);
        }
      }
    }
  }

  private addField(field: FieldNode, place: SelectionScope): void {
    if (field.name.value === '__typename') {
      place.askTypename();
      return;
    }
    const name = (field.alias ?? field.name).value;
    let known = place.fields.get(name);
    if (!known) {
      const definition = 'getFields' in place.type ? place.type.getFields()[field.name.value] : undefined;
      const below =
        field.selectionSet &&
        definition &&
        new SelectionScope(getNamedType(definition.type), undefined, `${place.path}.${name}`);
      known = { node: field, below };
      place.fields.set(name, known);
    }
    if (field.selectionSet && known.below) this.add(field.selectionSet, known.below);
  }

  private addFragment(typeName: string | undefined, set: SelectionSetNode, place: SelectionScope): void {
    const condition = typeName === undefined ? place.type : this.schema.getType(typeName);
    if (!condition) return;
    if (this.includes(condition, place.type)) {
      this.add(set, place);
    } else if (isAbstractType(condition) && (this.concrete || isUnionType(condition))) {
      for (const type of this.schema.getPossibleTypes(condition)) this.addInnerScope(type, set, place);
    } else {
      this.addInnerScope(condition, set, place);
    }
  }

  private addInnerScope(type: GraphQLNamedType, set: SelectionSetNode, place: SelectionScope): void {
    if (!this.canBe(place.type, type)) return;
    let inner = place.innerScopes.get(type.name);
    if (!inner) {
      inner = new SelectionScope(type, place, place.path);
      place.innerScopes.set(type.name, inner);
    }
    this.add(set, inner);
  }

  private addDeferred(selection: InlineFragmentNode | FragmentSpreadNode, place: SelectionScope): void {
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
    if (!fragment) return;
    const id = deferId(deferDirective(selection)!, place.path);
    const piece = this.pieces.get(id) ?? 0;
    this.pieces.set(id, piece + 1);
    // Which parts an object gets has to be known by then.
    if (isAbstractType(place.type)) place.askTypename();
    const inner = new SelectionScope(place.type, undefined, place.path);
    place.deferred.set(plannerLabel(id, piece), inner);
    this.addFragment(fragment.typeCondition?.name.value, fragment.selectionSet, inner);
  }

  private addOther(
    selection: SelectionNode,
    fragment: {
      readonly typeCondition?: FragmentDefinitionNode['typeCondition'] | undefined;
      readonly selectionSet: SelectionSetNode;
    },
    place: SelectionScope,
  ): void {
    const typeCondition = fragment.typeCondition;
    const type = typeCondition ? this.schema.getType(typeCondition.name.value) : place.type;
    if (!type) return;
    const inner = new SelectionScope(type, undefined, place.path);
    this.add(fragment.selectionSet, inner);
    place.others.push({
      kind: Kind.INLINE_FRAGMENT,
      ...(typeCondition ? { typeCondition } : {}),
      directives: selection.directives ?? [],
      selectionSet: inner.toSelectionSet(),
    });
  }

  /** Whether everything of one type is of the other. */
  private includes(wide: GraphQLNamedType, narrow: GraphQLNamedType): boolean {
    if (wide === narrow) return true;
    if (!isAbstractType(wide) || !('getFields' in narrow)) return false;
    return (isObjectType(narrow) || isAbstractType(narrow)) && this.schema.isSubType(wide, narrow);
  }

  private canBe(type: GraphQLNamedType, other: GraphQLNamedType): boolean {
    if (isObjectType(type)) return this.includes(other, type);
    if (isObjectType(other)) return this.includes(type, other);
    return true;
  }
}
