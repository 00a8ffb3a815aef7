import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Fields of an interface object that members ask for in ways of their own. */
export const interfaceObjectMembers: Suite = {
  name: 'members of an interface object',
  subgraphs: {
    contacts: `${FEDERATION}
      type Query { search: Found! living: [Contact!]! contact(id: ID!): Contact }
      type Found { items: [Contact!]! }
      interface Contact @key(fields: "id") { id: ID! label: String! }
      type Person implements Contact @key(fields: "id") { id: ID! label: String! country: String! age: Int! }
      type Firm implements Contact @key(fields: "id") { id: ID! label: String! country: String! staff: Int! }`,
    places: `${FEDERATION}
      enum Mode { FOOT CAR }
      type Contact @key(fields: "id") @interfaceObject { id: ID! visit(mode: Mode = FOOT): String! tag: String! }`,
    scores: `${FEDERATION}
      type Contact @key(fields: "id") @interfaceObject { id: ID! label: String! @external score: Int! @requires(fields: "label") }`,
  },
  data: () => ({
    Person: [{ id: 'p1', label: 'Ada', country: 'KR', age: 36, tag: 'person tag' }],
    Firm: [{ id: 'f1', label: 'Acme', country: 'US', staff: 9, tag: 'firm tag' }],
  }),
  fields: {
    Query: {
      search: () => ({ items: [link('Firm', 'f1'), link('Person', 'p1')] }),
      living: () => [link('Person', 'p1'), link('Firm', 'f1')],
      contact: (_, { id }, world) => world.find(['Person', 'Firm'], { id }),
    },
    Contact: {
      visit: (contact, { mode }) => `${contact.id} by ${mode}`,
      score: ({ label }) => String(label).length,
    },
  },
  operations: {
    'other arguments for each member':
      '{ search { items { ... on Firm { visit } ... on Person { visit(mode: CAR) } } } }',
    'another field under one alias':
      '{ search { items { __typename ... on Person { v: visit label } ... on Firm { v: label staff } } } }',
    'a required field in a fragment, another beside': '{ living { ... on Person { score } visit } }',
    'a required field in both fragments': '{ living { ... on Person { score age } ... on Firm { score staff } } }',
    'three aliases of a required field': '{ contact(id: "p1") { score b: score c: score label } }',
    'three aliases of a plain field': '{ contact(id: "f1") { tag b: tag c: tag ... on Firm { staff d: tag } } }',
    'aliases with arguments': '{ contact(id: "f1") { visit b: visit(mode: CAR) ... on Firm { c: visit(mode: CAR) } } }',
    'a member alone': '{ living { ... on Firm { visit(mode: CAR) score } } }',
  },
};
