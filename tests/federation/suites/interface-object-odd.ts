import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Interface objects whose key nobody can resolve here, so that a plan can only continue in some subgraphs. */
export const interfaceObjectUnresolvable: Suite = {
  name: '@interfaceObject with keys that cannot be resolved',
  subgraphs: {
    tickets: `${FEDERATION}
      type Query { shade: Ghost latest: Event someEvent: Event! vendor: Vendor! }
      interface Vendor @key(fields: "id") { id: ID! }
      type Shop implements Vendor @key(fields: "id") { id: ID! street: String! }
      interface Ghost @key(fields: "id") { id: ID! }
      type Event @interfaceObject @key(fields: "id", resolvable: false) { id: ID! }`,
    venues: `${FEDERATION}
      type Query { seller: Vendor ghost: Ghost event: Event! events: [Event!]! }
      interface Event @key(fields: "id") { id: ID! place: String! }
      type Concert implements Event @key(fields: "id") { id: ID! place: String! band: String! }
      type Match implements Event @key(fields: "id") { id: ID! place: String! teams: [String!]! }
      type Vendor @interfaceObject @key(fields: "id", resolvable: false) { id: ID! }
      type Ghost @interfaceObject @key(fields: "id", resolvable: false) { id: ID! scare: Int }`,
    fame: `${FEDERATION} type Event @interfaceObject @key(fields: "id") { id: ID! fans: Int! }`,
    encore: `${FEDERATION} type Concert @key(fields: "id") { id: ID! encore: Boolean! }`,
  },
  data: () => ({
    Concert: [{ id: 'c', place: 'Hall', band: 'Waves', fans: 500, encore: true }],
    Match: [{ id: 'm', place: 'Field', teams: ['A', 'B'], fans: 9000 }],
    Shop: [{ id: 's', street: 'Pine' }],
    Ghost: [{ id: 'g', scare: 3 }],
  }),
  fields: {
    Query: {
      latest: () => link('Concert', 'c'),
      someEvent: () => link('Match', 'm'),
      vendor: () => link('Shop', 's'),
      seller: () => link('Shop', 's'),
      ghost: () => link('Ghost', 'g'),
      shade: () => link('Ghost', 'g'),
      event: () => link('Match', 'm'),
      events: (_, __, world) => world.all('Concert', 'Match'),
    },
  },
  operations: {
    'the key only': '{ latest { id } someEvent { id } }',
    'the true type': '{ latest { __typename } someEvent { __typename id } }',
    'fields of the interface': '{ latest { place fans } someEvent { place } }',
    'fields of an implementation':
      '{ latest { ... on Concert { band encore } } someEvent { ... on Match { teams fans } ... on Concert { band } } }',
    'the other interface object': '{ seller { id } vendor { id ... on Shop { street } } }',
    'the other interface object’s true type': '{ seller { __typename } }',
    'an implementation of the other interface object': '{ seller { ... on Shop { street } } }',
    'all events': '{ events { place fans ... on Concert { encore } } event { fans __typename } }',
    'an interface that nobody implements': { query: '{ ghost { id scare } }', data: { ghost: { id: 'g', scare: 3 } } },
    'refuses a field that no plan can reach': { query: '{ shade { scare } latest { id } }', refused: { valid: true } },
    'refuses a field that no plan can reach, below others': {
      query: '{ latest { id place } shade { id name: scare } }',
      refused: { valid: true },
    },
    'an error where the type cannot be known': {
      query: '{ shade { id } latest { id } }',
      data: { shade: null, latest: { id: 'c' } },
      errors: [{ path: 'shade' }],
    },
    'aliases of the key': '{ latest { id: place place: id fans } events { id: fans fans: id } }',
  },
  notRandom: 'an interface without implementations has no answer of graphql-js',
};
