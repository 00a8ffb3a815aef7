import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
} from 'graphql';
import { fragmentsOf } from '../document/fragments.ts';
import { fetchesOf } from '../plan/fetches-of.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { PlanReply } from './plan-request.ts';

/**
 * Plans the root fields of a mutation one after the other, each with all that it selects (GraphQL specification, section
 * 6.2.2): planners fetch what all of them select at the end, when later mutations have changed it. Neighbours stay in one
 * fetch where nothing has to be fetched between them.
 */
export function planSerially(document: DocumentNode, plan: (document: DocumentNode) => PlanReply): PlanReply {
  const whole = plan(document);
  if (whole.kind !== 'plan' || !whole.plan || whole.plan.kind === 'Fetch') return whole;
  const fields = rootFields(document);
  if (fields.length < 2) return whole;
  if (whole.plan.kind === 'Defer') return { kind: 'failed', reason: 'Several mutations cannot be answered in parts' };
  const steps: { selections: readonly SelectionNode[]; plan: PlanNode }[] = [];
  for (const selections of fields) {
    const last = steps.at(-1);
    if (last?.plan.kind === 'Fetch') {
      const joined = [...last.selections, ...selections];
      const reply = plan(withSelections(document, joined));
      if (reply.kind === 'plan' && reply.plan && mutates(reply.plan) === 1) {
        steps[steps.length - 1] = { selections: joined, plan: reply.plan };
        continue;
      }
    }
    const reply = plan(withSelections(document, selections));
    if (reply.kind !== 'plan') return reply;
    if (reply.plan) steps.push({ selections, plan: reply.plan });
  }
  const [first] = steps;
  if (steps.length === 1) return { kind: 'plan', plan: first!.plan };
  return { kind: 'plan', plan: { kind: 'Sequence', nodes: steps.map(step => step.plan), serial: true } };
}

const mutates = (plan: PlanNode) =>
  fetchesOf(plan).filter(({ operationKind }) => operationKind === OperationTypeNode.MUTATION).length;

const operationOf = ({ definitions }: DocumentNode) =>
  definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;

/** The selections of each response name, in the order in which they are executed. */
function rootFields(document: DocumentNode): readonly (readonly SelectionNode[])[] {
  const fragments = fragmentsOf(document);
  const byName = new Map<string, SelectionNode[]>();
  const collect = (selections: readonly SelectionNode[], within: (selection: SelectionNode) => SelectionNode) => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        byName.set(name, [...(byName.get(name) ?? []), within(selection)]);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? inlined(selection, fragments) : selection;
      collect(fragment.selectionSet.selections, inner =>
        within({ ...fragment, selectionSet: { ...fragment.selectionSet, selections: [inner] } }),
      );
    }
  };
  collect(operationOf(document).selectionSet.selections, selection => selection);
  return [...byName.values()];
}

function inlined(
  { directives, name }: Extract<SelectionNode, { kind: Kind.FRAGMENT_SPREAD }>,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Extract<SelectionNode, { kind: Kind.INLINE_FRAGMENT }> {
  const { typeCondition, selectionSet } = fragments.get(name.value)!;
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, ...(directives && { directives }) };
}

function withSelections(document: DocumentNode, selections: readonly SelectionNode[]): DocumentNode {
  const operation = operationOf(document);
  const narrowed = { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  return {
    ...document,
    definitions: document.definitions.map(definition => (definition === operation ? narrowed : definition)),
  };
}
