import { FEDERATION, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

const place = (body: string, more = '') => `${FEDERATION} ${more} type Place @key(fields: "id") { id: ID! ${body} }`;

export const fiveSubgraphs: Suite = {
  name: 'one type split over five subgraphs',
  subgraphs: {
    names: place('name: String! near: [Place!]!', 'type Query { places(first: Int): [Place!]! place(id: ID!): Place }'),
    weather: place('weather: Weather', 'type Weather { celsius: Float! sky: String } type Query { warmest: Place! }'),
    people: place('people: Int mayor: Person!', 'type Person @key(fields: "id") { id: ID! born: Place }'),
    news: place(
      'news(first: Int! = 1): [News!]!',
      'type News { text: String! by: Person! } type Person @key(fields: "id") { id: ID! name: String! }',
    ),
    transit: place(
      'people: Int @external density: Float @requires(fields: "people") lines: [Line!]!',
      'type Line { label: String! ends: [Place!]! } type Query { lines: [Line!]! }',
    ),
  },
  data: () => ({
    Place: [
      {
        id: '1',
        name: 'Northport',
        near: links('Place', '2', '3'),
        weather: { celsius: 20.5, sky: null },
        people: 1000,
        mayor: link('Person', 'x'),
        lines: [{ label: 'A', ends: links('Place', '1', '2') }],
        newsCount: 3,
      },
      {
        id: '2',
        name: 'Southport',
        near: links('Place', '1'),
        weather: { celsius: 31, sky: 'clear' },
        people: null,
        mayor: link('Person', 'y'),
        lines: [],
        newsCount: 0,
      },
      {
        id: '3',
        name: 'Hill',
        near: [],
        weather: null,
        people: 50,
        mayor: link('Person', 'x'),
        lines: [{ label: 'B', ends: links('Place', '3', '3') }],
        newsCount: 1,
      },
    ],
    Person: [
      { id: 'x', name: 'Xeno', born: link('Place', '2') },
      { id: 'y', name: 'Yun', born: null },
    ],
  }),
  fields: {
    Query: {
      places: (_, { first }, world) =>
        world.all('Place').slice(0, first === undefined || first === null ? 9 : Number(first)),
      place: (_, { id }, world) => world.find('Place', { id }),
      warmest: () => link('Place', '2'),
      lines: (_, __, world) => world.all('Place').flatMap(p => p.lines),
    },
    Place: {
      density: p => (p.people === null ? null : Number(p.people) / 10),
      news: (p, { first }) =>
        Array.from({ length: Math.min(Number(first), Number(p.newsCount)) }, (_, i) => ({
          text: `${p.name} ${i}`,
          by: link('Person', 'y'),
        })),
    },
  },
  operations: {
    'fields of all five': '{ places { name weather { celsius sky } people news { text } density lines { label } } }',
    'all five from the second':
      '{ warmest { name weather { sky } people mayor { name born { name } } news { by { name } } density } }',
    'a deep circle through all five':
      '{ lines { ends { near { mayor { born { weather { celsius } lines { ends { news(first: 2) { by { born { name density } } } } } } } } } } }',
    'arguments that differ': {
      query:
        'query ($a: Int!, $b: Int!) { places(first: 1) { one: news(first: $a) { text } two: news(first: $b) { text by { name } } news { text } } }',
      variables: { a: 0, b: 2 },
    },
    'the key under no name': '{ places { density news { by { born { density } } } } }',
    'all names mixed up':
      '{ places { id: name name: people people: density density: id weather: lines { label } lines: weather { sky: celsius } } }',
    'each subgraph under a condition': {
      query: `query ($a: Boolean!, $b: Boolean!) { places { name @include(if: $a) weather @include(if: $b) { sky } people @skip(if: $a) density @include(if: $a) lines @skip(if: $b) { ends { weather @include(if: $a) { celsius } } } } }`,
      variables: { a: true, b: false },
    },
    'null where there is no such place': '{ place(id: "none") { density weather { sky } } }',
    'many roots at once':
      '{ a: place(id: "1") { density } b: place(id: "2") { density } warmest { density } c: places(first: 2) { density } }',
  },
  values: { 'Query.place.id': ['1', '2', 'none'], 'Query.places.first': [0, 1, 3], 'Place.news.first': [0, 1, 2] },
};
