import { FEDERATION, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

/** Keys of every kind on one type, in orders where the first is never the one to use. */
export const keysMashup: Suite = {
  name: 'keys of every kind on one type',
  subgraphs: {
    entry: `${FEDERATION}
      type Query { parts: [Part!]! kit: Kit }
      type Part @key(fields: "id") @key(fields: "code { value }", resolvable: false) @key(fields: "owner { id } name") {
        id: ID! code: Code! name: String! owner: Owner! entry: Int! }
      type Code @shareable { value: String! }
      type Owner @key(fields: "id", resolvable: false) { id: ID! }
      type Kit @key(fields: "parts { id }") { parts: [Part!]! label: String! }`,
    coded: `${FEDERATION}
      type Query { coded: [Part!]! }
      type Part @key(fields: "id", resolvable: false) @key(fields: "code { value }") @key(fields: "name", resolvable: false) {
        id: ID! code: Code! name: String! @shareable coded: Int! }
      type Code @shareable { value: String! }`,
    owned: `${FEDERATION}
      type Query { owners: [Owner!]! }
      type Part @key(fields: "code { value }", resolvable: false) @key(fields: "name owner { id }") { name: String! owner: Owner! code: Code! @shareable owned: Int! }
      type Code @shareable { value: String! }
      type Owner @key(fields: "id") { id: ID! name: String! parts: [Part!]! }`,
    kits: `${FEDERATION}
      type Part @key(fields: "id", resolvable: false) { id: ID! }
      type Kit @key(fields: "parts { id }") { parts: [Part!]! weight: Int! @requires(fields: "label") label: String! @external }`,
  },
  data: () => ({
    Part: [
      { id: '1', code: { value: 'x' }, name: 'bolt', owner: link('Owner', 'o'), entry: 1, coded: 2, owned: 3 },
      { id: '2', code: { value: 'y' }, name: 'nut', owner: link('Owner', 'o'), entry: 4, coded: 5, owned: 6 },
      { id: '3', code: { value: 'z' }, name: 'bolt', owner: link('Owner', 'q'), entry: 7, coded: 8, owned: 9 },
    ],
    Owner: [
      { id: 'o', name: 'Oda', parts: links('Part', '1', '2') },
      { id: 'q', name: 'Quin', parts: links('Part', '3') },
    ],
    Kit: [{ parts: links('Part', '2', '3'), label: 'Set' }],
  }),
  fields: {
    Query: {
      parts: (_, __, world) => world.all('Part'),
      coded: (_, __, world) => world.all('Part').toReversed(),
      owners: (_, __, world) => world.all('Owner'),
      kit: (_, __, world) => world.all('Kit')[0],
    },
    Kit: { weight: k => String(k.label).length },
  },
  operations: {
    'from the entry': '{ parts { entry coded owned } }',
    'from the coded side': '{ coded { coded entry } }',
    'from the coded side to the owned one': '{ coded { owned name } }',
    'from the owned side': '{ owners { name parts { owned coded } } }',
    'from the owned side to the entry': '{ owners { parts { entry id } } }',
    'a key that is a list of entities': '{ kit { weight label parts { coded owned owner { name } } } }',
    'names of keys for other fields':
      '{ parts { id: name name: entry code: id owner { id: name } owned coded } owners { id: name parts { name: id code { value: __typename } entry } } kit { parts { id: entry } weight } }',
    'keys under conditions': {
      query:
        'query ($n: Boolean!) { parts { id @include(if: $n) code @include(if: $n) { value } name @skip(if: $n) owned coded } coded { entry @include(if: $n) owned } }',
      variables: { n: false },
    },
  },
};
