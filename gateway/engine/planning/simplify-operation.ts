import {
  type DefinitionNode,
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
import { fragmentsOf } from '../document/fragments.ts';
import { TYPENAME } from '../document/typename.ts';
import { deferDirective, deferId, plannerLabel } from '../plan/defer.ts';

/** Maximum number of selections in an operation after inlining its fragments. */
const MAX_SELECTIONS = 20_000;

/**
 * How to treat fragments that narrow the type of a selection:
 * - `keep`: leave them, except for fields that the interface declares with requirements.
 * - `widen`: select their fields on every object if the parent interface declares them, too; the response omits the
 *   fields that the client did not select.
 * - `split`: replace a fragment on an interface by one per object type.
 */
export type Narrowing = 'keep' | 'widen' | 'split';

/**
 * Simplifies an operation: inlines redundant fragments, merges equal fields and fragments, and selects `__typename`
 * once per field instead of in each fragment. Planners try combinations of the paths to each selection, so selecting a
 * field five times can take a thousand times as long, or never end.
 *
 * A fragment on a union is replaced by fragments on its object types if the parent type is not the union: planners fail
 * on it below an `@interfaceObject`.
 * @param hasRequirements whether an interface's field has `@requires`: planners loop for seconds, until memory runs
 * out, if such a field of an `@interfaceObject` is selected on one implementation
 */
export function simplifyOperation(
  document: DocumentNode,
  schema: GraphQLSchema,
  narrowing: Narrowing,
  hasRequirements: (type: string, field: string) => boolean,
): SimplifiedOperation {
  const fragments = fragmentsOf(document);
  const simplifier = new Simplifier(schema, fragments, narrowing === 'split');
  const moves: Moves = narrowing === 'widen' ? () => true : hasRequirements;
  const asked: DefinitionNode[] = [];
  let isMoved = false;
  const definitions = document.definitions.flatMap(node => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return [];
    const root = schema.getRootType(node.operation);
    if (!root) return [node];
    const scope = new SelectionScope(root, undefined, '');
    simplifier.add(node.selectionSet, scope);
    asked.push({ ...node, selectionSet: scope.toSelectionSet() });
    isMoved = scope.widen(moves) || isMoved;
    return [{ ...node, selectionSet: scope.toSelectionSet() }];
  });
  return { document: { ...document, definitions }, asked: { ...document, definitions: asked }, isMoved };
}

export interface SimplifiedOperation {
  readonly document: DocumentNode;
  /** What the client asks, before fields were moved out of fragments. */
  readonly asked: DocumentNode;
  readonly isMoved: boolean;
}

/** Whether a field is moved out of fragments to a selection on a type. */
type Moves = (type: string, field: string) => boolean;

interface ScopeField {
  readonly node: FieldNode;
  /** Set for composite fields. */
  readonly below: SelectionScope | undefined;
}

/** Whether two fields of one response name are one field, whose selections can be merged. */
function isSame(one: ScopeField, other: ScopeField): boolean {
  return one === other || (one.below?.type === other.below?.type && headOf(one) === headOf(other));
}

function headOf({ node: { selectionSet: _, ...head } }: ScopeField): string {
  return print(head);
}

/** The selections on one object: fields for every type, and fields for some types only. */
class SelectionScope {
  readonly type: GraphQLNamedType;
  /** The scope that this one narrows; `undefined` directly below a field. */
  readonly wider: SelectionScope | undefined;
  readonly spread = new Set<string>();
  readonly fields = new Map<string, ScopeField>();
  readonly innerScopes = new Map<string, SelectionScope>();
  /** Selections on the same object in deferred parts, by planner label. */
  readonly deferred = new Map<string, SelectionScope>();
  /** Selections with custom directives of the supergraph: left as they are. */
  readonly others: SelectionNode[] = [];
  /** Response path. */
  readonly path: string;
  private typename = false;

  constructor(type: GraphQLNamedType, wider: SelectionScope | undefined, path: string) {
    this.type = type;
    this.wider = wider;
    this.path = path;
  }

  /** An object has the same `__typename` in each narrower scope. */
  selectTypename(): void {
    if (this.wider) this.wider.selectTypename();
    else this.typename = true;
  }

  /**
   * Moves fields of narrower scopes here if this type has them, as one field where several scopes have it, and if their
   * response names do not collide.
   * @returns whether any was moved
   */
  widen(moves: Moves): boolean {
    const below = [...this.fields.values()].flatMap(field => field.below ?? []);
    const inner = [...this.innerScopes.values(), ...below, ...this.deferred.values()];
    let isMoved = inner.map(scope => scope.widen(moves)).some(Boolean);
    if (!('getFields' in this.type)) return isMoved;
    const known = this.type.getFields();
    for (const scope of this.innerScopes.values()) {
      for (const [name, field] of scope.fields) {
        const fieldName = field.node.name.value;
        const definition = known[fieldName];
        if (!definition || !moves(this.type.name, fieldName)) continue;
        if (field.below && field.below.type !== getNamedType(definition.type)) continue;
        const scopes = [this, ...this.innerScopes.values()].filter(other => other.fields.has(name));
        const all = scopes.map(other => other.fields.get(name)!);
        if (!all.every(other => isSame(other, field))) continue;
        for (const other of scopes) other.fields.delete(name);
        for (const other of all) if (other !== field && other.below) field.below?.absorb(other.below);
        if (all.length > 1) field.below?.widen(moves);
        this.fields.set(name, field);
        isMoved = true;
      }
    }
    return isMoved;
  }

