import { FEDERATION, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

export const interfaceObject: Suite = {
  name: '@interfaceObject',
  subgraphs: {
    catalogue: `${FEDERATION}
      type Query { media: [Media!]! medium(id: ID!): Media books: [Book!]! shelf: [Item!]! }
      interface Media @key(fields: "id") { id: ID! title: String! }
      type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int! }
      type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int! sequel: Film }
      union Item = Book | Film`,
    reviews: `${FEDERATION}
      type Query { topRated: [Media!]! best: Media review(id: ID!): Review }
      type Media @interfaceObject @key(fields: "id") { id: ID! stars: Float! reviews: [Review!]! title: String! @external
        headline: String! @requires(fields: "title") }
      type Review @key(fields: "id") { id: ID! text: String! subject: Media! }`,
    loans: `${FEDERATION}
      type Query { borrowed: [Media] }
      type Media @interfaceObject @key(fields: "id") { id: ID! copies: Int! stars: Float! @external
        urgency: Float! @requires(fields: "stars") alike(first: Int = 1): [Media!]! }`,
    print: `${FEDERATION}
      type Book @key(fields: "id") { id: ID! binding: String! }`,
  },
  data: () => ({
    Book: [
      {
        id: 'b1',
        title: 'Alder',
        pages: 90,
        stars: 4.5,
        reviews: links('Review', 'r1', 'r2'),
        copies: 3,
        binding: 'cloth',
      },
      { id: 'b2', title: 'Birch', pages: 300, stars: 2, reviews: [], copies: 1, binding: 'paper' },
    ],
    Film: [
      {
        id: 'f1',
        title: 'Fog',
        minutes: 100,
        stars: 3,
        reviews: links('Review', 'r3'),
        copies: 2,
        sequel: link('Film', 'f2'),
      },
      { id: 'f2', title: 'Fog again', minutes: 80, stars: 1, reviews: [], copies: 9, sequel: null },
    ],
    Review: [
      { id: 'r1', text: 'Yes', subject: link('Book', 'b1') },
      { id: 'r2', text: 'No', subject: link('Book', 'b1') },
      { id: 'r3', text: 'Grey', subject: link('Film', 'f1') },
    ],
  }),
  fields: {
    Query: {
      media: (_, __, world) => world.all('Book', 'Film'),
      medium: (_, { id }, world) => world.find(['Book', 'Film'], { id }),
      books: (_, __, world) => world.all('Book'),
      shelf: (_, __, world) => world.all('Film', 'Book'),
      topRated: () => [link('Film', 'f1'), link('Book', 'b1')],
      best: () => link('Book', 'b1'),
      review: (_, { id }, world) => world.find('Review', { id }),
      borrowed: () => [link('Film', 'f2'), null, link('Book', 'b2'), link('Film', 'f2')],
    },
    Media: {
      headline: m => `On ${m.title}`,
      urgency: m => Number(m.stars) * 10,
      alike: (m, { first }, world) =>
        world
          .all('Book', 'Film')
          .filter(other => other.id !== m.id)
          .slice(0, Number(first)),
    },
  },
  operations: {
    'added fields on the interface': '{ media { title stars copies } }',
    'added fields on one implementation': '{ books { title stars binding copies } }',
    'added fields in a fragment': '{ media { ... on Film { minutes stars } ... on Book { copies } } }',
    'added fields through a union':
      '{ shelf { ... on Media { title stars } ... on Book { binding } ... on Film { copies } } }',
    'the true type from the side of the interface object': '{ topRated { __typename } best { __typename id } }',
    'the interface’s fields from the side of the interface object':
      '{ topRated { title stars } borrowed { title copies } }',
    'an implementation’s fields from the side of the interface object':
      '{ topRated { ... on Book { pages binding } ... on Film { minutes } } }',
    'only the interface object’s own fields': {
      query: '{ topRated { id stars } }',
      atMostRepresentations: { catalogue: 0 },
    },
    'one interface object to the other': '{ topRated { id copies urgency } borrowed { id stars } }',
    'a requirement of the interface’s field': '{ best { headline } media { headline } borrowed { headline } }',
    'a requirement of another interface object’s field':
      '{ media { urgency } topRated { urgency } borrowed { urgency } }',
    '__typename under other names':
      '{ topRated { kind: __typename id: __typename title } borrowed { __typename other: __typename ... on Film { t: __typename } } }',
    'other fields under the names id and __typename':
      '{ topRated { id: title __typename: stars copies } media { id: stars __typename: title copies } }',
    'added fields under the names of keys': '{ media { id: copies title: stars stars: title } }',
    'a circle through interface objects':
      '{ review(id: "r1") { subject { title reviews { subject { __typename copies ... on Book { binding } } } } } }',
    'an interface object’s list of the interface':
      '{ borrowed { alike(first: 2) { title __typename alike { title stars } } } }',
    'a field with different arguments': {
      query: 'query ($n: Int) { best { a: alike { id } b: alike(first: $n) { title } } }',
      variables: { n: 3 },
    },
    'fragments on the interface under conditions': {
      query:
        'query ($y: Boolean!) { topRated { ... on Media @include(if: $y) { title } ... on Film @skip(if: $y) { minutes } stars @skip(if: $y) copies } }',
      variables: { y: true },
    },
    'own fields by the true type, which is not asked':
      '{ topRated { ... on Film { reviews { text } } ... on Book { stars } } borrowed { ... on Film { copies } } }',
    'own fields by the true type, under conditions': {
      query:
        'query ($y: Boolean!, $n: Boolean!) { topRated { ... on Film { reviews @include(if: $y) { text } headline @include(if: $n) } ... on Book @skip(if: $n) { copies @include(if: $y) __typename @skip(if: $y) } } }',
      variables: { y: true, n: false },
    },
    'a fragment on a union of implementations':
      '{ topRated { ... on Item { __typename ... on Book { title } } } borrowed { copies ... on Item { ... on Film { minutes stars } } } }',
    'a fragment on a union under a condition': {
      query:
        'query ($n: Boolean!) { best { ... on Item @skip(if: $n) { __typename ... on Book { stars binding title } } } }',
      variables: { n: false },
    },
    'a requirement of one implementation under a condition': {
      query: 'query ($n: Boolean!) { topRated { ... on Book @skip(if: $n) { title headline } ... on Book { title } } }',
      variables: { n: false },
    },
    'named fragments on interface and implementation': `{ topRated { ...M ...B } media { ...B ...M } }
      fragment M on Media { id title stars } fragment B on Book { pages copies binding }`,
    'an implementation’s own reference': '{ media { ... on Film { sequel { title stars sequel { copies } } } } }',
  },
  values: {
    'Query.medium.id': ['b1', 'f2', 'none'],
    'Query.review.id': ['r1', 'r3'],
    'Media.alike.first': [0, 1, 3],
    'Book.alike.first': [2],
    'Film.alike.first': [2],
  },
};
