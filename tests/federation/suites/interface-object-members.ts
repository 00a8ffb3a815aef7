import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Fields of an interface object that members ask for in ways of their own. */
export const interfaceObjectMembers: Suite = {
  name: 'members of an interface object',
  subgraphs: {
    contacts: `${FEDERATION}
      type Query {
        search: Found! living: [Contact!]! contact(id: ID!): Contact groups: [[Contact]!]! known: [Known!]! found: [Anyone!]!
      }
      union Anyone = Person | Firm
      type Found { items: [Contact!]! best: Contact }
      interface Known { id: ID! label: String! }
      interface Contact implements Known @key(fields: "id") { id: ID! label: String! }
      type Person implements Contact & Known @key(fields: "id") {
        id: ID! label: String! country: String! age: Int! friend: Contact
      }
      type Firm implements Contact & Known @key(fields: "id") {
        id: ID! label: String! country: String! staff: Int! friend: Contact
      }`,
    places: `${FEDERATION}
      enum Mode { FOOT CAR }
      type Contact @key(fields: "id") @interfaceObject {
        id: ID! visit(mode: Mode = FOOT): String! tag: String! near: Contact home: Place
      }
      type Place @key(fields: "id") { id: ID! }`,
    scores: `${FEDERATION}
      type Contact @key(fields: "id") @interfaceObject {
        id: ID! label: String! @external tag: String! @external
        score(times: Int = 1): Int! @requires(fields: "label") rank: Int! @requires(fields: "label tag")
        badge: Badge @requires(fields: "label") risk: Int @requires(fields: "label")
      }
      type Badge { text: String! size: Int! holder: Contact }
      type Place @key(fields: "id") { id: ID! city(upper: Boolean = false): String! }`,
  },
  data: () => ({
    Person: [
      {
        id: 'p1',
        label: 'Ada',
        country: 'KR',
        age: 36,
        tag: 'person tag',
        friend: link('Firm', 'f1'),
        near: link('Firm', 'f1'),
        home: link('Place', 'h'),
      },
      {
        id: 'p2',
        label: 'Bo',
        country: 'US',
        age: 7,
        tag: 'other tag',
        friend: link('Person', 'p1'),
        near: null,
        home: null,
      },
    ],
    Firm: [
      {
        id: 'f1',
        label: 'Acme',
        country: 'US',
        staff: 9,
        tag: 'firm tag',
        friend: null,
        near: link('Person', 'p2'),
        home: link('Place', 'h'),
      },
    ],
    Place: [{ id: 'h', city: 'Seoul' }],
  }),
  fields: {
    Query: {
      search: () => ({ items: [link('Firm', 'f1'), link('Person', 'p1')], best: link('Person', 'p2') }),
      living: () => [link('Person', 'p1'), link('Firm', 'f1')],
      contact: (_, { id }, world) => world.find(['Person', 'Firm'], { id }),
      groups: (_, __, world) => [[...world.all('Person'), null], world.all('Firm')],
      known: () => [link('Person', 'p1'), link('Firm', 'f1'), link('Person', 'p2')],
      found: () => [link('Firm', 'f1'), link('Person', 'p2')],
    },
    Contact: {
      visit: (contact, { mode }) => `${contact.id} by ${mode}`,
      score: ({ label }, { times }) => String(label).length * Number(times),
      rank: ({ label, tag }) => `${label}${tag}`.length,
      risk({ id }) {
        if (String(id).startsWith('f')) throw new Error('firms have no risk');
        return 1;
      },
      badge: ({ label, id }) => ({
        text: `badge of ${label}`,
        size: String(label).length,
        holder: link(String(id).startsWith('p') ? 'Person' : 'Firm', String(id)),
      }),
    },
    Place: { city: (_, { upper }) => (upper ? 'SEOUL' : 'Seoul') },
  },
  values: { 'Query.contact.id': ['p1', 'p2', 'f1'] },
  operations: {
    'other arguments for each member':
      '{ search { items { ... on Firm { visit } ... on Person { visit(mode: CAR) } } } }',
    'another field under one alias':
      '{ search { items { __typename ... on Person { v: visit label } ... on Firm { v: label staff } } } }',
    'a required field in a fragment, another beside': '{ living { ... on Person { score } visit } }',
    'a required field in both fragments': '{ living { ... on Person { score age } ... on Firm { score staff } } }',
    'three aliases of a required field': '{ contact(id: "p1") { score b: score c: score label } }',
    'three aliases of one that requires two fields': '{ contact(id: "p1") { rank b: rank c: rank label } }',
    'four aliases of it in a fragment': '{ living { ... on Person { rank b: rank c: rank d: rank age } tag } }',
    'three aliases beside the required fields': '{ contact(id: "p1") { tag b: tag c: tag rank d: rank e: rank } }',
    'three aliases of a plain field': '{ contact(id: "f1") { tag b: tag c: tag ... on Firm { staff d: tag } } }',
    'aliases with arguments': '{ contact(id: "f1") { visit b: visit(mode: CAR) ... on Firm { c: visit(mode: CAR) } } }',
    'a member alone': '{ living { ... on Firm { visit(mode: CAR) score } } }',
    'required fields with other arguments for each member':
      '{ living { ... on Person { score(times: 2) } ... on Firm { score(times: 3) } visit } }',
    'a required field as an alias of another': '{ living { ... on Person { x: score } ... on Firm { x: rank } tag } }',
    'a required field that fails for the other member': {
      query: '{ living { ... on Person { risk } visit } }',
      atMostRepresentations: { scores: 1 },
    },
    'an object of required fields of one member': {
      query: '{ living { ... on Firm { badge { text } } ... on Person { age } } }',
      atMostRepresentations: { scores: 1 },
    },
    'required fields of both members': {
      query: '{ living { ... on Firm { badge { text } } ... on Person { score } } }',
      atMostRepresentations: { scores: 2 },
    },
    'a required field that fails for a member': {
      query: '{ living { ... on Person { risk } ... on Firm { risk tag } } }',
      errors: 'as the monolith',
    },
    'in lists of lists': '{ groups { ... on Person { visit(mode: CAR) score } ... on Firm { visit x: score tag } } }',
    'in named fragments': `{ search { items { ...P ...F visit } best { ...P ...F } } }
      fragment P on Person { score v: visit(mode: CAR) age } fragment F on Firm { v: label rank ...Tag } fragment Tag on Contact { tag }`,
    'an object of required fields': '{ living { ... on Person { badge { text size } } visit } }',
    'an object of required fields for each member':
      '{ living { ... on Person { badge { text } } ... on Firm { badge { size x: text } } } }',
    'an object of required fields that leads on':
      '{ living { badge { holder { label visit ... on Person { age } ... on Firm { staff score } } } } }',
    'two hops': '{ living { ... on Person { home { city } } ... on Firm { home { city(upper: true) } } } }',
    'two hops through an interface object':
      '{ living { near { ... on Person { visit score } ... on Firm { visit(mode: CAR) label } } } }',
    'members below members': `{ living { ... on Person { friend { ... on Firm { visit(mode: CAR) score } } }
      ... on Firm { friend { ... on Firm { visit } } near { ... on Person { visit(mode: CAR) age } } } } }`,
    'through an interface that it implements':
      '{ known { id ... on Contact { visit } ... on Person { score } ... on Firm { x: rank } } }',
    'through an interface, members alone':
      '{ known { ... on Person { v: visit(mode: CAR) score } ... on Firm { v: visit tag } } }',
    'through a union':
      '{ found { ... on Contact { visit score } ... on Person { v: score(times: 4) } ... on Firm { v: rank } } }',
    'on a condition': {
      query:
        'query ($a: Boolean!) { living { ... on Person @include(if: $a) { score } ... on Firm @skip(if: $a) { score } visit tag @include(if: $a) } }',
      variables: { a: true },
    },
    'a variable for one of them': {
      query: 'query ($m: Mode) { living { ... on Person { visit(mode: $m) } ... on Firm { visit } } }',
      variables: { m: 'CAR' },
    },
    'typenames under aliases':
      '{ living { t: __typename ... on Person { x: __typename score } ... on Firm { x: visit } } }',
  },
};

