import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionNode,
  type ValueNode,
  visit,
} from 'graphql';

/** Values of the Boolean variables that `@skip` and `@include` use; a missing one leaves its directives in place. */
export type Conditions = ReadonlyMap<string, boolean>;

/** What an operation asks for, this time. */
export interface Inclusion {
  readonly conditions: Conditions;
  /** Where fields begin, in the operation's text, that who asks may not see. */
  readonly denied: ReadonlySet<number>;
  /** Whether `@defer` is heeded: the answer may come in parts. */
  readonly deferring: boolean;
}

export function isDenied(field: FieldNode, { denied }: Inclusion): boolean {
  return denied.size > 0 && field.loc !== undefined && denied.has(field.loc.start);
}

/** Names of the variables that decide what an operation asks for, in order of appearance. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    [Kind.DIRECTIVE](directive) {
      const value = isCondition(directive) || isDefer(directive) ? conditionOf(directive) : undefined;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** `undefined` when a variable is not known here. */
export function isIncluded(selection: SelectionNode, conditions: Conditions): boolean | undefined {
  let known: boolean | undefined = true;
  for (const directive of selection.directives ?? []) {
    if (!isCondition(directive)) continue;
    const holds = isMet(directive, conditions);
    if (holds === false) return false;
    if (holds === undefined) known = undefined;
  }
  return known;
}

export function isCondition(directive: DirectiveNode): boolean {
  return directive.name.value === 'skip' || directive.name.value === 'include';
}

export function isDefer(directive: DirectiveNode): boolean {
  return directive.name.value === 'defer';
}

/** Whether a `@skip` or `@include` lets its selection through; `undefined` when its variable is not known. */
export function isMet(directive: DirectiveNode, conditions: Conditions): boolean | undefined {
  const value = conditionOf(directive);
  const on =
    value?.kind === Kind.VARIABLE ? conditions.get(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
  return on === undefined ? undefined : directive.name.value === 'skip' ? !on : on;
}

/** The value of `if`. */
export function conditionOf(directive: DirectiveNode): ValueNode | undefined {
  return directive.arguments?.find(({ name }) => name.value === 'if')?.value;
}
