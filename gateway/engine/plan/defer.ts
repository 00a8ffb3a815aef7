import {
  type ASTVisitor,
  type DirectiveNode,
  GraphQLError,
  Kind,
  type SelectionNode,
  type ValidationContext,
} from 'graphql';
import { conditionOf, type Inclusion, isDefer } from './conditions.ts';

export function deferDirective(selection: SelectionNode): DirectiveNode | undefined {
  return selection.kind === Kind.FIELD ? undefined : selection.directives?.find(isDefer);
}

/** The `@defer` of a fragment, if it is applied. */
export function appliedDefer(
  selection: SelectionNode,
  { deferring, conditions }: Inclusion,
): DirectiveNode | undefined {
  const directive = deferring ? deferDirective(selection) : undefined;
  if (!directive) return undefined;
  const condition = conditionOf(directive);
  if (condition?.kind === Kind.BOOLEAN) return condition.value ? directive : undefined;
  const off = condition?.kind === Kind.VARIABLE && conditions.get(condition.name.value) === false;
  return off ? undefined : directive;
}

/**
 * Identifies a deferred part: by the source position of its `@defer`, and by the response path of its objects.
 */
export function deferId(directive: DirectiveNode, path: string): string {
  return `${directive.loc?.start}@${path}`;
}

/** A label that is unique for the planner, when one part is planned in several pieces. */
export function plannerLabel(id: string, piece: number): string {
  return piece === 0 ? id : `${id}#${piece}`;
}

/** The id of the part that a planner's label belongs to. */
export function deferKey(label: string): string {
  const end = label.indexOf('#');
  return end < 0 ? label : label.slice(0, end);
}

export function labelOf(directive: DirectiveNode): string | undefined {
  const value = directive.arguments?.find(({ name }) => name.value === 'label')?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

/**
 * Validates `@defer` by the incremental delivery proposal: not at the root of a mutation, not in subscriptions, labels
 * as unique string literals.
 */
export function deferRule(context: ValidationContext): ASTVisitor {
  const labels = new Map<string, DirectiveNode>();
  const report = (message: string, ...nodes: DirectiveNode[]) =>
    context.reportError(new GraphQLError(message, { nodes }));
  const isOff = (directive: DirectiveNode) => {
    const condition = conditionOf(directive);
    return condition?.kind === Kind.BOOLEAN && !condition.value;
  };
  return {
    Directive(directive) {
      if (!isDefer(directive)) return;
      const parent = context.getParentType();
      if (parent && parent === context.getSchema().getMutationType()) {
        report(`@defer cannot be used on the root type "${parent.name}".`, directive);
      }
      const label = directive.arguments?.find(({ name }) => name.value === 'label')?.value;
      if (label && label.kind !== Kind.STRING && label.kind !== Kind.NULL) {
        report('The label of a @defer must be a string literal, not a variable.', directive);
      }
      const name = labelOf(directive);
      if (name === undefined) return;
      const known = labels.get(name);
      if (known) report(`The label "${name}" is used by more than one @defer.`, known, directive);
      else labels.set(name, directive);
    },
    OperationDefinition(operation) {
      if (operation.operation !== 'subscription') return;
      const fragments = context.getRecursivelyReferencedFragments(operation);
      for (const { selectionSet } of [operation, ...fragments]) {
        const open: SelectionNode[] = [...selectionSet.selections];
        for (let next = open.pop(); next; next = open.pop()) {
          const directive = deferDirective(next);
          if (directive && !isOff(directive)) report('@defer cannot be used in a subscription.', directive);
          if (next.kind !== Kind.FRAGMENT_SPREAD) open.push(...(next.selectionSet?.selections ?? []));
        }
      }
    },
  };
}
