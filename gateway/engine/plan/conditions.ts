import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionNode,
  type ValueNode,
  visit,
} from 'graphql';

/** Values of the Boolean variables in `@skip` and `@include`; directives with an unknown variable are kept. */
export type Conditions = ReadonlyMap<string, boolean>;

/** What decides which selections of an operation a request includes. */
export interface Inclusion {
  readonly conditions: Conditions;
  /** Source positions of the fields that the caller may not see. */
  readonly denied: Pick<ReadonlySet<number>, 'has' | 'size'>;
  /** Whether `@defer` is applied: the client accepts incremental delivery. */
  readonly deferring: boolean;
}

export function isDenied(field: FieldNode, { denied }: Inclusion): boolean {
  return denied.size > 0 && field.loc !== undefined && denied.has(field.loc.start);
}

/** Names of the variables in `@skip`, `@include` and `@defer`, in order of appearance. */
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

/** `undefined` if the value of a variable is unknown. */
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

/** Whether a `@skip` or `@include` includes its selection; `undefined` if the value of its variable is unknown. */
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
