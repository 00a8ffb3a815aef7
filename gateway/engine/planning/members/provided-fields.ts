import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';
import type { FetchNode } from '../../plan/plan.ts';
import { selectionOfEntities } from '../../plan/select-of-entities.ts';
import { objectTypesOf } from './object-types.ts';
import { below, mayOverlap, namesAt, type Place, withTypes } from './place.ts';
import { responseNames } from './response-names.ts';

/** What the fetches of a plan bring. */
export interface ProvidedFields {
  /** Adds what a fetch brings; fetches are added in the order in which they run. */
  add(fetch: FetchNode, place: Place): void;
  /** Whether fetches before another one bring a value for objects at a place. */
  has(place: Place, name: string, before: FetchNode): boolean;
}

export function createProvidedFields(schema: GraphQLSchema): ProvidedFields {
  const order = new Map<FetchNode, number>();
  const found = new Map<string, { readonly place: Place; readonly at: number }[]>();
  return {
    add(fetch, place) {
      const at = order.size;
      order.set(fetch, at);
      const nameOf = responseNames(fetch);
      const add = ({ selections }: SelectionSetNode, on: Place): void => {
        for (const selection of selections) {
          if (selection.kind === Kind.INLINE_FRAGMENT) {
            const type = selection.typeCondition?.name.value;
            add(selection.selectionSet, type === undefined ? on : withTypes(on, objectTypesOf(type, schema)));
          }
          if (selection.kind !== Kind.FIELD) continue;
          const value = below(on, nameOf(selection));
          found.set(namesAt(value), [...(found.get(namesAt(value)) ?? []), { place: on, at }]);
          if (selection.selectionSet) add(selection.selectionSet, value);
        }
      };
      const [operation] = parse(fetch.operation, { noLocation: true }).definitions;
      add(fetch.requires ? selectionOfEntities(fetch) : (operation as OperationDefinitionNode).selectionSet, place);
    },
    has(place, name, before) {
      const until = order.get(before) ?? 0;
      const known = found.get(namesAt(below(place, name))) ?? [];
      return known.some(other => other.at < until && mayOverlap(place, other.place));
    },
  };
}
