import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  visit,
} from 'graphql';
import type { Exactness } from './exact-json.ts';

/** Specifications of scalars that are strings, so that their numbers need no care. */
const STRINGS = [
  'https://scalars.graphql.org/andimarek/date-time',
  'https://scalars.graphql.org/andimarek/local-date',
  'https://scalars.graphql.org/chillicream/date-time',
  'https://url.spec.whatwg.org',
  'https://datatracker.ietf.org/doc/html/rfc3339',
  'https://datatracker.ietf.org/doc/html/rfc3986',
  'https://datatracker.ietf.org/doc/html/rfc4122',
  'https://datatracker.ietf.org/doc/html/rfc9562',
  'https://tools.ietf.org/html/rfc3339',
  'https://tools.ietf.org/html/rfc3986',
  'https://tools.ietf.org/html/rfc4122',
];

/** Names of fields whose numbers may not be changed. */
export interface ExactFields {
  /** Those of custom scalars. */
  readonly numbers: ReadonlySet<string>;
  /** Those of ids, which a subgraph may send as integers of any size. */
  readonly integers: ReadonlySet<string>;
}

export const NO_EXACT_FIELDS: ExactFields = { numbers: new Set(), integers: new Set() };

export function exactFields(schema: GraphQLSchema): ExactFields {
  const numbers = new Set<string>();
  const integers = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (named.name === 'ID') integers.add(field.name);
      if (!isScalarType(named) || isSpecifiedScalarType(named)) continue;
      if (!STRINGS.some(url => named.specifiedByURL?.startsWith(url))) numbers.add(field.name);
    }
  }
  return { numbers, integers };
}

/** How exactly the response to an operation has to be read; undefined if JavaScript's numbers do. */
export function exactnessOf(document: DocumentNode, fields: ExactFields): Exactness | undefined {
  let found: Exactness | undefined;
  visit(document, {
    [Kind.FIELD]({ name: { value } }) {
      if (fields.numbers.has(value)) found = 'numbers';
      else if (fields.integers.has(value)) found ??= 'integers';
    },
  });
  return found;
}
