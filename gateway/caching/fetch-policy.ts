import { Kind, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../engine/document/fragments.ts';
import { rulesOf } from '../engine/supergraph/access-rules.ts';
import type { LoadedSupergraph } from '../engine/supergraph/load-supergraph.ts';
import type { SubgraphOperation } from '../engine/transport/transport.ts';
import type { CachePolicy } from '../request/cache-policy.ts';

export interface FetchPolicy extends CachePolicy {
  /** Types returned by the fetch's fields, including the possible types of abstract ones. */
  readonly returned: ReadonlySet<string>;
}

/** The parts of a supergraph that decide how long subgraph responses may be cached. */
export type FetchFacts = Pick<LoadedSupergraph, 'cacheHints' | 'possibleTypes' | 'access' | 'hash'> & {
  /** Name of the query type. */
  readonly queryType: string;
};

/**
 * The cache policy of a fetch, by the rules of {@link compileCachePolicy}; entities count as root fields with the hint
 * of their type. Fields unknown to the supergraph are not cached; guarded fields are private.
 *
 * @param defaultMaxAge in seconds
 */
export function fetchPolicy(operation: SubgraphOperation, facts: FetchFacts, defaultMaxAge: number): FetchPolicy {
  const { cacheHints: hints, possibleTypes, access } = facts;
  const fragments = fragmentsOf(operation.document);
  const returned = new Set<string>();
  let maxAge = Number.POSITIVE_INFINITY;
  let isPrivate = false;

  const atMost = (seconds: number) => {
    maxAge = Math.min(maxAge, seconds);
  };
  const walk = (selectionSet: SelectionSetNode, parent: string, isRoot: boolean): void => {
    for (const node of selectionSet.selections) {
      if (node.kind !== Kind.FIELD) {
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
        if (fragment) walk(fragment.selectionSet, fragment.typeCondition?.name.value ?? parent, isRoot);
        continue;
      }
      const name = node.name.value;
      if (name === '__typename') continue;
      const type = hints.returned.get(`${parent}.${name}`);
      if (type === undefined) {
        maxAge = 0;
        continue;
      }
      const parents = [parent, ...(possibleTypes.get(parent) ?? [])];
      if (parents.some(one => rulesOf(access, one, name).length > 0)) isPrivate = true;
      const applicable = parents.flatMap(one => hints.fields.get(`${one}.${name}`) ?? []);
      const ages = applicable.flatMap(hint => hint.maxAge ?? []);
      const ofType = type === null ? undefined : hints.types.get(type);
      if ([...applicable, ofType].some(hint => hint?.isPrivate)) isPrivate = true;
      if (ages.length > 0) atMost(Math.min(...ages));
      else if (ofType?.maxAge !== undefined) atMost(ofType.maxAge);
      else if (isRoot || (type !== null && ![...applicable, ofType].some(hint => hint?.inheritMaxAge)))
        atMost(defaultMaxAge);
      if (type === null) continue;
      for (const one of [type, ...(possibleTypes.get(type) ?? [])]) returned.add(one);
      if (node.selectionSet) walk(node.selectionSet, type, false);
    }
  };

  for (const definition of operation.document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (!operation.entities) {
      walk(definition.selectionSet, facts.queryType, true);
      continue;
    }
    for (const node of definition.selectionSet.selections) {
      if (node.kind === Kind.FIELD && node.selectionSet) walkEntities(node.selectionSet);
    }
  }
  return { maxAge: Number.isFinite(maxAge) ? maxAge : 0, isPrivate, returned };

  function walkEntities({ selections }: SelectionSetNode): void {
    for (const node of selections) {
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      if (!fragment || fragment.kind === Kind.FIELD) continue;
      const type = fragment.typeCondition?.name.value;
      if (type === undefined) {
        walkEntities(fragment.selectionSet);
        continue;
      }
      for (const one of possibleTypes.get(type) ?? [type]) {
        const hint = hints.types.get(one) ?? hints.types.get(type);
        atMost(hint?.maxAge ?? defaultMaxAge);
        if (hint?.isPrivate) isPrivate = true;
      }
      walk(fragment.selectionSet, type, false);
    }
  }
}
