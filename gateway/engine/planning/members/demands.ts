import type { GraphQLSchema } from 'graphql';
import type { FetchNode, RequiresSelection } from '../../plan/plan.ts';
import { objectTypesOf } from './object-types.ts';
import { below, mayOverlap, namesAt, type Place, withTypes } from './place.ts';

/** What fetches take from the data. */
export interface Demands {
  /** Adds what a fetch takes from the objects at a place. */
  add(fetch: FetchNode, place: Place): void;
  /** Whether some fetch takes a value from objects at a place. */
  has(place: Place, name: string): boolean;
}

export function createDemands(schema: GraphQLSchema): Demands {
  /** By response path of the value: the places of the objects that have it. */
  const places = new Map<string, Place[]>();
  const contextual = new Set<string>();
  const add = (selections: readonly RequiresSelection[], place: Place): void => {
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') {
        const { typeCondition: type, selections: inner } = selection;
        add(inner, type === undefined ? place : withTypes(place, objectTypesOf(type, schema)));
        continue;
      }
      const value = below(place, selection.source);
      places.set(namesAt(value), [...(places.get(namesAt(value)) ?? []), place]);
      add(selection.selections ?? [], value);
    }
  };
  return {
    add({ requires = [], contextRewrites = [] }, place) {
      add(requires, place);
      for (const { path } of contextRewrites) for (const step of path) contextual.add(step);
    },
    has: (place, name) =>
      contextual.has(name) || (places.get(namesAt(below(place, name))) ?? []).some(other => mayOverlap(place, other)),
  };
}
