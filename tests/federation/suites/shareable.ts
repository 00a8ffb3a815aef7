import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Each subgraph resolves the shared roots and value types, and each has fields that the others do not. */
export const shareable: Suite = {
  name: '@shareable value types and shared roots',
  subgraphs: {
    paper: `${FEDERATION}
      type Query { site: Site! @shareable editions: [Edition!]! @shareable latest: Edition @shareable page(number: Int!): Page! @shareable }
      type Site @shareable { name: String! motto: String contact: Contact! }
      type Contact @shareable { phone: String! office: Office! }
      type Office { street: String! @shareable desk: Int! }
      type Edition @key(fields: "id") { id: ID! date: String! @shareable mood: Mood! @shareable paperOnly: Int! }
      type Mood @shareable { word: String! }
      type Page { number: Int! @shareable columns: Int! }`,
    online: `${FEDERATION}
      type Query { site: Site! @shareable editions: [Edition!]! @shareable latest: Edition @shareable page(number: Int!): Page! @shareable }
      type Site { name: String! @shareable url: String! contact: Contact! @shareable }
      type Contact { office: Office! @shareable mail: String! }
      type Office @shareable { street: String! }
      type Edition @key(fields: "id") { id: ID! mood: Mood! @shareable clicks: Int! }
      type Mood @shareable { word: String! }
      type Page { number: Int! @shareable scrolls: Int! }`,
    radio: `${FEDERATION}
      type Query { site: Site! @shareable }
      type Site { frequency: Float! contact: Contact! @shareable }
      type Contact { studio: String! }
      type Edition @key(fields: "id") { id: ID! date: String! @shareable minutes: Int! }`,
  },
  data: () => ({
    Edition: [
      { id: '1', date: 'Mon', mood: { word: 'calm' }, paperOnly: 4, clicks: 900, minutes: 30 },
      { id: '2', date: 'Tue', mood: { word: 'busy' }, paperOnly: 5, clicks: 100, minutes: 45 },
    ],
  }),
  fields: {
    Query: {
      site: () => ({
        name: 'The Tide',
        motto: null,
        url: 'https://tide.example',
        frequency: 99.5,
        contact: { phone: '1', mail: 'm@tide.example', studio: 'S1', office: { street: 'Pier', desk: 3 } },
      }),
      editions: (_, __, world) => world.all('Edition'),
      latest: () => link('Edition', '2'),
      page: (_, { number }) => ({ number, columns: Number(number) + 1, scrolls: Number(number) * 2 }),
    },
  },
  operations: {
    'a shared root with fields of one subgraph': '{ site { name motto } }',
    'a shared root with fields of all subgraphs': '{ site { name motto url frequency } }',
    'shared objects below a shared root': '{ site { contact { phone mail studio office { street desk } } } }',
    'a shared root twice under other names':
      '{ a: site { url frequency } b: site { motto contact { studio } } site { name: url url: name } }',
    'a shared list of entities':
      '{ editions { date mood { word } paperOnly clicks minutes } latest { minutes clicks } }',
    'a shared root with arguments': {
      query:
        'query ($n: Int!) { page(number: $n) { number columns scrolls } other: page(number: 3) { scrolls columns } }',
      variables: { n: 8 },
    },
    'parts of a shared root under conditions': {
      query:
        'query ($y: Boolean!) { site { url @include(if: $y) motto @skip(if: $y) contact { phone @skip(if: $y) mail @include(if: $y) studio } } }',
      variables: { y: true },
    },
    'a shared root in fragments':
      '{ ...A ...B } fragment A on Query { site { contact { mail } } } fragment B on Query { site { contact { phone studio: phone } frequency } }',
  },
  values: { 'Query.page.number': [1, 5] },
};
