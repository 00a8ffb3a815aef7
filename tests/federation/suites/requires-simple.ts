import { FEDERATION, type Suite } from '../suite.ts';

export const requiresSimple: Suite = {
  name: '@requires, simple and nested',
  subgraphs: {
    products: `${FEDERATION}
      type Query { products: [Product!]! }
      type Product @key(fields: "id") { id: ID! name: String! weight: Int price: Float! box: Box! parts: [Part!]! }
      type Box { width: Int! height: Int! maker: Maker }
      type Maker { country: String! }
      type Part { grams: Int! }`,
    shipping: `${FEDERATION}
      type Query { parcel(id: ID!): Product }
      type Product @key(fields: "id") {
        id: ID!
        weight: Int @external
        price: Float! @external
        box: Box! @external
        parts: [Part!]! @external
        fee: Float! @requires(fields: "weight price")
        area: Int! @requires(fields: "box { width height }")
        customs: String! @requires(fields: "box { maker { country } } price")
        partsWeight: Int! @requires(fields: "parts { grams }")
        carrier: String!
      }
      type Box @external { width: Int! height: Int! maker: Maker }
      type Maker @external { country: String! }
      type Part @external { grams: Int! }`,
  },
  data: () => ({
    Product: [
      {
        id: 'p1',
        name: 'Lamp',
        weight: 3,
        price: 20,
        box: { width: 2, height: 3, maker: { country: 'KR' } },
        parts: [{ grams: 5 }, { grams: 7 }],
        carrier: 'Swift',
      },
      {
        id: 'p2',
        name: 'Rug',
        weight: null,
        price: 80.5,
        box: { width: 9, height: 1, maker: null },
        parts: [],
        carrier: 'Slow',
      },
    ],
  }),
  fields: {
    Query: {
      products: (_, __, world) => world.all('Product'),
      parcel: (_, { id }, world) => world.find('Product', { id }),
    },
    Product: {
      fee: p => (p.weight === null ? Number(p.price) / 10 : Number(p.weight) * 2),
      area: p => {
        const box = p.box as { width: number; height: number };
        return box.width * box.height;
      },
      customs: p => `${(p.box as { maker: { country: string } | null }).maker?.country ?? 'unknown'} ${p.price}`,
      partsWeight: p => (p.parts as { grams: number }[]).reduce((sum, part) => sum + part.grams, 0),
    },
  },
  operations: {
    'a required scalar': '{ products { fee } }',
    'required nested objects': '{ products { area customs } }',
    'a required list of objects': '{ products { partsWeight } }',
    'a requirement that is fetched first from the other subgraph': '{ parcel(id: "p1") { fee carrier } }',
    'required and asked at once':
      '{ products { weight price fee box { width maker { country } } area customs carrier } }',
    'required fields under each other’s names':
      '{ products { weight: name price: weight fee box: carrier area id: customs parts { grams: __typename } partsWeight } }',
    'parts of a required object under other names':
      '{ products { box { width: height height: width maker { country: __typename } } area customs } }',
    'a required field that is skipped': {
      query:
        'query ($n: Boolean!) { products { weight @include(if: $n) price @include(if: $n) box @include(if: $n) { height } fee area } }',
      variables: { n: false },
    },
    'the requiring field under a condition': {
      query:
        'query ($y: Boolean!, $n: Boolean!) { products { fee @include(if: $y) area @include(if: $n) name } parcel(id: "p2") { customs @skip(if: $n) } }',
      variables: { y: true, n: false },
    },
    'requiring fields under different conditions': {
      query:
        'query ($y: Boolean!, $n: Boolean!) { parcel(id: "p2") { customs @include(if: $y) fee ... on Product @include(if: $n) { area } } products { area @skip(if: $y) customs fee @include(if: $n) } }',
      variables: { y: true, n: false },
    },
    'the requiring field twice':
      '{ products { fee other: fee ...F } } fragment F on Product { fee partsWeight third: fee }',
    'a requirement of an unknown entity': '{ parcel(id: "none") { fee } }',
  },
  values: { 'Query.parcel.id': ['p1', 'p2', 'none'] },
};
