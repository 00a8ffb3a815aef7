import type { Suite } from '../suite.ts';
import { compoundKeys } from './compound-keys.ts';
import { nonResolvableKeys } from './non-resolvable-keys.ts';
import { severalKeys } from './several-keys.ts';
import { simpleEntities } from './simple-entities.ts';

export const suites: Suite[] = [simpleEntities, compoundKeys, severalKeys, nonResolvableKeys];
