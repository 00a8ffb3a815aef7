import { FEDERATION, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

export const provides: Suite = {
  name: '@provides on lists and nested objects',
  subgraphs: {
    reviews: `${FEDERATION}
      type Query { reviews: [Review!]! firstReview: Review @provides(fields: "author { name address { street } }") }
      type Review @key(fields: "id") { id: ID! text: String!
        book: Book! @provides(fields: "title")
        author: User! @provides(fields: "name")
        others: [Book!]! @provides(fields: "title shelf { code }")
        unprovided: Book! }
      type Book @key(fields: "id") { id: ID! title: String! @external shelf: Shelf! @external reviews: [Review!]! }
      type Shelf @key(fields: "code") { code: ID! }
      type User @key(fields: "id") { id: ID! name: String! @external address: Address! @external }
      type Address { street: String! @external }`,
    books: `${FEDERATION}
      type Query { books: [Book!]! }
      type Book @key(fields: "id") { id: ID! title: String! @shareable shelf: Shelf! @shareable pages: Int! }
      type Shelf @key(fields: "code") { code: ID! floor: Int! }`,
    users: `${FEDERATION}
      type User @key(fields: "id") { id: ID! name: String! @shareable age: Int! address: Address! @shareable }
      type Address @shareable { street: String! zip: String! }`,
  },
  data: () => ({
    Review: [
      {
        id: 'r1',
        text: 'fine',
        book: link('Book', 'b1'),
        author: link('User', 'u1'),
        others: links('Book', 'b2', 'b1'),
        unprovided: link('Book', 'b2'),
      },
      {
        id: 'r2',
        text: 'long',
        book: link('Book', 'b2'),
        author: link('User', 'u2'),
        others: [],
        unprovided: link('Book', 'b1'),
      },
    ],
    Book: [
      { id: 'b1', title: 'Alder', shelf: link('Shelf', { code: 'A' }), pages: 100, reviews: links('Review', 'r1') },
      { id: 'b2', title: 'Birch', shelf: link('Shelf', { code: 'B' }), pages: 900, reviews: links('Review', 'r2') },
    ],
    Shelf: [
      { code: 'A', floor: 1 },
      { code: 'B', floor: 2 },
    ],
    User: [
      { id: 'u1', name: 'Una', age: 30, address: { street: 'Pine', zip: '1' } },
      { id: 'u2', name: 'Uri', age: 40, address: { street: 'Oak', zip: '2' } },
    ],
  }),
  fields: {
    Query: {
      reviews: (_, __, world) => world.all('Review'),
      firstReview: () => link('Review', 'r1'),
      books: (_, __, world) => world.all('Book'),
    },
  },
  operations: {
    'a provided field': '{ reviews { book { title } author { name } } }',
    'a provided field without a fetch': {
      query: '{ reviews { author { name } } }',
      atMostRepresentations: { users: 0 },
    },
    'provided and other fields': '{ reviews { book { title pages } author { name age address { street zip } } } }',
    'a field that is provided only elsewhere': '{ reviews { unprovided { title shelf { code floor } } } }',
    'a provided list': '{ reviews { others { title shelf { code floor } pages } } }',
    'nested provided fields': '{ firstReview { author { name address { street } } } }',
    'nested provided fields and others':
      '{ firstReview { author { name age address { street zip } } book { title } } }',
    'provided fields at one place and not at the other':
      '{ firstReview { author { address { street } } } reviews { author { address { street } } } }',
    'provided fields under other names':
      '{ reviews { book { id: title title: id pages } author { id: name name: age } } }',
    'provided fields after a circle':
      '{ books { reviews { book { title reviews { others { title } unprovided { title } } } } } }',
    'provided fields under conditions': {
      query:
        'query ($y: Boolean!) { reviews { book { title @skip(if: $y) pages @include(if: $y) } others @include(if: $y) { title } } }',
      variables: { y: true },
    },
  },
};

/** What is provided must not be fetched again: the archive is sent nothing. */
export const providesAbstract: Suite = {
  name: '@provides on unions and interfaces',
  subgraphs: {
    feed: `${FEDERATION}
      type Query {
        feed: [Item!]! @provides(fields: "... on Book { title } ... on Film { minutes }")
        works: [Work!]! @provides(fields: "... on Book { title } ... on Film { title minutes }")
        plain: [Item!]!
        best: Shelf @provides(fields: "works { ... on Book { title } ... on Film { title } }") }
      union Item = Book | Film
      interface Work { id: ID! title: String! }
      type Book implements Work @key(fields: "id") { id: ID! title: String! @external }
      type Film implements Work @key(fields: "id") { id: ID! title: String! @external minutes: Int! @external }
      type Shelf { works: [Work!]! @shareable }`,
    archive: `${FEDERATION}
      type Query { archive: [Work!]! }
      interface Work { id: ID! title: String! year: Int! }
      type Book implements Work @key(fields: "id") { id: ID! title: String! @shareable year: Int! pages: Int! }
      type Film implements Work @key(fields: "id") { id: ID! title: String! @shareable minutes: Int! @shareable year: Int! }`,
  },
  data: () => ({
    Book: [{ id: 'b1', title: 'Alder', pages: 12, year: 1970 }],
    Film: [{ id: 'f1', title: 'Fog', minutes: 99, year: 1980 }],
  }),
  fields: {
    Query: {
      feed: (_, __, world) => world.all('Book', 'Film'),
      works: (_, __, world) => world.all('Film', 'Book'),
      plain: (_, __, world) => world.all('Book', 'Film'),
      archive: (_, __, world) => world.all('Book', 'Film'),
      best: (_, __, world) => ({ works: world.all('Film', 'Book') }),
    },
  },
  operations: {
    'provided fields of a union': {
      query: '{ feed { __typename ... on Book { title } ... on Film { minutes } } }',
      atMostRepresentations: { archive: 0 },
    },
    'provided fields of one member, fetched ones of the other':
      '{ feed { ... on Book { title pages } ... on Film { title minutes } } }',
    'provided fields of an interface': {
      query: '{ works { title ... on Film { minutes } } }',
      atMostRepresentations: { archive: 0 },
    },
    'fields of an interface that are not provided': '{ works { title year ... on Book { pages } } }',
    'a union by the interface of its members':
      '{ feed { ... on Work { id title year } } plain { ... on Work { title } } }',
    'fields provided through an object': '{ best { works { title __typename } } }',
    'fields provided through an object, and others': '{ best { works { title year ... on Film { id minutes } } } }',
    'aliases over members with different types':
      '{ feed { ... on Book { id: title x: pages } ... on Film { id: title x: minutes } } }',
    'nothing of the members': '{ feed { __typename } works { __typename } }',
    'members under conditions': {
      query:
        'query ($y: Boolean!) { feed { ... on Book @include(if: $y) { title year } ... on Film @skip(if: $y) { minutes } } works { ... on Work @skip(if: $y) { title } id } }',
      variables: { y: true },
    },
  },
};
