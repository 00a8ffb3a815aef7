import { FEDERATION, type FieldFunction, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

/** Fails for one of the members. */
const refuseFirms: FieldFunction = ({ id }) => {
  if (String(id).startsWith('f')) throw new Error('not of firms');
  return 1;
};

/** Members of an interface object that stand below unions and other interfaces, and ask for fields of other inputs. */
export const interfaceObjectForeign: Suite = {
  name: 'members of an interface object below other types',
  subgraphs: {
    base: `${FEDERATION}
      type Query {
        u: [U] one(id: ID!): U living: [Living!]! being(id: ID!): Living contacts: [Contact!]! grid: [[U]!]!
        wraps: [Wrap!]! named: [Named!]!
      }
      type Mutation { touch(id: ID!, by: Int = 1): U }
      union U = Person | Pet | Firm | Stone
      interface Living { id: ID! friend: Living }
      interface Named { label: String }
      interface Contact @key(fields: "id") { id: ID! a: Int b: Int! label: String home: Home price(in: String = "KRW"): Int }
      type Person implements Contact & Living & Named @key(fields: "id") {
        id: ID! a: Int b: Int! label: String home: Home price(in: String = "KRW"): Int friend: Living u: U
      }
      type Pet implements Contact & Living & Named @key(fields: "id") {
        id: ID! a: Int b: Int! label: String home: Home price(in: String = "KRW"): Int friend: Living owner: Contact
      }
      type Firm implements Contact & Named @key(fields: "id") {
        id: ID! a: Int b: Int! label: String home: Home price(in: String = "KRW"): Int staff: [U!]
      }
      type Stone implements Named { label: String weight: Int }
      type Wrap @key(fields: "id") { id: ID! content: U living: Living contact: Contact }
      type Home { street: String! code: Int }`,
    notes: `${FEDERATION}
      type Contact @key(fields: "id") @interfaceObject { id: ID! tag(upper: Boolean = false): String! near: Contact risk: Int trust: Int! }`,
    scores: `${FEDERATION}
      type Contact @key(fields: "id") @interfaceObject {
        id: ID! a: Int @external b: Int! @external label: String @external tag(upper: Boolean = false): String! @external
        home: Home @external price(in: String = "KRW"): Int @external
        x: String @requires(fields: "a")
        y: String! @requires(fields: "b")
        z: String
        both(times: Int = 1): String @requires(fields: "a b")
        far: String @requires(fields: "home { street }")
        code: Int @requires(fields: "home { code }")
        won: Int @requires(fields: "price")
        usd: Int @requires(fields: "price(in: \\"USD\\") a")
        noted: String @requires(fields: "tag")
        badge: Badge @requires(fields: "label b")
        doubt: Int @requires(fields: "a") faith: Int! @requires(fields: "b")
      }
      type Home @shareable { street: String! @external code: Int @external }
      type Badge { text: String! next: Contact worth: Int! }`,
    ranks: `${FEDERATION}
      type Contact @key(fields: "id") @interfaceObject {
        id: ID! x: String @external y: String! @external
        rank: String @requires(fields: "x") level(plus: Int = 0): Int @requires(fields: "y")
      }`,
  },
  data: () => ({
    Person: [
      {
        id: 'p1',
        a: 1,
        b: 2,
        label: 'Ada',
        home: { street: 'Oak', code: 11 },
        cost: 10,
        tag: 'pt',
        z: 'zp',
        friend: link('Pet', 'a1'),
        near: link('Firm', 'f1'),
        u: link('Firm', 'f1'),
      },
      {
        id: 'p2',
        a: null,
        b: 3,
        label: null,
        home: null,
        cost: 20,
        tag: 'qt',
        z: 'zq',
        friend: link('Person', 'p1'),
        near: null,
        u: link('Stone', { label: 'Rock' }),
      },
    ],
    Pet: [
      {
        id: 'a1',
        a: 4,
        b: 5,
        label: 'Rex',
        home: { street: 'Elm', code: null },
        cost: 30,
        tag: 'at',
        z: null,
        friend: link('Person', 'p2'),
        near: link('Person', 'p1'),
        owner: link('Person', 'p1'),
      },
    ],
    Firm: [
      {
        id: 'f1',
        a: 6,
        b: 7,
        label: 'Acme',
        home: { street: 'Fir', code: 33 },
        cost: 40,
        tag: 'ft',
        z: 'zf',
        near: link('Pet', 'a1'),
        staff: [link('Person', 'p1'), link('Pet', 'a1')],
      },
    ],
    Stone: [{ label: 'Rock', weight: 9 }],
    Wrap: [
      { id: 'w1', content: link('Firm', 'f1'), living: link('Person', 'p1'), contact: link('Pet', 'a1') },
      { id: 'w2', content: link('Pet', 'a1'), living: link('Pet', 'a1'), contact: link('Firm', 'f1') },
    ],
  }),
  fields: {
    Query: {
      u: () => [
        ...links('Person', 'p1', 'p2'),
        ...links('Pet', 'a1'),
        link('Stone', { label: 'Rock' }),
        null,
        ...links('Firm', 'f1'),
      ],
      one: (_, { id }, world) => world.find(['Person', 'Pet', 'Firm'], { id }),
      living: () => [...links('Person', 'p1'), ...links('Pet', 'a1'), ...links('Person', 'p2')],
      being: (_, { id }, world) => world.find(['Person', 'Pet'], { id }),
      contacts: (_, __, world) => world.all('Person', 'Pet', 'Firm'),
      grid: () => [[link('Firm', 'f1'), null, link('Pet', 'a1')], [], [link('Person', 'p1')]],
      wraps: (_, __, world) => world.all('Wrap'),
      named: () => [link('Stone', { label: 'Rock' }), link('Firm', 'f1'), link('Person', 'p2'), link('Pet', 'a1')],
    },
    Mutation: {
      touch(_, { id, by }, world) {
        const found = world.find(['Person', 'Pet', 'Firm'], { id });
        if (found) found.a = Number(found.a) + Number(by);
        return found;
      },
    },
    Badge: { worth: refuseFirms },
    Contact: {
      price: ({ cost }, { in: unit }) => Number(cost) * (unit === 'USD' ? 100 : 1),
      tag: ({ tag }, { upper }) => (upper ? String(tag).toUpperCase() : tag),
      x: ({ a }) => `x${a}`,
      y: ({ b }) => `y${b}`,
      both: ({ a, b }, { times }) => `${a}+${b}`.repeat(Number(times)),
      far: ({ home }) => `far from ${(home as { street: string } | null)?.street}`,
      code: ({ home }) => (home as { code: number } | null)?.code ?? 0,
      won: ({ price }) => price,
      usd: ({ price, a }) => Number(price) + Number(a),
      noted: ({ tag }) => `noted ${tag}`,
      badge: ({ label, b, id }) => ({
        text: `${label} ${b}`,
        id,
        next: id === 'f1' ? link('Pet', 'a1') : link('Firm', 'f1'),
      }),
      risk: refuseFirms,
      trust: refuseFirms,
      doubt: refuseFirms,
      faith: refuseFirms,
      rank: ({ x }) => `rank ${x}`,
      level: ({ y }, { plus }) => String(y).length + Number(plus),
    },
  },
  values: {
    'Query.one.id': ['p1', 'p2', 'a1', 'f1', 'none'],
    'Query.being.id': ['p1', 'p2', 'a1', 'none'],
    'Mutation.touch.id': ['p1', 'a1', 'f1'],
    'Contact.price.in': ['KRW', 'USD'],
    'Person.price.in': ['KRW', 'USD'],
    'Pet.price.in': ['KRW', 'USD'],
    'Firm.price.in': ['KRW', 'USD'],
    'Contact.both.times': [1, 2],
    'Person.both.times': [1, 2],
    'Pet.both.times': [1, 2],
    'Firm.both.times': [1, 2],
  },
  operations: {
    'fields of other inputs for two members': {
      query: '{ u { ... on Person { x } ... on Pet { y } } }',
      atMostRepresentations: { scores: 3, notes: 0 },
    },
    'a field of another input for all members': { query: '{ u { ... on Person { x } ... on Contact { y } } }' },
    'a field without inputs beside one with': {
      query: '{ u { ... on Person { x } ... on Firm { z } } }',
      atMostRepresentations: { scores: 3, notes: 0 },
    },
    'of a single object': { query: '{ one(id: "a1") { ... on Person { x } ... on Pet { y } } }' },
    'below an interface': { query: '{ living { ... on Person { y } ... on Pet { both far } } }' },
    'overlapping inputs': {
      query: '{ u { ... on Person { x both } ... on Pet { both(times: 2) y } ... on Firm { usd won } } }',
      atMostRepresentations: { scores: 5 },
    },
    'one alias': { query: '{ u { ... on Person { v: x } ... on Pet { v: noted } ... on Firm { v: z } } }' },
    'inputs that have inputs': { query: '{ u { ... on Person { rank } ... on Pet { level } ... on Firm { x } } }' },
    'inputs of another interface object': {
      query: '{ u { ... on Person { noted } ... on Pet { y } ... on Firm { tag(upper: true) } } }',
      atMostRepresentations: { scores: 3, notes: 3 },
    },
    'objects with inputs': {
      query: '{ u { ... on Person { badge { text next { x } } } ... on Pet { y } ... on Firm { badge { text } z } } }',
    },
    'nested inputs': { query: '{ u { ... on Person { far } ... on Pet { code } ... on Firm { x home { code } } } }' },
    'inputs with arguments': {
      query: '{ u { ... on Person { usd } ... on Pet { won } ... on Firm { won usd price(in: "USD") } } }',
    },
    'in lists of lists': { query: '{ grid { ... on Person { x } ... on Pet { y } ... on Firm { far } } }' },
    'below an interface without a key': {
      query: '{ named { label ... on Stone { weight } ... on Contact { y } ... on Pet { x } ... on Firm { both } } }',
    },
    'two levels down': {
      query:
        '{ wraps { content { ... on Firm { staff { ... on Person { x } ... on Pet { y } } } ... on Pet { owner { ... on Person { far } ... on Firm { z } } } } } }',
    },
    'two hops': {
      query:
        '{ u { ... on Person { near { ... on Firm { x } ... on Pet { y } } } ... on Pet { near { ... on Person { z rank } ... on Firm { y } } } } }',
    },
    conditions: {
      query:
        'query ($t: Boolean!) { u { ... on Person @include(if: $t) { x } ... on Pet { y } ... on Firm @skip(if: $t) { z } } }',
      variables: { t: true },
    },
    'fields that fail for another member': {
      query: '{ u { ... on Person { risk trust } ... on Pet { x doubt faith } ... on Firm { z tag badge { text } } } }',
    },
    'fields that fail for another member below a field of both': {
      query: '{ u { ... on Person { badge { worth } } ... on Firm { badge { text } } } }',
    },
    'fields that fail for a member': {
      query: '{ contacts { ... on Person { x } ... on Pet { risk } ... on Firm { risk doubt z } } }',
      errors: 'as the monolith',
    },
    'in a mutation': {
      query:
        'mutation { p: touch(id: "p1") { ... on Person { x } ... on Pet { y } } q: touch(id: "a1", by: 3) { ... on Person { y } ... on Pet { x } ... on Firm { z } } }',
    },
  },
};
