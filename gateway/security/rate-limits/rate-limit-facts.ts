import { type DirectiveNode, Kind, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../../engine/document/fragments.ts';
import { perOperation } from '../../engine/operations/per-operation.ts';
import type { ParsedOperation } from '../../engine/operations/prepared-operation.ts';

/** The facts about an operation that policies use. */
export interface RateLimitFacts {
  readonly name: string;
  /** Each root field that is asked for, such as `Mutation.createComment`, with the default names of the root types. */
  readonly rootFields: readonly RootField[];
}

interface RootField {
  readonly field: string;
  /** What `@include` and `@skip` of the field itself say. */
  readonly conditions: readonly { readonly value: boolean | string; readonly expected: boolean }[];
}

const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

/** Clients choose names, but not root fields; fields in fragments count too, and each alias of one. */
export const rateLimitFacts = perOperation(
  ({ document, operation }: Pick<ParsedOperation, 'document' | 'operation'>): RateLimitFacts => {
    const fragments = fragmentsOf(document);
    /** By response name: what has the same one is merged. */
    const rootFields = new Map<string, RootField>();
    const pending: SelectionSetNode[] = [operation.selectionSet];
    for (let set = pending.pop(); set; set = pending.pop()) {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) {
          const { name, alias, directives = [] } = selection;
          const key = (alias ?? name).value;
          const field = `${ROOTS[operation.operation]}.${name.value}`;
          // Where one of them has a condition, the other may be without.
          rootFields.set(key, { field, conditions: rootFields.has(key) ? [] : directives.flatMap(conditionOf) });
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          pending.push(selection.selectionSet);
        } else {
          const fragment = fragments.get(selection.name.value);
          fragments.delete(selection.name.value);
          if (fragment) pending.push(fragment.selectionSet);
        }
      }
    }
    return { name: operation.name?.value ?? '', rootFields: [...rootFields.values()] };
  },
);

function conditionOf({ name, arguments: given }: DirectiveNode): RootField['conditions'] {
  const value = given?.find(argument => argument.name.value === 'if')?.value;
  if (name.value !== 'include' && name.value !== 'skip') return [];
  const expected = name.value === 'include';
  if (value?.kind === Kind.BOOLEAN) return [{ value: value.value, expected }];
  return value?.kind === Kind.VARIABLE ? [{ value: value.name.value, expected }] : [];
}

/** How many of the fields an operation asks for with its variables; one without a value counts as if it were asked for. */
export function countFields(
  fields: readonly string[],
  { rootFields }: Pick<RateLimitFacts, 'rootFields'>,
  variables: Readonly<Record<string, unknown>>,
): number {
  const isAsked = ({ conditions }: RootField) =>
    conditions.every(({ value, expected }) => (typeof value === 'string' ? variables[value] : value) !== !expected);
  return rootFields.filter(root => fields.includes(root.field) && isAsked(root)).length;
}
