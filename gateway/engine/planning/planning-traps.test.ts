import { describe, expect, it } from 'vitest';
import { answer, federate, type TestSubgraph } from '../../../tests/support/federate.ts';

const products = [
  { upc: 'p1', name: 'Table', weight: 3, price: 10 },
  { upc: 'p2', name: 'Chair', weight: 1, price: 4 },
];
const shop: Record<string, TestSubgraph> = {
  catalog: {
    typeDefs: `
      type Query { product(upc: ID = "p1"): Product products: [Product!]! }
      type Product @key(fields: "upc") { upc: ID! name: String weight: Int price(currency: String = "KRW"): Int }
    `,
    resolvers: {
      Query: {
        product: (_: unknown, { upc }: { upc: string }) => products.find(product => product.upc === upc),
        products: () => products,
      },
      Product: {
        __resolveReference: ({ upc }: { upc: string }) => products.find(product => product.upc === upc),
        price: ({ price }: { price: number }, { currency }: { currency: string }) =>
          price * ({ KRW: 1, USD: 100, EUR: 1000 }[currency] ?? Number.NaN),
      },
    },
  },
  shipping: {
    typeDefs: `
      type Product @key(fields: "upc") {
        upc: ID!
        weight: Int @external
        price(currency: String = "KRW"): Int @external
        plain: Int @requires(fields: "price")
        dollars: Int @requires(fields: "price(currency: \\"USD\\") weight")
        euros: Int @requires(fields: "price(currency: \\"EUR\\")")
        inStock: Boolean
        related(first: Int = 1): [Product!]!
      }
    `,
    resolvers: {
      Product: {
        plain: ({ price }: { price: number }) => price,
        dollars: ({ price, weight }: { price: number; weight: number }) => price * weight,
        euros: ({ price }: { price: number }) => price,
        inStock: () => true,
        related: ({ upc }: { upc: string }, { first }: { first: number }) =>
          products.filter(product => product.upc !== upc).slice(0, first),
      },
    },
  },
};

describe('aliases', () => {
  it.each([
    ['the name of a key', '{ product { id: name upc: name inStock } }', { id: 'Table', upc: 'Table', inStock: true }],
    ['the name of a required field', '{ product { weight: name dollars } }', { weight: 'Table', dollars: 3000 }],
    ['__typename', '{ product { __typename: name inStock } }', { __typename: 'Table', inStock: true }],
    [
      'another field of the other subgraph',
      '{ product { name: inStock inStock: name } }',
      { name: true, inStock: 'Table' },
    ],
    ['the key of a nested entity', '{ product { related { upc: inStock } } }', { related: [{ upc: true }] }],
    [
      'an internal name',
      '{ product { _ng_upc: name upc: weight inStock } }',
      { _ng_upc: 'Table', upc: 3, inStock: true },
    ],
  ])('may be %s', async (_, query, expected) => {
    await using federated = federate(shop);
    expect(await answer(federated.engine, query)).toEqual({ data: { product: expected } });
  });

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'])('may be %s', async name => {
    await using federated = federate(shop);
    const query = `{ ${name}: product { ${name}: inStock x: name ${name}2: related { ${name}: name } } }`;
    const { data } = await answer(federated.engine, query);
    const inner = JSON.parse(`{"${name}":true,"x":"Table","${name}2":[{"${name}":"Chair"}]}`);
    const expected = JSON.parse(`{"${name}":null}`);
    Object.defineProperty(expected, name, { value: inner, enumerable: true, configurable: true, writable: true });
    expect(JSON.stringify(data)).toBe(JSON.stringify(expected));
  });

  it('may alias __typename, at the root too', async () => {
    await using federated = federate(shop);
    const query = '{ a: __typename __typename product { upc: __typename t: __typename inStock __typename } }';
    expect(await answer(federated.engine, query)).toEqual({
      data: {
        a: 'Query',
        __typename: 'Query',
        product: { upc: 'Product', t: 'Product', inStock: true, __typename: 'Product' },
      },
    });
  });

  it('are restored in error paths', async () => {
    const shipping = shop.shipping!.typeDefs;
    await using federated = federate({
      ...shop,
      shipping: {
        typeDefs: shipping,
        resolvers: {
          Product: {
            inStock: () => {
              throw new Error('closed');
            },
          },
        },
      },
    });
    const { errors } = await answer(federated.engine, '{ weight: product { upc: inStock } }');
    expect(errors).toMatchObject([{ message: 'closed', path: ['weight', 'upc'] }]);
  });
});

describe('@requires with arguments', () => {
  it('separates different arguments, also from those of the client', async () => {
    await using federated = federate(shop);
    const query = '{ products { price(currency: "EUR") plain dollars euros inStock weight } }';
    expect(await answer(federated.engine, query)).toEqual({
      data: {
        products: [
          { price: 10_000, plain: 10, dollars: 3000, euros: 10_000, inStock: true, weight: 3 },
          { price: 4000, plain: 4, dollars: 400, euros: 4000, inStock: true, weight: 1 },
        ],
      },
    });
  });

  it('sends the value under the field name', async () => {
    await using federated = federate(shop);
    await federated.engine.execute({ query: '{ product { dollars } }' });
    expect(federated.sent.at(-1)?.variables).toEqual({
      representations: [{ __typename: 'Product', upc: 'p1', price: 1000, weight: 3 }],
    });
  });
});

