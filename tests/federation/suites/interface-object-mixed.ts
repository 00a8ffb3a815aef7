import { FEDERATION, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

/** One subgraph with two interface objects and an entity of its own, by several keys. */
export const interfaceObjectMixed: Suite = {
  name: 'two interface objects and an entity',
  subgraphs: {
    base: `${FEDERATION}
      type Query { all: [All]! some(id: ID!): All owners: [Owner!]! rated: [Rated!]! shops: [Shop!]! }
      type Mutation { rename(id: ID!, label: String!): All }
      union All = Person | Firm | Shop | Car
      interface Owner @key(fields: "id") @key(fields: "code") { id: ID! code: Int! label: String }
      interface Rated @key(fields: "id") { id: ID! label: String stars: Int! }
      interface Plain { label: String }
      type Person implements Owner & Plain @key(fields: "id") @key(fields: "code") { id: ID! code: Int! label: String best: All }
      type Firm implements Owner & Plain @key(fields: "id") @key(fields: "code") {
        id: ID! code: Int! label: String best: All
      }
      type Shop implements Rated & Plain @key(fields: "id") { id: ID! label: String stars: Int! plain: Plain }
      type Car @key(fields: "id") { id: ID! label: String doors: Int! }`,
    extra: `${FEDERATION}
      type Owner @key(fields: "id") @key(fields: "code") @interfaceObject {
        id: ID! code: Int! label: String @external
        byCode: String byLabel: String @requires(fields: "label") own(n: Int = 1): Int! cars: [Car!]
      }
      type Rated @key(fields: "id") @interfaceObject {
        id: ID! label: String @external stars: Int! @external
        score: Int @requires(fields: "stars") praise: String @requires(fields: "stars label") rank: Int!
      }
      type Car @key(fields: "id") {
        id: ID! label: String @external doors: Int! @external
        size: Int @requires(fields: "doors") plate: String @requires(fields: "label") color: String
      }`,
    codes: `${FEDERATION}
      type Owner @key(fields: "code") @interfaceObject { code: Int! coded: String byCode: String @external again: String @requires(fields: "byCode") }`,
  },
  data: () => ({
    Person: [
      { id: 'p', code: 1, label: 'Ada', best: link('Car', 'c'), own: 10, coded: 'one', cars: links('Car', 'c', 'd') },
      { id: 'q', code: 2, label: null, best: link('Firm', 'f'), own: 20, coded: null, cars: null },
    ],
    Firm: [
      {
        id: 'f',
        code: 3,
        label: 'Acme',

        best: link('Shop', 's'),
        own: 30,
        coded: 'three',

        cars: [],
      },
    ],
    Shop: [{ id: 's', label: 'Corner', stars: 5, rank: 2, plain: link('Firm', 'f') }],
    Car: [
      { id: 'c', label: 'Van', doors: 5, color: 'red' },
      { id: 'd', label: 'Bus', doors: 2, color: null },
    ],
  }),
  fields: {
    Query: {
      all: () => [
        ...links('Person', 'p', 'q'),
        ...links('Firm', 'f'),
        null,
        ...links('Shop', 's'),
        ...links('Car', 'c', 'd'),
      ],
      some: (_, { id }, world) => world.find(['Person', 'Firm', 'Shop', 'Car'], { id }),
      owners: (_, __, world) => world.all('Firm', 'Person'),
      rated: (_, __, world) => world.all('Shop'),
      shops: (_, __, world) => world.all('Shop'),
    },
    Mutation: {
      rename(_, { id, label }, world) {
        const found = world.find(['Person', 'Firm', 'Shop', 'Car'], { id });
        if (found) found.label = label;
        return found;
      },
    },
    Owner: {
      byCode: ({ code }) => `code ${code}`,
      byLabel: ({ label }) => `label ${label}`,
      own: ({ own }, { n }) => Number(own) * Number(n),
      again: ({ byCode }) => `${byCode} again`,
    },
    Rated: {
      score: ({ stars }) => Number(stars) * 10,
      praise: ({ stars, label }) => `${label} has ${stars}`,
    },
    Car: { size: ({ doors }) => Number(doors) * 2, plate: ({ label }) => `plate of ${label}` },
  },
  values: { 'Query.some.id': ['p', 'q', 'f', 's', 'c', 'none'], 'Mutation.rename.id': ['p', 'f', 's', 'c'] },
  operations: {
    'members of both and an entity':
      '{ all { ... on Person { byLabel } ... on Firm { own } ... on Shop { score } ... on Car { size } } }',
    'one entity beside members of other inputs':
      '{ all { ... on Person { byLabel } ... on Firm { byCode } ... on Car { plate color } } }',
    'a field without inputs beside others':
      '{ all { ... on Person { byCode } ... on Firm { byLabel } ... on Shop { rank } } }',
    'a key of one subgraph alone': '{ all { ... on Person { coded } ... on Firm { again } ... on Shop { praise } } }',
    'members by other keys': '{ all { ... on Person { again } ... on Firm { own byLabel } } }',
    'members by other keys that want the same':
      '{ all { ... on Person { again byLabel } ... on Firm { byLabel byCode } } }',
    'both interfaces beside their members':
      '{ all { ... on Owner { own } ... on Rated { rank } ... on Firm { byLabel } ... on Shop { score } ... on Person { byCode } } }',
    'below each interface':
      '{ owners { label ... on Firm { own } ... on Person { byLabel } } rated { rank ... on Shop { score } } }',
    'below a field of members':
      '{ all { ... on Person { best { ... on Firm { byLabel } ... on Car { size } } cars { size } } ... on Firm { best { ... on Shop { score } ... on Person { byCode } } cars { plate } } } }',
    'below an interface without a key':
      '{ shops { plain { label ... on Firm { byCode } ... on Person { byLabel } } } }',
    'in a mutation':
      'mutation { a: rename(id: "p", label: "B") { ... on Person { byLabel } ... on Firm { byCode } } b: rename(id: "f", label: "C") { ... on Person { byCode } ... on Firm { byLabel } ... on Shop { praise } } }',
  },
};