/** A member's fields that fail, where they are only required. */
export const interfaceObjectErrors: Suite = {
  name: 'errors of members of an interface object',
  subgraphs: {
    contacts: `${FEDERATION}
      type Query { living: [Contact!]! }
      interface Contact @key(fields: "id") { id: ID! }
      type Person implements Contact @key(fields: "id") { id: ID! age: Int! }
      type Firm implements Contact @key(fields: "id") { id: ID! staff: Int! }`,
    places: `${FEDERATION} type Contact @key(fields: "id") @interfaceObject { id: ID! mood: String }`,
    scores: `${FEDERATION}
      type Contact @key(fields: "id") @interfaceObject { id: ID! mood: String @external grade: Int @requires(fields: "mood") }`,
  },
  data: () => ({ Person: [{ id: 'p1', age: 3 }], Firm: [{ id: 'f1', staff: 5 }] }),
  fields: {
    Query: { living: () => [link('Person', 'p1'), link('Firm', 'f1')] },
    Contact: {
      mood({ id }) {
        if (String(id).startsWith('f')) throw new Error('firms have no mood');
        return 'good';
      },
      grade: ({ mood }) => (mood === null ? 0 : 1),
    },
  },
  notRandom: 'The monolith reports no error of a field that is only required.',
  operations: {
    'an error of a field that is only required': {
      query: '{ living { grade } }',
      errors: [{ path: 'living.1.mood', code: 'DOWNSTREAM_SERVICE_ERROR' }],
    },
    'an error of a required field, asked for one member': {
      query: '{ living { ... on Person { mood } ... on Firm { grade } } }',
      errors: [{ path: 'living.1.mood', code: 'DOWNSTREAM_SERVICE_ERROR' }],
    },
    'no error of a member that is not asked': '{ living { ... on Person { grade mood age } ... on Firm { staff } } }',
  },
};
