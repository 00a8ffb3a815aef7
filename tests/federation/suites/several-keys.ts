import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** No subgraph knows both the first key and the last: a fetch must hop over one that knows two of them. */
export const severalKeys: Suite = {
  name: 'several keys, hopping over subgraphs between',
  subgraphs: {
    search: `${FEDERATION}
      type Query { found(text: String = "a"): [Book!]! }
      type Book @key(fields: "isbn") { isbn: ID! score: Int! }`,
    catalogue: `${FEDERATION}
      type Book @key(fields: "isbn") @key(fields: "id") { isbn: ID! id: ID! title: String! }`,
    storage: `${FEDERATION}
      type Book @key(fields: "id") @key(fields: "barcode location { hall }") { id: ID! barcode: String! location: Hall! }
      type Hall @shareable { hall: Int! }`,
    desk: `${FEDERATION}
      type Query { scanned: [Book!]! }
      type Book @key(fields: "location { hall } barcode") { barcode: String! location: Hall! waiting: Int! }
      type Hall @shareable { hall: Int! }`,
  },
  data: () => ({
    Book: [
      { isbn: 'i1', id: '1', barcode: 'b', location: { hall: 1 }, score: 9, title: 'Alder', waiting: 0 },
      { isbn: 'i2', id: '2', barcode: 'b', location: { hall: 2 }, score: 5, title: 'Birch', waiting: 4 },
      { isbn: 'i3', id: '3', barcode: 'c', location: { hall: 1 }, score: 2, title: 'Cedar', waiting: 1 },
    ],
  }),
  fields: {
    Query: {
      found: () => ['i1', 'i3', 'i2'].map(isbn => link('Book', { isbn })),
      scanned: (_, __, world) => world.all('Book'),
    },
  },
  operations: {
    'three hops forward': '{ found { score waiting } }',
    'three hops back': '{ scanned { waiting score } }',
    'every field': '{ found { isbn id barcode location { hall } score title waiting } }',
    'hops with all key names taken by aliases':
      '{ found { id: waiting isbn: title barcode: score location: id } scanned { isbn: waiting barcode: title id: score } }',
    'hops under a condition': {
      query:
        'query ($y: Boolean!, $n: Boolean!) { found { waiting @include(if: $y) id @include(if: $n) title @skip(if: $y) } }',
      variables: { y: true, n: false },
    },
    'an intermediate field only': '{ scanned { location { hall } id } found { barcode } }',
  },
};
