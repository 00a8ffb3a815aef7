import type { Suite } from '../suite.ts';
import { circularInterfaces } from './circular-interfaces.ts';
import { clientDirectives } from './client-directives.ts';
import { compoundKeys } from './compound-keys.ts';
import { conditions } from './conditions.ts';
import { contextSubgraphs, contexts, contextTypes } from './contexts.ts';
import { differingTypes } from './differing-types.ts';
import { duplicates } from './duplicates.ts';
import { federationOne } from './federation-one.ts';
import { fiveSubgraphs } from './five-subgraphs.ts';
import { inaccessible, inaccessibleValue } from './inaccessible.ts';
import { interfaceObject } from './interface-object.ts';
import { interfaceObjectChain } from './interface-object-chain.ts';
import { interfaceObjectForeign } from './interface-object-foreign.ts';
import { interfaceObjectErrors, interfaceObjectMembers } from './interface-object-members.ts';
import { interfaceObjectMixed } from './interface-object-mixed.ts';
import { interfaceObjectUnresolvable } from './interface-object-odd.ts';
import { introspection } from './introspection.ts';
import { javascriptNames } from './javascript-names.ts';
import { keysMashup } from './keys-mashup.ts';
import { listsOfLists } from './lists-of-lists.ts';
import { mergedInputs } from './merged-inputs.ts';
import { mutations } from './mutations.ts';
import { nodeInterface } from './node-interface.ts';
import { nonResolvableKeys, nonResolvableKeysRequired } from './non-resolvable-keys.ts';
import { nullPropagation, nulls, referenceErrors } from './nulls.ts';
import { nestedKeys, plannersNames, typenameKey } from './odd-keys.ts';
import { override, overrideAll, overrideNone } from './override.ts';
import { provides, providesAbstract } from './provides.ts';
import { requiresArguments } from './requires-arguments.ts';
import { requiresChain } from './requires-chain.ts';
import { requiresFragments } from './requires-fragments.ts';
import { requiresSimple } from './requires-simple.ts';
import { scalarsArguments } from './scalars-arguments.ts';
import { authDirectives, tagsAndComposed } from './schema-directives.ts';
import { serialMutations } from './serial-mutations.ts';
import { severalKeys } from './several-keys.ts';
import { shareable } from './shareable.ts';
import { simpleEntities } from './simple-entities.ts';
import { typesOfOnePath } from './types-of-one-path.ts';
import { unionsInterfaces } from './unions-interfaces.ts';

export const suites: Suite[] = [
  circularInterfaces,
  clientDirectives,
  compoundKeys,
  conditions,
  contexts,
  contextTypes,
  contextSubgraphs,
  differingTypes,
  duplicates,
  federationOne,
  fiveSubgraphs,
  inaccessible,
  inaccessibleValue,
  interfaceObjectUnresolvable,
  interfaceObject,
  introspection,
  javascriptNames,
  keysMashup,
  listsOfLists,
  mergedInputs,
  mutations,
  nodeInterface,
  nonResolvableKeys,
  nonResolvableKeysRequired,
  nulls,
  nullPropagation,
  referenceErrors,
  override,
  overrideNone,
  overrideAll,
  provides,
  providesAbstract,
  requiresArguments,
  requiresChain,
  requiresFragments,
  requiresSimple,
  scalarsArguments,
  authDirectives,
  tagsAndComposed,
  serialMutations,
  severalKeys,
  shareable,
  simpleEntities,
  interfaceObjectChain,
  interfaceObjectErrors,
  interfaceObjectForeign,
  interfaceObjectMembers,
  interfaceObjectMixed,
  nestedKeys,
  typenameKey,
  plannersNames,
  typesOfOnePath,
  unionsInterfaces,
];
