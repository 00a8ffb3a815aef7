import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

const prices = (p: Record<string, unknown>, currency: unknown) =>
  Number(p.won) / (currency === 'USD' ? 1000 : currency === 'EUR' ? 1250 : 1);

export const requiresArguments: Suite = {
  name: '@requires with arguments, different ones side by side',
  subgraphs: {
    catalogue: `${FEDERATION}
      type Query { products(ids: [ID!]): [Product!]! }
      enum Currency { KRW USD EUR }
      type Product @key(fields: "id") { id: ID! won: Int! price(currency: Currency! = KRW): Float!
        reviews(first: Int = 2, worst: Boolean): [Review!]! maker: Maker! }
      type Review { stars: Int! }
      type Maker @key(fields: "id") { id: ID! label(upper: Boolean = false): String! }`,
    abroad: `${FEDERATION}
      type Query { exported: [Product!]! }
      enum Currency { KRW USD EUR }
      type Product @key(fields: "id") { id: ID!
        price(currency: Currency! = KRW): Float! @external
        reviews(first: Int = 2, worst: Boolean): [Review!]! @external
        maker: Maker! @external
        american: String! @requires(fields: "price(currency: USD)")
        european: String! @requires(fields: "price(currency: EUR)")
        domestic: String! @requires(fields: "price")
        teaser: Int! @requires(fields: "reviews(first: 1) { stars }")
        panned: Int! @requires(fields: "reviews(first: 1, worst: true) { stars }")
        shout: String! @requires(fields: "maker { label(upper: true) }")
        whisper: String! @requires(fields: "maker { label(upper: false) }") }
      type Review @external { stars: Int! }
      type Maker @key(fields: "id") { id: ID! label(upper: Boolean = false): String! @external }`,
  },
  data: () => ({
    Product: [
      { id: '1', won: 10000, stars: [3, 5, 1], maker: link('Maker', 'm1') },
      { id: '2', won: 2500, stars: [2, 4], maker: link('Maker', 'm2') },
    ],
    Maker: [
      { id: 'm1', name: 'Sora' },
      { id: 'm2', name: 'Nuri' },
    ],
  }),
  fields: {
    Query: {
      products: (_, { ids }, world) => world.all('Product').filter(p => !ids || (ids as unknown[]).includes(p.id)),
      exported: (_, __, world) => world.all('Product').toReversed(),
    },
    Product: {
      price: (p, { currency }) => prices(p, currency),
      reviews: (p, { first, worst }) => {
        const stars = [...(p.stars as number[])];
        if (worst) stars.sort((a, b) => a - b);
        return stars.slice(0, Number(first)).map(value => ({ stars: value }));
      },
      american: p => `$${p.price}`,
      european: p => `€${p.price}`,
      domestic: p => `₩${p.price}`,
      teaser: p => (p.reviews as { stars: number }[])[0]!.stars,
      panned: p => (p.reviews as { stars: number }[]).length * 100 + (p.reviews as { stars: number }[])[0]!.stars,
      shout: p => String((p.maker as { label: string }).label),
      whisper: p => String((p.maker as { label: string }).label),
    },
    Maker: { label: (m, { upper }) => (upper ? String(m.name).toUpperCase() : String(m.name).toLowerCase()) },
  },
  operations: {
    'one requirement with an argument': '{ products { american } }',
    'a requirement with a default argument': '{ products { domestic } }',
    'two arguments side by side': '{ products { american european } }',
    'three arguments side by side': '{ exported { american european domestic } }',
    'the required field asked with another argument': '{ products { price(currency: KRW) american } }',
    'the required field asked by a variable': {
      query: 'query ($c: Currency!) { products { price(currency: $c) american european } }',
      variables: { c: 'EUR' },
    },
    'the required field under several names':
      '{ products { usd: price(currency: USD) price(currency: EUR) eur: price(currency: EUR) won: price american european } }',
    'lists with arguments side by side': '{ products { teaser panned reviews(first: 3) { stars } } }',
    'lists by variables': {
      query: 'query ($f: Int, $w: Boolean) { exported { teaser reviews(first: $f, worst: $w) { stars } panned } }',
      variables: { f: 1, w: true },
    },
    'nested arguments side by side': '{ products { shout whisper maker { label } } }',
    'nested arguments beside other ones':
      '{ exported { shout maker { label(upper: false) again: label(upper: true) } whisper } }',
    'only one of them, by a condition': {
      query:
        'query ($y: Boolean!) { products { american @include(if: $y) european @skip(if: $y) shout @skip(if: $y) whisper @include(if: $y) } }',
      variables: { y: true },
    },
    'both in fragments':
      '{ products { ...A ...E } } fragment A on Product { american teaser } fragment E on Product { european panned }',
  },
  values: { 'Query.products.ids': [['1'], ['2', '1'], null] },
};
