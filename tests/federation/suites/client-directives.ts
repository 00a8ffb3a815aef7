import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

const DIRECTIVES = `
  directive @onSpread(note: String) on FRAGMENT_SPREAD
  directive @onDefinition on FRAGMENT_DEFINITION
  directive @onInline(note: String) on INLINE_FRAGMENT
  directive @onField(note: String) on FIELD
  directive @onVariable on VARIABLE_DEFINITION
  directive @onQuery on QUERY
  directive @onMutation(note: String) on MUTATION
`;

/** Directives of clients: a subgraph may be sent them only where they are allowed. */
export const clientDirectives: Suite = {
  name: 'directives of clients',
  subgraphs: {
    shelves: `${FEDERATION} ${DIRECTIVES}
      type Query { shelf: Shelf items: [Item!]! }
      type Mutation { tidy(note: String): Shelf }
      union Item = Shelf | Book
      type Shelf @key(fields: "id") { id: ID! width: Int! }
      type Book @key(fields: "id") { id: ID! }`,
    books: `${FEDERATION} ${DIRECTIVES}
      type Shelf @key(fields: "id") { id: ID! count(least: Int): Int! best: Book }
      type Book @key(fields: "id") { id: ID! title: String! }`,
  },
  data: () => ({ Shelf: [{ id: 's', width: 80, best: link('Book', 'b') }], Book: [{ id: 'b', title: 'Dune' }] }),
  fields: {
    Query: {
      shelf: () => link('Shelf', 's'),
      items: () => [link('Book', 'b'), link('Shelf', 's')],
    },
    Mutation: { tidy: () => link('Shelf', 's') },
    Shelf: { count: (_, { least }) => Number(least ?? 0) + 1 },
  },
  operations: {
    'on a spread alone': '{ shelf { ...S @onSpread } } fragment S on Shelf { width count }',
    'on a spread at the root': '{ ...Q @onSpread(note: "here") } fragment Q on Query { shelf { count } }',
    'on a spread of a member':
      '{ items { ...B @onSpread ...S } } fragment B on Book { title } fragment S on Shelf { count }',
    'on a spread with a condition': {
      query: 'query ($on: Boolean!) { shelf { ...S @onSpread @include(if: $on) width } } fragment S on Shelf { count }',
      variables: { on: true },
    },
    'with a variable of its own': {
      query: 'query ($note: String) { shelf { ...S @onSpread(note: $note) } } fragment S on Shelf { width count }',
      variables: { note: 'here' },
    },
    'on a definition': '{ shelf { ...S } } fragment S on Shelf @onDefinition { width count }',
    'on an inline fragment': '{ shelf { ... on Shelf @onInline(note: "x") { width count } } }',
    'on fields': '{ shelf { width @onField count @onField(note: "x") best { title @onField } } }',
    'on a variable': { query: 'query ($n: Int @onVariable) { shelf { count(least: $n) } }', variables: { n: 4 } },
    'on a query': 'query @onQuery { shelf { width count } }',
    'on a mutation, with a query after it': 'mutation @onMutation { tidy { width count best { title } } }',
    'with a variable, on a mutation': {
      query: 'mutation ($note: String) @onMutation(note: $note) { tidy { width count best { title } } }',
      variables: { note: 'here' },
    },
  },
};
