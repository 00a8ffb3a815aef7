import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

export const compoundKeys: Suite = {
  name: 'compound and nested keys',
  subgraphs: {
    catalogue: `${FEDERATION}
      type Query { editions: [Edition!]! edition(title: String!, year: Int!): Edition }
      type Edition @key(fields: "title year") { title: String! year: Int! library: Library! shelf: Shelf! }
      type Library @key(fields: "city { code } number") { city: City! number: Int! editions: [Edition!]! }
      type City { code: ID! @shareable name: String! }
      type Shelf @key(fields: "rows { index books { isbn } }") { rows: [ShelfRow!]! label: String! }
      type ShelfRow @shareable { index: Int! books: [ShelfBook!]! }
      type ShelfBook @shareable { isbn: ID! }`,
    lending: `${FEDERATION}
      type Query { busiest: Library }
      type Edition @key(fields: "title year") { title: String! year: Int! copies: Int! onLoan: [Loan!]! }
      type Loan { due: String! library: Library! edition: Edition! }
      type Library @key(fields: "number city { code }") { number: Int! city: City! loans: [Loan!]! }
      type City @shareable { code: ID! }
      type Shelf @key(fields: "rows { index books { isbn } }") { rows: [ShelfRow!]! dusted: Boolean! }
      type ShelfRow @shareable { index: Int! books: [ShelfBook!]! }
      type ShelfBook @shareable { isbn: ID! }`,
  },
  data: () => {
    const loans = [
      {
        due: '2024-03-01',
        library: link('Library', { number: 1, name: 'North' }),
        edition: link('Edition', { title: 'Tides', year: 1999 }),
      },
      {
        due: '2024-04-01',
        library: link('Library', { number: 1, name: 'South' }),
        edition: link('Edition', { title: 'Tides', year: 2011 }),
      },
    ];
    const shelf = (index: number, ...isbns: string[]) => [
      { index, books: isbns.map(isbn => ({ isbn })) },
      { index: index + 1, books: [] },
    ];
    return {
      Edition: [
        {
          title: 'Tides',
          year: 1999,
          copies: 4,
          library: link('Library', { number: 1, name: 'North' }),
          onLoan: [loans[0]],
          shelf: link('Shelf', { label: 'A' }),
        },
        {
          title: 'Tides',
          year: 2011,
          copies: 1,
          library: link('Library', { number: 1, name: 'South' }),
          onLoan: [loans[1]],
          shelf: link('Shelf', { label: 'B' }),
        },
        {
          title: 'Maps',
          year: 2011,
          copies: 0,
          library: link('Library', { number: 2, name: 'North two' }),
          onLoan: [],
          shelf: link('Shelf', { label: 'A' }),
        },
      ],
      Library: [
        {
          name: 'North',
          number: 1,
          city: { code: 'N', name: 'Northport' },
          loans: [loans[0]],
          editions: [link('Edition', { title: 'Tides', year: 1999 })],
        },
        {
          name: 'South',
          number: 1,
          city: { code: 'S', name: 'Southport' },
          loans: [loans[1]],
          editions: [link('Edition', { title: 'Tides', year: 2011 })],
        },
        {
          name: 'North two',
          number: 2,
          city: { code: 'N', name: 'Northport' },
          loans: [],
          editions: [link('Edition', { title: 'Maps', year: 2011 })],
        },
      ],
      Shelf: [
        { label: 'A', rows: shelf(1, 'x', 'y'), dusted: true },
        { label: 'B', rows: shelf(1, 'x'), dusted: false },
      ],
    };
  },
  fields: {
    Query: {
      editions: (_, __, world) => world.all('Edition'),
      edition: (_, { title, year }, world) => world.find('Edition', { title, year }),
      busiest: (_, __, world) => world.find('Library', { name: 'South' }),
    },
  },
  operations: {
    'a key of two fields': '{ editions { title copies } }',
    'a key of two fields that are not asked': '{ editions { copies library { loans { due } } } }',
    'keys under each other’s names':
      '{ editions { title: year year: title copies library { number: city { code: name } city: number loans { due } } } }',
    'a nested key in another order of fields': '{ busiest { number city { code name } editions { title copies } } }',
    'a nested key through a list of lists': '{ editions { shelf { dusted label } } }',
    'a nested key with its parts under other names':
      '{ editions { shelf { rows: label other: rows { index: books { isbn: __typename } books: index } dusted } } }',
    'parts of a nested key with conditions': {
      query:
        'query ($y: Boolean!) { editions { library { city @include(if: $y) { name } loans { due } } shelf { rows @skip(if: $y) { index } dusted } } }',
      variables: { y: true },
    },
    'a circle over compound keys':
      '{ busiest { loans { library { editions { onLoan { edition { copies library { city { name } } } } } } } } }',
    'a value type from two subgraphs inside an entity':
      '{ busiest { city { name code } loans { library { city { name } } } } }',
    'one entity by variables': {
      query: 'query ($t: String!, $y: Int!) { edition(title: $t, year: $y) { copies shelf { dusted } } }',
      variables: { t: 'Maps', y: 2011 },
    },
  },
  values: { 'Query.edition.title': ['Tides', 'Maps'], 'Query.edition.year': [1999, 2011] },
};
