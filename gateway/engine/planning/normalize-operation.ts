import {
  DirectiveLocation,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { fragmentsOf } from '../document/fragments.ts';
import { TYPENAME } from '../document/typename.ts';
import {
  type Conditions,
  type Inclusion,
  isCondition,
  isDefer,
  isDenied,
  isIncluded,
  isMet,
} from '../plan/conditions.ts';
import { appliedDefer } from '../plan/defer.ts';
import type { InternalNames, OperationNames } from '../plan/internal-names.ts';

/**
 * Rewrites the client's operation for the planner, around its bugs:
 * - `@skip` and `@include` with known values are evaluated, and a `@defer` that is not applied is removed;
 * - fields that the caller may not see are removed;
 * - aliases and variables that could collide with names that the planner adds, and response names that stand for several
 *   fields, are replaced by internal names;
 * - directives of the client are removed where they would be sent at a place that they do not allow;
 * - introspection fields and the root `__typename` are removed: no subgraph resolves them;
 * - `__typename` is added to a selection of fragments only; otherwise the planner would drop the field if no fragment
 *   applies, and it would be unknown whether the object exists.
 * @returns `undefined` if no subgraph has to be queried
 */
export function normalizeOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  internalNames: InternalNames,
  inclusion: Inclusion,
  mayStand: MayStand,
): DocumentNode | undefined {
  const names = internalNames.in(document, operation);
  const normalizer = new Normalizer(document, names, inclusion, mayStand);
  const selections = normalizer.root(operation.selectionSet, new Set());
  if (selections.length === 0) return undefined;
  const normalized: OperationDefinitionNode = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } };
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: [normalized, ...normalizer.usedFragments()] };
  return withVariables(whole, operation, names);
}

/** Renames variables. */
function withVariables(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  names: OperationNames,
): DocumentNode {
  const isPlain = (operation.variableDefinitions ?? []).every(
    ({ variable: { name } }) => names.variable(name.value) === name.value,
  );
  if (isPlain) return document;
  return visit(document, {
    [Kind.VARIABLE]: variable => ({
      ...variable,
      name: { ...variable.name, value: names.variable(variable.name.value) },
    }),
  });
}

/** Whether a schema allows a directive at a place. */
export type MayStand = (directive: string, location: DirectiveLocation) => boolean;

class Normalizer {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly used = new Map<string, FragmentDefinitionNode | undefined>();
  private readonly names: OperationNames;
  private readonly conditions: Conditions;
  private readonly inclusion: Inclusion;
  private readonly mayStand: MayStand;

  constructor(document: DocumentNode, names: OperationNames, inclusion: Inclusion, mayStand: MayStand) {
    this.fragments = fragmentsOf(document);
    this.names = names;
    this.conditions = inclusion.conditions;
    this.inclusion = inclusion;
    this.mayStand = mayStand;
  }

  usedFragments(): FragmentDefinitionNode[] {
    return [...this.used.values()].filter(fragment => fragment !== undefined);
  }

  /** Root selections; fragments are inlined as far as needed to find the fields that no subgraph resolves. */
  root(set: SelectionSetNode, spread: Set<string>): SelectionNode[] {
    const out: SelectionNode[] = [];
    for (const selection of set.selections) {
      if (isIncluded(selection, this.conditions) === false) continue;
      if (selection.kind === Kind.FIELD) {
        const isLocal = selection.name.value.startsWith('__') || isDenied(selection, this.inclusion);
        if (!isLocal) out.push(this.field(selection));
        continue;
      }
      const directives = this.remainingOf(selection);
      let inner: SelectionSetNode;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        if (directives.length === 0 && spread.has(name)) continue;
        if (directives.length === 0) spread.add(name);
        inner = this.fragments.get(name)!.selectionSet;
      } else {
        inner = selection.selectionSet;
      }
      // Under a condition with an unknown value, a fragment must be spread again even if it was seen elsewhere.
      const selections = this.root(inner, directives.length === 0 ? spread : new Set());
      if (selections.length === 0) continue;
      if (directives.length === 0) out.push(...selections);
      else out.push({ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: { kind: Kind.SELECTION_SET, selections } });
    }
    return out;
  }

  private field(field: FieldNode): FieldNode {
    const name = field.name.value;
    const internal = this.names.internal(field);
    const { alias: _, ...rest } = field;
    return {
      ...rest,
      ...(internal === name ? {} : { alias: { kind: Kind.NAME, value: internal } }),
      directives: this.remaining(field.directives),
      ...(field.selectionSet ? { selectionSet: this.fieldSelection(field.selectionSet) } : {}),
    };
  }

  private fieldSelection(set: SelectionSetNode): SelectionSetNode {
    const selections = this.nested(set);
    const certain = selections.some(selection => selection.kind === Kind.FIELD && !selection.directives?.length);
    return { kind: Kind.SELECTION_SET, selections: certain ? selections : [TYPENAME, ...selections] };
  }

  private nested(set: SelectionSetNode): SelectionNode[] {
    const out: SelectionNode[] = [];
    for (const selection of set.selections) {
      if (isIncluded(selection, this.conditions) === false) continue;
      if (selection.kind === Kind.FIELD) {
        const introspection = selection.name.value === '__schema' || selection.name.value === '__type';
        if (!introspection && !isDenied(selection, this.inclusion)) out.push(this.field(selection));
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (this.useFragment(selection.name.value)) {
          out.push({ ...selection, directives: this.remainingOf(selection) });
        }
      } else {
        const selections = this.nested(selection.selectionSet);
        if (selections.length === 0) continue;
        const selectionSet = { kind: Kind.SELECTION_SET as const, selections };
        out.push({ ...selection, directives: this.remainingOf(selection), selectionSet });
      }
    }
    return out;
  }

  private useFragment(name: string): boolean {
    if (this.used.has(name)) return this.used.get(name) !== undefined;
    const fragment = this.fragments.get(name)!;
    const selections = this.nested(fragment.selectionSet);
    const { directives: _, ...rest } = fragment;
    const selectionSet = { kind: Kind.SELECTION_SET as const, selections };
    this.used.set(name, selections.length === 0 ? undefined : { ...rest, selectionSet });
    return selections.length > 0;
  }

  private remainingOf(fragment: InlineFragmentNode | FragmentSpreadNode): DirectiveNode[] {
    const applied = appliedDefer(fragment, this.inclusion);
    // Every fragment is sent as an inline fragment.
    return this.remaining(fragment.directives).filter(
      directive =>
        directive === applied ||
        (!isDefer(directive) && this.mayStand(directive.name.value, DirectiveLocation.INLINE_FRAGMENT)),
    );
  }

  private remaining(directives: readonly DirectiveNode[] | undefined): DirectiveNode[] {
    return (directives ?? []).filter(d => !isCondition(d) || isMet(d, this.conditions) === undefined);
  }
}
