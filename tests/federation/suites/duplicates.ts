import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

export const duplicates: Suite = {
  name: 'one entity many times',
  subgraphs: {
    feed: `${FEDERATION}
      type Query { feed: [Post!]! pinned: Post! authors: [Author!]! matrix: [[Author!]!]! }
      type Post @key(fields: "id") { id: ID! author: Author! tags: [Tag!]! }
      type Author @key(fields: "id") { id: ID! }
      type Tag @key(fields: "scope { name } word") { word: String! scope: Scope! }
      type Scope @shareable { name: String! }`,
    authors: `${FEDERATION}
      type Author @key(fields: "id") { id: ID! name: String! team: Team! }
      type Team @key(fields: "id") { id: ID! }`,
    teams: `${FEDERATION}
      type Team @key(fields: "id") { id: ID! label: String! size(of: String): Int! }
      type Tag @key(fields: "word scope { name }") { word: String! scope: Scope! uses: Int! }
      type Scope @shareable { name: String! }`,
  },
  data: () => ({
    Post: Array.from({ length: 100 }, (_, i) => ({
      id: `p${i}`,
      author: link('Author', `a${i % 3}`),
      tags: [link('Tag', { word: i % 2 ? 'odd' : 'even' }), link('Tag', { word: 'all' })],
    })),
    Author: [0, 1, 2].map(i => ({ id: `a${i}`, name: `Author ${i}`, team: link('Team', i === 2 ? 't1' : 't0') })),
    Team: [
      { id: 't0', label: 'Desk' },
      { id: 't1', label: 'Field' },
    ],
    Tag: ['odd', 'even', 'all'].map(word => ({ word, scope: { name: 's' }, uses: word.length })),
  }),
  fields: {
    Query: {
      feed: (_, __, world) => world.all('Post'),
      pinned: () => link('Post', 'p7'),
      authors: () => Array.from({ length: 100 }, () => link('Author', 'a1')),
      matrix: () => Array.from({ length: 10 }, () => [link('Author', 'a0'), link('Author', 'a2')]),
    },
    Team: { size: (t, { of }) => String(t.label).length + String(of ?? '').length },
  },
  operations: {
    'a hundred times one entity': { query: '{ authors { name } }', atMostRepresentations: { authors: 1 } },
    'a hundred posts of three authors': {
      query: '{ feed { author { name } } }',
      atMostRepresentations: { authors: 3 },
    },
    'entities of entities': {
      query: '{ feed { author { name team { label } } } }',
      atMostRepresentations: { authors: 3, teams: 2 },
    },
    'compound keys': { query: '{ feed { tags { uses } } }', atMostRepresentations: { teams: 3 } },
    'lists of lists': { query: '{ matrix { name team { label } } }', atMostRepresentations: { authors: 2, teams: 2 } },
    'the same entity with other arguments':
      '{ feed { author { team { a: size b: size(of: "xyz") label } } } pinned { author { team { a: size(of: "q") } } } }',
    'the same entity at several places':
      '{ authors { id team { id } } feed { author { id: name team { size: label } } } pinned { author { name } tags { word: uses } } }',
  },
};
