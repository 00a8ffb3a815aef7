import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Requirements of one field are computed from requirements themselves, back and forth between subgraphs. */
export const requiresChain: Suite = {
  name: 'chains and circles of @requires',
  subgraphs: {
    stories: `${FEDERATION}
      type Query { stories: [Story!]! }
      type Story @key(fields: "id") { id: ID! words: Int! editor: Person!
        rank: Int! @requires(fields: "score") score: Int! @external
        badge: String! @requires(fields: "editor { level }") }
      type Person @key(fields: "id") { id: ID! stories: [Story!]! level: Int! @external }`,
    reading: `${FEDERATION}
      type Story @key(fields: "id") { id: ID! words: Int! @external minutes: Int! @requires(fields: "words")
        rank: Int! @external headlineSize: Int! @requires(fields: "rank") }
      type Person @key(fields: "id") { id: ID! years: Int! @external level: Int! @requires(fields: "years") }`,
    ranking: `${FEDERATION}
      type Query { top: Story }
      type Story @key(fields: "id") { id: ID! minutes: Int! @external score: Int! @requires(fields: "minutes")
        headlineSize: Int! @external front: Boolean! @requires(fields: "headlineSize minutes") }`,
    people: `${FEDERATION}
      type Query { people: [Person!]! }
      type Person @key(fields: "id") { id: ID! years: Int! name: String! }`,
  },
  data: () => ({
    Story: [
      { id: '1', words: 400, editor: link('Person', 'e1') },
      { id: '2', words: 2000, editor: link('Person', 'e2') },
      { id: '3', words: 900, editor: link('Person', 'e1') },
    ],
    Person: [
      { id: 'e1', years: 3, name: 'Mina', stories: [link('Story', '1'), link('Story', '3')] },
      { id: 'e2', years: 12, name: 'Dokyung', stories: [link('Story', '2')] },
    ],
  }),
  fields: {
    Query: {
      stories: (_, __, world) => world.all('Story'),
      top: () => link('Story', '2'),
      people: (_, __, world) => world.all('Person'),
    },
    Story: {
      minutes: s => Math.ceil(Number(s.words) / 200),
      score: s => Number(s.minutes) * 7,
      rank: s => 100 - Number(s.score),
      headlineSize: s => Number(s.rank) + 1,
      front: s => Number(s.headlineSize) > 60 && Number(s.minutes) < 5,
      badge: s => `level ${(s.editor as { level: number }).level}`,
    },
    Person: { level: p => Math.floor(Number(p.years) / 4) },
  },
  operations: {
    'a chain of one step': '{ stories { minutes } }',
    'a chain of two steps': '{ stories { score } }',
    'a chain that comes back to where it began': '{ stories { rank } }',
    'the whole chain by its end': '{ stories { front } }',
    'the whole chain from another beginning': '{ top { front } }',
    'every link of the chain': '{ stories { words minutes score rank headlineSize front } }',
    'a requirement inside another entity': '{ stories { badge } top { badge editor { level name } } }',
    'the chain under the names of its links':
      '{ stories { words: front minutes: rank score: words rank: id headlineSize: minutes front: score } }',
    'the chain through a circle of entities':
      '{ people { level stories { rank badge editor { stories { front } name } } } }',
    'parts of the chain under conditions': {
      query:
        'query ($y: Boolean!, $n: Boolean!) { stories { score @skip(if: $y) minutes @include(if: $n) rank @include(if: $y) front @include(if: $n) words } }',
      variables: { y: true, n: false },
    },
  },
};
