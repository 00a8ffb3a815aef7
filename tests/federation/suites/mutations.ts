import { GraphQLError } from 'graphql';
import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Every change is visible to later fields and to no earlier ones. */
export const mutations: Suite = {
  name: 'mutations in series',
  subgraphs: {
    carts: `${FEDERATION}
      type Query { cart(id: ID!): Cart }
      type Mutation { addItem(cart: ID!, sku: ID!, input: AddInput): AddPayload! clear(cart: ID!): Cart }
      input AddInput { times: Int = 1 note: String }
      type AddPayload { cart: Cart! added: Int! notes: [String] }
      type Cart @key(fields: "id") { id: ID! items: [Item!]! count: Int! total: Int! @external free: Boolean! @requires(fields: "total") }
      type Item @key(fields: "sku") { sku: ID! }`,
    prices: `${FEDERATION}
      type Mutation { setPrice(sku: ID!, price: Int!): Item! fail: Item failHard: Item! raise(by: Int!): [Item!]! }
      type Item @key(fields: "sku") { sku: ID! price: Int! label: String! }
      type Cart @key(fields: "id") { id: ID! total: Int! }`,
  },
  data: () => ({
    Cart: [
      { id: 'c', skus: ['a'] },
      { id: 'd', skus: [] },
    ],
    Item: [
      { sku: 'a', price: 2, label: 'Apple' },
      { sku: 'b', price: 5, label: 'Bread' },
    ],
  }),
  fields: {
    Query: { cart: (_, { id }, world) => world.find('Cart', { id }) },
    Mutation: {
      addItem: (_, { cart, sku, input }, world) => {
        const row = world.find('Cart', { id: cart })!;
        const { times, note } = (input ?? { times: 1 }) as { times: number; note?: string };
        for (let i = 0; i < times; i++) (row.skus as unknown[]).push(sku);
        return { cart: row, added: times, notes: [note ?? null] };
      },
      clear: (_, { cart }, world) => {
        const row = world.find('Cart', { id: cart });
        if (row) row.skus = [];
        return row;
      },
      setPrice: (_, { sku, price }, world) => Object.assign(world.find('Item', { sku })!, { price }),
      raise: (_, { by }, world) => {
        for (const item of world.all('Item')) item.price = Number(item.price) + Number(by);
        return world.all('Item');
      },
      fail: () => {
        throw new GraphQLError('not today', { extensions: { code: 'CLOSED' } });
      },
      failHard: () => {
        throw new GraphQLError('never', { extensions: { code: 'GONE' } });
      },
    },
    Cart: {
      items: c => (c.skus as string[]).map(sku => link('Item', { sku })),
      count: c => (c.skus as string[]).length,
      total: (c, _, world) =>
        (c.skus as string[]).reduce((sum, sku) => sum + Number(world.find('Item', { sku })!.price), 0),
      free: c => Number(c.total) > 10,
    },
  },
  operations: {
    'one mutation': 'mutation { clear(cart: "c") { id count } }',
    'one mutation that goes on in the other subgraph':
      'mutation { addItem(cart: "c", sku: "b") { added cart { count items { label price } total free } } }',
    'mutations of one subgraph in order':
      'mutation { a: addItem(cart: "c", sku: "b") { cart { count } } b: clear(cart: "c") { count } c: addItem(cart: "c", sku: "a", input: { times: 3 }) { cart { count } } }',
    'mutations of both subgraphs in order': `mutation {
      a: addItem(cart: "d", sku: "a", input: { times: 2, note: "x" }) { notes cart { items { sku } } }
      b: setPrice(sku: "a", price: 9) { price label }
      c: addItem(cart: "d", sku: "b") { cart { count } }
      d: setPrice(sku: "b", price: 1) { price } }`,
    'entities of each mutation read between the mutations': `mutation {
      a: setPrice(sku: "a", price: 100) { price }
      b: addItem(cart: "c", sku: "a") { cart { total free } }
      c: raise(by: 7) { sku price }
      d: clear(cart: "d") { total } }`,
    'later mutations after a failed one': {
      query:
        'mutation { a: setPrice(sku: "a", price: 3) { price } fail { price } b: addItem(cart: "c", sku: "b") { cart { total } } }',
      errors: [{ path: 'fail', code: 'CLOSED' }],
    },
    'a failed mutation under another name': {
      query: 'mutation { clear: fail { sku } fail: clear(cart: "c") { count items { label } } }',
      errors: [{ path: 'clear', code: 'CLOSED' }],
    },
    'no data after a failed non-null mutation': {
      query: 'mutation { clear(cart: "c") { id } failHard { price } }',
      errors: 'as the monolith',
    },
    'variables in input objects': {
      query:
        'mutation ($c: ID!, $i: AddInput, $n: Int) { a: addItem(cart: $c, sku: "a", input: $i) { added notes } b: addItem(cart: $c, sku: "b", input: { times: $n }) { added cart { total } } }',
      variables: { c: 'd', i: { note: 'n' }, n: 2 },
    },
    'mutations under conditions': {
      query:
        'mutation ($y: Boolean!) { a: clear(cart: "c") @skip(if: $y) { count } b: addItem(cart: "c", sku: "b") @include(if: $y) { cart { count total } } ... @skip(if: $y) { raise(by: 1) { price } } }',
      variables: { y: true },
    },
    'a fragment of mutations':
      'mutation { ...M } fragment M on Mutation { raise(by: 2) { price } setPrice(sku: "b", price: 4) { ...I } } fragment I on Item { sku label __typename }',
    'a null entity of a mutation': 'mutation { clear(cart: "none") { total items { price } } __typename }',
    'the state before, by a query': '{ cart(id: "c") { total free items { price } } }',
  },
  values: { 'Query.cart.id': ['c', 'd', 'none'] },
};
