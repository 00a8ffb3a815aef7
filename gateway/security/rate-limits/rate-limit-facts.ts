import { Kind, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../../engine/document/fragments.ts';
import { perOperation } from '../../engine/operations/per-operation.ts';
import type { ParsedOperation } from '../../engine/operations/prepared-operation.ts';

/** The facts about an operation that policies use. */
export interface RateLimitFacts {
  readonly name: string;
  /** Such as `Mutation.createComment`, with the default names of the root types. */
  readonly rootFields: ReadonlySet<string>;
}

const ROOTS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

/** Clients choose names, but not root fields; fields in fragments count too. */
export const rateLimitFacts = perOperation(
  ({ document, operation }: Pick<ParsedOperation, 'document' | 'operation'>): RateLimitFacts => {
    const fragments = fragmentsOf(document);
    const rootFields = new Set<string>();
    const pending: SelectionSetNode[] = [operation.selectionSet];
    for (let set = pending.pop(); set; set = pending.pop()) {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) {
          rootFields.add(`${ROOTS[operation.operation]}.${selection.name.value}`);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          pending.push(selection.selectionSet);
        } else {
          const fragment = fragments.get(selection.name.value);
          fragments.delete(selection.name.value);
          if (fragment) pending.push(fragment.selectionSet);
        }
      }
    }
    return { name: operation.name?.value ?? '', rootFields };
  },
);
