import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Fields of another subgraph below one path, with other arguments or aliases for each type that stands there. */
export const typesOfOnePath: Suite = {
  name: 'several types below one path',
  subgraphs: {
    feed: `${FEDERATION}
      type Query { feed: [Item!]! first: Item latest: Node pages: [[Item!]!]! }
      union Item = Article | Video | Advert
      interface Node { id: ID! author: User }
      type Article implements Node { id: ID! author: User box: Box }
      type Video implements Node { id: ID! author: User box: Box }
      type Advert { id: ID! }
      type Box { owner: User items: [Item!] }
      type User @key(fields: "id") { id: ID! }`,
    users: `${FEDERATION}
      type User @key(fields: "id") { id: ID! name: String! avatar(size: Int!): String! team: Team }
      type Team @key(fields: "id") { id: ID! }`,
    teams: `${FEDERATION}
      type Team @key(fields: "id") { id: ID! label(upper: Boolean = false): String! }`,
  },
  data: () => ({
    User: [
      { id: 'u1', name: 'Ada', team: link('Team', 't1') },
      { id: 'u2', name: 'Bob', team: link('Team', 't1') },
    ],
    Team: [{ id: 't1' }],
    Article: [
      { id: 'a1', author: link('User', 'u1'), box: { owner: link('User', 'u2'), items: [link('Video', 'v1')] } },
      { id: 'a2', author: null, box: null },
    ],
    Video: [
      {
        id: 'v1',
        author: link('User', 'u1'),
        box: { owner: link('User', 'u1'), items: [link('Article', 'a1'), link('Video', 'v2')] },
      },
      { id: 'v2', author: link('User', 'u2'), box: null },
    ],
    Advert: [{ id: 'x1' }],
  }),
  fields: {
    Query: {
      feed: (_, __, world) => world.all('Article', 'Video', 'Advert'),
      first: () => link('Video', 'v1'),
      latest: () => link('Article', 'a1'),
      pages: (_, __, world) => [world.all('Video'), world.all('Article', 'Advert')],
    },
    User: { avatar: (user, { size }) => `${user.id}-${size}.png` },
    Team: { label: (team, { upper }) => (upper ? `TEAM ${team.id}` : `team ${team.id}`) },
  },
  operations: {
    'other arguments':
      '{ feed { ... on Article { author { avatar(size: 10) } } ... on Video { author { avatar(size: 99) } } } }',
    'an alias for another field':
      '{ feed { ... on Article { author { x: avatar(size: 10) } } ... on Video { author { x: name } } } }',
    'a variable for one of them': {
      query:
        'query ($size: Int!) { feed { ... on Article { author { avatar(size: $size) } } ... on Video { author { avatar(size: 1) name } } } }',
      variables: { size: 5 },
    },
    'a single object':
      '{ first { ... on Article { author { avatar(size: 10) } } ... on Video { author { avatar(size: 99) } } } }',
    'an interface with a field of its own beside':
      '{ latest { author { name } ... on Article { author { avatar(size: 1) } } ... on Video { author { avatar(size: 2) } } } }',
    'named fragments': `{ feed { ...A ...V } }
      fragment A on Article { author { ...Small } } fragment V on Video { author { ...Large } }
      fragment Small on User { avatar(size: 1) } fragment Large on User { avatar(size: 2) name }`,
    'two hops down': `{ feed { ... on Article { author { team { label } } } ... on Video { author { team { label(upper: true) } } } } }`,
    'below another object':
      '{ feed { ... on Article { box { owner { avatar(size: 3) } } } ... on Video { box { owner { avatar(size: 4) name } } } } }',
    'a type below a type': `{ feed { ... on Article { box { items { ... on Video { author { avatar(size: 5) } } ... on Article { author { avatar(size: 6) } } } } }
        ... on Video { box { items { ... on Video { author { avatar(size: 7) } } ... on Article { id author { avatar(size: 8) } } } } } } }`,
    'lists of lists':
      '{ pages { ... on Video { author { avatar(size: 1) } } ... on Article { author { avatar(size: 2) name } } ... on Advert { id } } }',
    'the same for all of them': {
      query: '{ feed { ... on Article { author { name } } ... on Video { author { name } } } }',
      atMostRepresentations: { users: 2 },
    },
    'the same field for two, more for one': {
      query: '{ feed { ... on Article { author { name } } ... on Video { author { name avatar(size: 2) } } } }',
    },
    'on a condition': {
      query:
        'query ($a: Boolean!) { feed { ... on Article @include(if: $a) { author { avatar(size: 10) } } ... on Video @skip(if: $a) { author { avatar(size: 99) } } } }',
      variables: { a: false },
    },
  },
};
