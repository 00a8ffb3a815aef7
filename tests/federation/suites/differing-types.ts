import { FEDERATION, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

/** The same field with another type in each subgraph: nullable or not, an interface or one implementation of it. */
export const differingTypes: Suite = {
  name: 'fields whose types differ between subgraphs',
  subgraphs: {
    strict: `${FEDERATION}
      type Query { ships: [Ship!]! @shareable flag(color: String!): Flag @shareable }
      type Ship @key(fields: "id") { id: ID! name: String! @shareable crew: [Sailor!]! @shareable captain: Sailor! @shareable boss: Sailor! @shareable tons: Int! }
      type Sailor implements Person @key(fields: "id") { id: ID! name: String! @shareable knots: Int! }
      interface Person { id: ID! name: String! }
      type Flag @shareable { color: String! stripes: Int! }`,
    loose: `${FEDERATION}
      type Query { ships: [Ship] @shareable flag(color: String): Flag @shareable guests: [Guest] people: [Person] }
      type Ship @key(fields: "id") { id: ID name: String @shareable crew: [Person] @shareable captain: Person @shareable boss: Staff @shareable deck: Int }
      type Sailor implements Person @key(fields: "id") { id: ID name: String @shareable cabin: Int }
      type Cook implements Person @key(fields: "id") { id: ID name: String soup: String }
      union Staff = Sailor | Cook
      interface Person { id: ID name: String }
      union Guest = Sailor | Cook | Plain
      type Plain { id: ID name: String cabin: String }
      type Flag @shareable { color: String stripes: Int }`,
  },
  data: () => ({
    Ship: [
      {
        id: '1',
        name: 'Gull',
        crew: links('Sailor', 's1', 's2'),
        captain: link('Sailor', 's1'),
        boss: link('Sailor', 's2'),
        tons: 90,
        deck: null,
      },
    ],
    Sailor: [
      { id: 's1', name: 'Sam', knots: 9, cabin: 1 },
      { id: 's2', name: 'Sue', knots: 4, cabin: null },
    ],
    Cook: [{ id: 'c1', name: null, soup: 'leek' }],
  }),
  fields: {
    Query: {
      ships: (_, __, world) => world.all('Ship'),
      flag: (_, { color }) => ({ color, stripes: String(color).length }),
      guests: () => [
        link('Cook', 'c1'),
        { __typename: 'Plain', id: null, name: 'Pat', cabin: 'none' },
        null,
        link('Sailor', 's1'),
      ],
      people: () => [link('Cook', 'c1'), link('Sailor', 's2')],
    },
  },
  operations: {
    'a shared list': '{ ships { id name tons deck } }',
    'a field that is an interface at one side':
      '{ ships { captain { id name ... on Sailor { knots cabin } } crew { __typename name ... on Sailor { knots } } } }',
    'a field that is an interface at one side, below a condition': {
      query:
        'query ($y: Boolean!) { ships { deck captain @include(if: $y) { ... on Sailor { cabin } } tons boss { __typename ... on Sailor { cabin knots @skip(if: $y) } } } }',
      variables: { y: true },
    },
    'fields of members that may be null':
      '{ guests { ... on Person { id name } ... on Plain { name cabin } } people { id ... on Sailor { knots } ... on Cook { soup } } }',
    'one alias for types that differ':
      '{ guests { ... on Sailor { a: name b: id } ... on Plain { a: name b: id } ... on Cook { a: name b: id } } }',
    'an argument that only one side requires':
      '{ flag(color: "red") { color stripes } other: flag(color: "") { stripes } }',
    'refuses the argument that one side requires': { query: '{ flag { color } }', refused: {} },
  },
  values: { 'Query.flag.color': ['red', ''] },
};
