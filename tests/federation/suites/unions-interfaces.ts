import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Each subgraph knows other members of the union, other implementations of the interfaces, and other fields. */
export const unionsInterfaces: Suite = {
  name: 'unions and interfaces that each subgraph knows in part',
  subgraphs: {
    a: `${FEDERATION}
      type Query { results: [Result!]! nodes: [Node!]! pets: [Pet] first: Result sized: [Sized!]! }
      union Result = Book | Film
      interface Node { id: ID! }
      interface Sized { size: Int! }
      type Book implements Node & Sized @key(fields: "id") { id: ID! title: String! size: Int! @shareable owner: Pet }
      type Film @key(fields: "id") { id: ID! length: Int! }
      interface Pet { name: String! }
      type Cat implements Pet & Node @key(fields: "id") { id: ID! name: String! likes: [Result!]! }`,
    b: `${FEDERATION}
      type Query { others: [Result!]! bNodes: [Node!]! bPets: [Pet!]! }
      union Result = Film | Song | Cat
      interface Node { id: ID! }
      interface Sized { size: Int! }
      type Film implements Node & Sized @key(fields: "id") { id: ID! size: Int! star: Cat }
      type Song implements Node & Sized @key(fields: "id") { id: ID! key: String! size: Int! }
      interface Pet { age: Int! }
      type Cat implements Pet @key(fields: "id") { id: ID! age: Int! }
      type Dog implements Pet & Node @key(fields: "id") { id: ID! age: Int! bark: String! }`,
    c: `${FEDERATION}
      type Book @key(fields: "id") { id: ID! pages: Int! related: Related! }
      type Song @key(fields: "id") { id: ID! title: String! }
      type Dog @key(fields: "id") { id: ID! name: String! }
      union Related = Song | Empty
      type Empty { reason: String! }`,
  },
  data: () => ({
    Book: [
      { id: 'b1', title: 'Alder', size: 10, pages: 100, owner: link('Cat', 'c1'), related: link('Song', 's1') },
      { id: 'b2', title: 'Birch', size: 20, pages: 200, owner: null, related: { __typename: 'Empty', reason: 'none' } },
    ],
    Film: [{ id: 'f1', length: 99, size: 30, star: link('Cat', 'c2') }],
    Song: [{ id: 's1', key: 'C', size: 3, title: 'Dawn' }],
    Cat: [
      { id: 'c1', name: 'Tom', age: 3, likes: [link('Film', 'f1'), link('Book', 'b2')] },
      { id: 'c2', name: 'Mia', age: 9, likes: [] },
    ],
    Dog: [{ id: 'd1', name: 'Rex', age: 5, bark: 'wow' }],
  }),
  fields: {
    Query: {
      results: (_, __, world) => world.all('Film', 'Book'),
      first: () => link('Book', 'b1'),
      nodes: () => [link('Cat', 'c1'), link('Book', 'b1')],
      sized: (_, __, world) => world.all('Book'),
      pets: () => [link('Cat', 'c1'), null, link('Cat', 'c2')],
      others: () => [link('Song', 's1'), link('Film', 'f1'), link('Cat', 'c2')],
      bNodes: () => [link('Dog', 'd1'), link('Song', 's1'), link('Film', 'f1')],
      bPets: () => [link('Dog', 'd1'), link('Cat', 'c1')],
    },
  },
  operations: {
    'members with fields of their own subgraphs':
      '{ results { __typename ... on Book { title pages } ... on Film { length size } } }',
    'a member that this subgraph does not know':
      '{ results { ... on Song { key } ... on Film { id } } first { ... on Song { title } } }',
    'only members that this subgraph does not know': '{ results { ... on Song { key } } first { ... on Cat { age } } }',
    'the same union from the other side':
      '{ others { __typename ... on Song { title key } ... on Film { length star { name age } } ... on Cat { likes { ... on Book { pages } } } ... on Book { id } } }',
    'a union by an interface':
      '{ results { ... on Sized { size } ... on Node { id } } others { ... on Sized { size } ... on Node { id } } }',
    'an interface that a type implements only elsewhere':
      '{ bNodes { id __typename ... on Sized { size } ... on Film { length } ... on Dog { name bark } } }',
    'an interface by another interface':
      '{ nodes { ... on Sized { size ... on Book { pages } } ... on Pet { __typename ... on Cat { name age } } } }',
    'interface fields that only the other subgraph declares': '{ pets { name age __typename } bPets { age name } }',
    'one name with different fields in each member':
      '{ results { ... on Book { x: pages } ... on Film { x: length } } others { ... on Song { x: size } ... on Cat { x: age } ... on Film { x: length } } }',
    'aliases that collide with keys in one member only':
      '{ results { ... on Book { id: pages title } ... on Film { id: size length } } others { ... on Song { id: title key } ... on Cat { id: name age } } bPets { id: age ... on Dog { name } ... on Cat { name } } }',
    '__typename under another name in each member':
      '{ results { ... on Book { kind: __typename __typename: id pages } ... on Film { __typename kind: id size } } }',
    'a chain of unions':
      '{ nodes { ... on Book { related { __typename ... on Song { title key size } ... on Empty { reason } } owner { __typename ... on Cat { likes { ... on Book { related { ... on Empty { reason } } } } } } } } }',
    'fragments inside fragments': `{ results { ...R } others { ...R } }
      fragment R on Result { ...N ... on Book { owner { ...P } } ... on Film { star { ...P } } }
      fragment N on Node { id ... on Sized { size } } fragment P on Pet { name age ... on Cat { likes { __typename } } }`,
    'members under conditions': {
      query: `query ($y: Boolean!, $n: Boolean!) { results { ... on Book @include(if: $n) { pages } ... on Film @include(if: $y) { size star @skip(if: $n) { name } } ... on Node @skip(if: $y) { id } } }`,
      variables: { y: true, n: false },
    },
    'an empty object for members that are not asked':
      '{ others { ... on Song { title } } bNodes { ... on Dog { name } } }',
    'possible types of the whole graph':
      '{ result: __type(name: "Result") { possibleTypes { name } } node: __type(name: "Node") { possibleTypes { name } } }',
  },
};