  /** Takes over the selections of another scope of the same type and path. */
  private absorb(other: SelectionScope): void {
    if (other.typename) this.selectTypename();
    for (const [name, field] of other.fields) {
      const own = this.fields.get(name);
      if (!own) this.fields.set(name, field);
      else if (own.below && field.below) own.below.absorb(field.below);
    }
    for (const [type, scope] of other.innerScopes) {
      const own = this.innerScopes.get(type) ?? new SelectionScope(scope.type, this, this.path);
      this.innerScopes.set(type, own);
      own.absorb(scope);
    }
    for (const [label, scope] of other.deferred) this.deferred.set(label, scope);
    this.others.push(...other.others);
  }

  toSelectionSet(): SelectionSetNode {
    return { kind: Kind.SELECTION_SET, selections: this.toSelections() };
  }

  /** Removes from a deferred part the fields that its parent scope selects: they are not fetched again. */
  private omit(selected: SelectionScope): void {
    for (const [name, { below }] of this.fields) {
      const known = selected.fields.get(name);
      if (!known) continue;
      if (below && known.below) below.omit(known.below);
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
    for (const scope of this.innerScopes.values()) {
      const inner = scope.toSelections();
      if (inner.length === 0) continue;
      const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: scope.type.name } } as const;
      const selectionSet = { kind: Kind.SELECTION_SET, selections: inner } as const;
      selections.push({ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet });
    }
    for (const [label, scope] of this.deferred) {
      scope.omit(this);
      if (scope.isEmpty()) continue;
      const directives = [deferred(label)];
      selections.push({ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: scope.toSelectionSet() });
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

  add(set: SelectionSetNode, scope: SelectionScope): void {
    for (const selection of set.selections) {
      if (++this.count > MAX_SELECTIONS) throw new GraphQLError('The operation is too large to plan');
      if (selection.kind === Kind.FIELD) this.addField(selection, scope);
      else if (deferDirective(selection)) this.addDeferred(selection, scope);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (selection.directives?.length) this.addOther(selection, selection, scope);
        else this.addFragment(selection.typeCondition?.name.value, selection.selectionSet, scope);
      } else {
        const name = selection.name.value;
        const fragment = this.fragments.get(name);
        if (!fragment) continue;
        if (selection.directives?.length) this.addOther(selection, fragment, scope);
        else if (!scope.spread.has(name)) {
          scope.spread.add(name);
          this.addFragment(fragment.typeCondition.name.value, fragment.selectionSet, scope);
        }
      }
    }
  }

  private addField(field: FieldNode, scope: SelectionScope): void {
    if (field.name.value === '__typename') {
      scope.selectTypename();
      return;
    }
    const name = (field.alias ?? field.name).value;
    let known = scope.fields.get(name);
    if (!known) {
      const definition = 'getFields' in scope.type ? scope.type.getFields()[field.name.value] : undefined;
      const below =
        field.selectionSet &&
        definition &&
        new SelectionScope(getNamedType(definition.type), undefined, `${scope.path}.${name}`);
      known = { node: field, below };
      scope.fields.set(name, known);
    }
    if (field.selectionSet && known.below) this.add(field.selectionSet, known.below);
  }

  private addFragment(typeName: string | undefined, set: SelectionSetNode, scope: SelectionScope): void {
    const condition = typeName === undefined ? scope.type : this.schema.getType(typeName);
    if (!condition) return;
    if (this.includes(condition, scope.type)) {
      this.add(set, scope);
    } else if (isAbstractType(condition) && (this.concrete || isUnionType(condition))) {
      for (const type of this.schema.getPossibleTypes(condition)) this.addInnerScope(type, set, scope);
    } else {
      this.addInnerScope(condition, set, scope);
    }
  }

  private addInnerScope(type: GraphQLNamedType, set: SelectionSetNode, scope: SelectionScope): void {
    if (!this.canBe(scope.type, type)) return;
    // Where a subgraph has an object type in place of the abstract one, planners do not ask for the type.
    scope.selectTypename();
    let inner = scope.innerScopes.get(type.name);
    if (!inner) {
      inner = new SelectionScope(type, scope, scope.path);
      scope.innerScopes.set(type.name, inner);
    }
    this.add(set, inner);
  }

  private addDeferred(selection: InlineFragmentNode | FragmentSpreadNode, scope: SelectionScope): void {
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
    if (!fragment) return;
    const id = deferId(deferDirective(selection)!, scope.path);
    const piece = this.pieces.get(id) ?? 0;
    this.pieces.set(id, piece + 1);
    // The type decides which deferred parts an object has, so it must be known first.
    if (isAbstractType(scope.type)) scope.selectTypename();
    const inner = new SelectionScope(scope.type, undefined, scope.path);
    scope.deferred.set(plannerLabel(id, piece), inner);
    this.addFragment(fragment.typeCondition?.name.value, fragment.selectionSet, inner);
  }

  private addOther(
    selection: SelectionNode,
    fragment: {
      readonly typeCondition?: FragmentDefinitionNode['typeCondition'] | undefined;
      readonly selectionSet: SelectionSetNode;
    },
    scope: SelectionScope,
  ): void {
    const typeCondition = fragment.typeCondition;
    const type = typeCondition ? this.schema.getType(typeCondition.name.value) : scope.type;
    if (!type) return;
    const inner = new SelectionScope(type, undefined, scope.path);
    this.add(fragment.selectionSet, inner);
    scope.others.push({
      kind: Kind.INLINE_FRAGMENT,
      ...(typeCondition ? { typeCondition } : {}),
      directives: selection.directives ?? [],
      selectionSet: inner.toSelectionSet(),
    });
  }

  /** Whether every object of type `narrow` is also of type `wide`. */
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
