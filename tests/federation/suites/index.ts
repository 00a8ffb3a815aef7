import type { Suite } from '../suite.ts';
import { compoundKeys } from './compound-keys.ts';
import { inaccessible, inaccessibleValue } from './inaccessible.ts';
import { interfaceObject } from './interface-object.ts';
import { mergedInputs } from './merged-inputs.ts';
import { nonResolvableKeys } from './non-resolvable-keys.ts';
import { override, overrideAll, overrideNone } from './override.ts';
import { provides, providesAbstract } from './provides.ts';
import { requiresArguments } from './requires-arguments.ts';
import { requiresChain } from './requires-chain.ts';
import { requiresFragments } from './requires-fragments.ts';
import { requiresSimple } from './requires-simple.ts';
import { severalKeys } from './several-keys.ts';
import { shareable } from './shareable.ts';
import { simpleEntities } from './simple-entities.ts';

export const suites: Suite[] = [
  compoundKeys,
  inaccessible,
  inaccessibleValue,
  interfaceObject,
  mergedInputs,
  nonResolvableKeys,
  override,
  overrideNone,
  overrideAll,
  provides,
  providesAbstract,
  requiresArguments,
  requiresChain,
  requiresFragments,
  requiresSimple,
  severalKeys,
  shareable,
  simpleEntities,
];
