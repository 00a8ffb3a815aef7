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

/** Names of the fields that may have numbers of custom scalars. */
export function exactFields(schema: GraphQLSchema): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (!isScalarType(named) || isSpecifiedScalarType(named)) continue;
      if (!STRINGS.some(url => named.specifiedByURL?.startsWith(url))) names.add(field.name);
    }
  }
  return names;
}

/** Whether an operation selects one of some fields. */
export function selectsAny(document: DocumentNode, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  let found = false;
  visit(document, {
    [Kind.FIELD](field) {
      if (names.has(field.name.value)) found = true;
    },
  });
  return found;
}
