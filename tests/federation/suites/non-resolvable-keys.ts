import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Keys that a subgraph names but cannot resolve, in each order beside those that it can. */
export const nonResolvableKeys: Suite = {
  name: 'non-resolvable keys',
  subgraphs: {
    shop: `${FEDERATION}
      type Query { products: [Product!]! offers: [Offer!]! }
      type Product @key(fields: "id", resolvable: false) @key(fields: "upc") { id: ID! upc: String! name: String! }
      type Offer @key(fields: "code") { code: ID! product: Product! store: Store! }
      type Store @key(fields: "id", resolvable: false) { id: ID! }`,
    stock: `${FEDERATION}
      type Query { shortages: [Product!]! }
      type Product @key(fields: "upc") @key(fields: "id", resolvable: false) { upc: String! id: ID! inStock: Int! }
      type Store @key(fields: "id") @key(fields: "street number", resolvable: false) { id: ID! street: String! number: Int! open: Boolean! }`,
    maps: `${FEDERATION}
      type Query { nearest: Store! }
      type Store @key(fields: "street number") @key(fields: "id") { id: ID! street: String! number: Int! walk: Int! }
      type Product @key(fields: "id") { id: ID! aisle: String! }`,
  },
  data: () => ({
    Product: [
      { id: 'p1', upc: 'u1', name: 'Lamp', inStock: 3, aisle: 'L1' },
      { id: 'p2', upc: 'u2', name: 'Rug', inStock: 0, aisle: 'R4' },
    ],
    Offer: [
      { code: 'o1', product: link('Product', 'p2'), store: link('Store', 's1') },
      { code: 'o2', product: link('Product', 'p1'), store: link('Store', 's2') },
    ],
    Store: [
      { id: 's1', street: 'Pine', number: 4, open: true, walk: 6 },
      { id: 's2', street: 'Oak', number: 4, open: false, walk: 12 },
    ],
  }),
  fields: {
    Query: {
      products: (_, __, world) => world.all('Product'),
      offers: (_, __, world) => world.all('Offer'),
      shortages: () => [link('Product', 'p2')],
      nearest: () => link('Store', 's1'),
    },
  },
  operations: {
    'a first key that cannot be resolved': '{ shortages { name } }',
    'a last key that cannot be resolved': '{ products { inStock } }',
    'both kinds in one operation': '{ products { name inStock aisle } shortages { id name aisle } }',
    'a reference type whose only key cannot be resolved': '{ offers { store { id open walk } product { inStock } } }',
    'a compound key beside a simple one': '{ nearest { open walk street } }',
    'with aliases in place of the keys':
      '{ shortages { id: name upc: inStock aisle } offers { store { id: open street: walk } } }',
  },
};

/** After a requirement the fetch comes back to the same subgraph, by a key that it can resolve. */
export const nonResolvableKeysRequired: Suite = {
  name: '@requires under keys of which the first cannot be resolved',
  subgraphs: {
    warehouse: `${FEDERATION}
      type Tool @key(fields: "id") @key(fields: "serial", resolvable: false) @key(fields: "code { shelf bin }", resolvable: false) {
        id: ID! serial: ID! code: Code! weight: Int! name: String! }
      type Code @shareable { shelf: Int! bin: Int! level: Int! }`,
    workshop: `${FEDERATION}
      type Query { bench: Bench! tools: [Tool!]! }
      type Bench @key(fields: "id") { id: ID! tools: [Tool!]! best: Tool }
      type Tool @key(fields: "code { shelf bin }", resolvable: false) @key(fields: "serial", resolvable: false)
        @key(fields: "id code { bin level }") @key(fields: "id", resolvable: false) {
        id: ID! serial: ID! code: Code! weight: Int! @external name: String! @external
        load: Int! @requires(fields: "weight") title: String! @requires(fields: "name") spare: Boolean! }
      type Code @shareable { shelf: Int! bin: Int! level: Int! }`,
  },
  data: () => ({
    Tool: [
      { id: '1', serial: 'x', code: { shelf: 1, bin: 2, level: 3 }, weight: 4, name: 'saw', spare: false },
      { id: '2', serial: 'y', code: { shelf: 1, bin: 2, level: 4 }, weight: 7, name: 'axe', spare: true },
    ],
    Bench: [{ id: 'b', tools: [link('Tool', '1'), link('Tool', '2')], best: link('Tool', '2') }],
  }),
  fields: {
    Query: { bench: () => link('Bench', 'b'), tools: (_, __, world) => world.all('Tool') },
    Tool: { load: t => Number(t.weight) * 9, title: t => `The ${t.name}` },
  },
  operations: {
    'a requirement': '{ bench { id tools { id load } } }',
    'two requirements and their fields': '{ tools { name title weight load spare } bench { best { title } } }',
    'requirements under the names of keys': '{ tools { id: load code: title serial: name spare } }',
    'requirements under conditions': {
      query:
        'query ($y: Boolean!) { tools { load @include(if: $y) title @skip(if: $y) code @skip(if: $y) { bin } } bench { best { title @include(if: $y) } } }',
      variables: { y: true },
    },
  },
};
