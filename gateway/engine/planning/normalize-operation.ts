import {
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
} from 'graphql';
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
import type { InternalNames } from '../plan/internal-names.ts';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * What the planner is given in place of the client's operation, so that it cannot go wrong on it:
 * - `@skip` and `@include` whose value is known are carried out here, and a `@defer` that is not heeded is left out;
 * - fields that who asks may not see are left out;
 * - aliases that could collide with what the planner adds travel under internal names;
 * - introspection and the root's `__typename` are answered without any subgraph;
 * - a selection of nothing but fragments also asks for `__typename`, or the planner would drop the field where no
 *   fragment applies, and its existence would never be inclusion.
 * @returns `undefined` when no subgraph has to be inclusion
 */
export function normalizeOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  names: InternalNames,
  inclusion: Inclusion,
): DocumentNode | undefined {
  const normalizer = new Normalizer(document, names, inclusion);
  const selections = normalizer.root(operation.selectionSet, new Set());
  if (selections.length === 0) return undefined;
  const kept: OperationDefinitionNode = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } };
  return { kind: Kind.DOCUMENT, definitions: [kept, ...normalizer.usedFragments()] };
}

class Normalizer {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly used = new Map<string, FragmentDefinitionNode | undefined>();
  private readonly names: InternalNames;
  private readonly conditions: Conditions;
  private readonly inclusion: Inclusion;

  constructor(document: DocumentNode, names: InternalNames, inclusion: Inclusion) {
    this.fragments = new Map(
      document.definitions.flatMap(node =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
      ),
    );
    this.names = names;
    this.conditions = inclusion.conditions;
    this.inclusion = inclusion;
  }

  usedFragments(): FragmentDefinitionNode[] {
    return [...this.used.values()].filter(fragment => fragment !== undefined);
  }

  /** Root selections, with fragments spread out as far as needed to see the fields that no subgraph answers. */
  root(set: SelectionSetNode, spread: Set<string>): SelectionNode[] {
    const out: SelectionNode[] = [];
    for (const selection of set.selections) {
      if (isIncluded(selection, this.conditions) === false) continue;
      if (selection.kind === Kind.FIELD) {
        const answered = selection.name.value.startsWith('__') || isDenied(selection, this.inclusion);
        if (!answered) out.push(this.field(selection));
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
      // Under a condition that is still open, a fragment seen elsewhere must be spread again.
      const selections = this.root(inner, directives.length === 0 ? spread : new Set());
      if (selections.length === 0) continue;
      if (directives.length === 0) out.push(...selections);
      else out.push({ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: { kind: Kind.SELECTION_SET, selections } });
    }
    return out;
  }

  private field(field: FieldNode): FieldNode {
    const name = field.name.value;
    const alias = field.alias?.value ?? name;
    const internal = this.names.internal(alias, name);
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
    return this.remaining(fragment.directives).filter(directive => directive === applied || !isDefer(directive));
  }

  private remaining(directives: readonly DirectiveNode[] | undefined): DirectiveNode[] {
    return (directives ?? []).filter(d => !isCondition(d) || isMet(d, this.conditions) === undefined);
  }
}