describe('@skip and @include', () => {
  const query = `query ($off: Boolean = true, $on: Boolean!) {
    product { upc @skip(if: $off) __typename @include(if: $on) weight @include(if: $on) ... @skip(if: $on) { dollars } inStock }
  }`;

  it('may exclude a key or a required field that another fetch needs', async () => {
    await using federated = federate(shop);
    const product = { dollars: 3000, inStock: true };
    expect(await answer(federated.engine, query, { on: false })).toEqual({ data: { product } });
  });

  it('return the right result for each combination', async () => {
    await using federated = federate(shop);
    await federated.engine.execute({ query, variables: { on: false } });
    const product = { upc: 'p1', __typename: 'Product', weight: 3, inStock: true };
    expect(await answer(federated.engine, query, { on: true, off: false })).toEqual({ data: { product } });
  });

  it('may exclude everything', async () => {
    await using federated = federate(shop);
    expect(await answer(federated.engine, '{ product { name @skip(if: true) } }')).toEqual({ data: { product: {} } });
    expect(await answer(federated.engine, '{ product @skip(if: true) { name } }')).toEqual({ data: {} });
  });

  it('are right with many variables', async () => {
    await using federated = federate(shop);
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const definitions = names.map(name => `$${name}: Boolean!`).join(' ');
    const fields = names.map(name => `${name}: name @include(if: $${name}) upc: inStock @skip(if: $${name})`).join(' ');
    const variables = Object.fromEntries(names.map((name, index) => [name, index < 3]));
    const result = await answer(
      federated.engine,
      `query (${definitions}) { product { ${fields} dollars @include(if: $h) } }`,
      variables,
    );
    expect(result).toEqual({ data: { product: { a: 'Table', b: 'Table', c: 'Table', upc: true } } });
  });
});

describe('a key that cannot be resolved', () => {
  it('is not used, even when it comes first', async () => {
    await using federated = federate({
      a: {
        typeDefs: `type Query { item: Item } type Item @key(fields: "id") @key(fields: "code") { id: ID! code: ID! size: Int }`,
        resolvers: { Query: { item: () => ({ id: 'i', code: 'c', size: 7 }) } },
      },
      b: {
        typeDefs: `type Item @key(fields: "id", resolvable: false) @key(fields: "code") {
          id: ID! code: ID! size: Int @external big: Boolean @requires(fields: "size") }`,
        resolvers: { Item: { big: ({ code, size }: { code: string; size: number }) => code === 'c' && size > 5 } },
      },
    });
    expect(await answer(federated.engine, '{ item { big } }')).toEqual({ data: { item: { big: true } } });
  });
});

describe('a field that the planner would drop', () => {
  const node: Record<string, TestSubgraph> = {
    a: {
      typeDefs: `type Query { node: Node other: Int } interface Node { id: ID! } type A implements Node @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { node: () => ({ __typename: 'A', id: '1' }), other: () => 1 } },
    },
    b: { typeDefs: `interface Node { id: ID! } type B implements Node @key(fields: "id") { id: ID! b: Int }` },
  };

  it('resolves to an empty object if no fragment applies', async () => {
    await using federated = federate(node);
    expect(await answer(federated.engine, '{ node { ... on B { b } } other }')).toEqual({
      data: { node: {}, other: 1 },
    });
  });

  it('refuses the operation if no subgraph can resolve it', async () => {
    await using federated = federate({
      a: {
        typeDefs: `interface Node @key(fields: "id") { id: ID! } type Query { a: Node x: Int }`,
        resolvers: { Query: { a: () => ({ id: '1' }), x: () => 1 } },
      },
      b: { typeDefs: `type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! field: String }` },
    });
    const { data, errors } = await answer(federated.engine, '{ alias: a { field } x }');
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      { message: expect.stringContaining('alias'), extensions: { code: 'FIELD_UNREACHABLE' } },
    ]);
  });
});

describe('progressive @override', () => {
  const move = (label: string): Record<string, TestSubgraph> => ({
    old: {
      typeDefs: `type Query { t: T } type T @key(fields: "id") { id: ID! f: String }`,
      resolvers: { Query: { t: () => ({ id: '1' }) }, T: { f: () => 'old' } },
    },
    new: {
      typeDefs: `type T @key(fields: "id") { id: ID! f: String @override(from: "old", label: "${label}") }`,
      resolvers: { T: { f: () => 'new' } },
    },
  });

  it.each([
    ['percent(0)', 'old'],
    ['percent(100)', 'new'],
    ['feature_x', 'old'],
  ])('goes by the label %s to the %s subgraph', async (label, expected) => {
    await using federated = federate(move(label));
    expect(await answer(federated.engine, '{ t { f } }')).toEqual({ data: { t: { f: expected } } });
  });

  it('asks the host to decide custom labels, for each request', async () => {
    await using federated = federate(move('feature_x'), {
      overrideLabel: (label, { context }) => label === 'feature_x' && context === 'beta',
    });
    const query = '{ t { f } }';
    const ask = async (context: string) =>
      JSON.stringify((await federated.engine.execute({ query }, { context })).data);
    expect([await ask('beta'), await ask('stable'), await ask('beta')]).toEqual([
      '{"t":{"f":"new"}}',
      '{"t":{"f":"old"}}',
      '{"t":{"f":"new"}}',
    ]);
  });

  it('applies to a percentage of the requests', async () => {
    let percentile = 30;
    await using federated = federate(move('percent(42)'), { overridePercentile: () => percentile });
    const ask = async () => JSON.stringify((await federated.engine.execute({ query: '{ t { f } }' })).data);
    expect(await ask()).toBe('{"t":{"f":"new"}}');
    percentile = 42;
    expect(await ask()).toBe('{"t":{"f":"old"}}');
  });
});
