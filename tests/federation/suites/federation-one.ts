import type { Suite } from '../suite.ts';
import { link, links } from '../world.ts';

/** Subgraphs of federation 1 (no `@link`), which composition upgrades, beside one of federation 2. */
export const federationOne: Suite = {
  name: 'federation 1 subgraphs',
  subgraphs: {
    users: `
      type Query { me: User users: [User!]! }
      type User @key(fields: "id") @key(fields: "email") { id: ID! email: String! name: String address: Address }
      type Address { street: String! zip: String! }`,
    reviews: `
      extend type Query { topReviews(first: Int = 2): [Review!]! }
      type Review @key(fields: "id") { id: ID! body: String! author: User! @provides(fields: "name") product: Product }
      extend type User @key(fields: "email") { email: String! @external name: String @external address: Address @external
        reviews: [Review!]! local: Boolean! @requires(fields: "address { zip }") }
      type Address { street: String! zip: String! }
      extend type Product @key(fields: "upc") { upc: String! @external weight: Int @external reviews: [Review!]! heavy: Boolean @requires(fields: "weight") }`,
    products: `
      extend type Query { products: [Product!]! }
      type Product @key(fields: "upc") @key(fields: "sku { code }") { upc: String! sku: Sku! weight: Int name: String! }
      type Sku { code: Int! }`,
    stock: `
      type Query { shelf: [Product] }
      type Product @extends @key(fields: "sku { code }") { sku: Sku! @external inStock: Boolean! }
      type Sku { code: Int! }`,
  },
  data: () => ({
    User: [
      {
        id: '1',
        email: 'a@x',
        name: 'Ana',
        address: { street: 'Pier', zip: '100' },
        reviews: links('Review', 'r1', 'r2'),
      },
      { id: '2', email: 'b@x', name: null, address: null, reviews: links('Review', 'r3') },
    ],
    Review: [
      { id: 'r1', body: 'good', author: link('User', '1'), product: link('Product', { upc: 'p1' }) },
      { id: 'r2', body: 'bad', author: link('User', '1'), product: null },
      { id: 'r3', body: 'odd', author: link('User', '2'), product: link('Product', { upc: 'p2' }) },
    ],
    Product: [
      { upc: 'p1', sku: { code: 1 }, weight: 10, name: 'Lamp', reviews: links('Review', 'r1'), inStock: true },
      { upc: 'p2', sku: { code: 2 }, weight: null, name: 'Rug', reviews: links('Review', 'r3'), inStock: false },
    ],
  }),
  fields: {
    Query: {
      me: () => link('User', '1'),
      users: (_, __, world) => world.all('User'),
      topReviews: (_, { first }, world) => world.all('Review').slice(0, Number(first ?? 99)),
      products: (_, __, world) => world.all('Product'),
      shelf: (_, __, world) => [world.find('Product', { upc: 'p2' }), null, world.find('Product', { upc: 'p1' })],
    },
    User: { local: u => (u.address as { zip: string } | null)?.zip === '100' },
    Product: { heavy: p => (p.weight === null ? null : Number(p.weight) > 5) },
  },
  operations: {
    'extended types': '{ me { name reviews { body product { name } } } }',
    'a provided external field': '{ topReviews { author { name } } }',
    'external fields that are not provided':
      '{ topReviews(first: 3) { author { address { street } id } product { weight } } }',
    'requirements of external fields':
      '{ users { local } products { heavy } topReviews { product { heavy weight } author { local } } }',
    'an extension with a key of its own': '{ shelf { inStock name reviews { body } heavy } }',
    'roots of all subgraphs': '{ me { id } topReviews { id } products { inStock } shelf { upc } }',
    'keys under other names':
      '{ users { email: name id: email reviews { id: body } local } products { upc: name sku { code: code } inStock reviews { body } } }',
    conditions: {
      query:
        'query ($y: Boolean!) { users { reviews @include(if: $y) { author @skip(if: $y) { name } product { heavy @include(if: $y) } } local @skip(if: $y) address @include(if: $y) { zip } } }',
      variables: { y: true },
    },
  },
};
