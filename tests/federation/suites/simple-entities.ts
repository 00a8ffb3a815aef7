import { FEDERATION, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

export const simpleEntities: Suite = {
  name: 'entities both ways',
  subgraphs: {
    articles: `${FEDERATION}
      type Query { article(id: ID!): Article articles: [Article!]! }
      type Article @key(fields: "id") { id: ID! headline: String! section: String author: Author! }
      type Author @key(fields: "id") { id: ID! articles: [Article!]! }`,
    authors: `${FEDERATION}
      type Query { author(id: ID!): Author authors: [Author!]! }
      type Author @key(fields: "id") { id: ID! name: String! email: String }
      type Article @key(fields: "id") { id: ID! readingMinutes: Int! }`,
  },
  data: () => ({
    Article: [
      { id: 'n1', headline: 'Ferry resumes', section: 'local', author: link('Author', 'w1'), readingMinutes: 3 },
      { id: 'n2', headline: 'Rain by noon', section: null, author: link('Author', 'w2'), readingMinutes: 1 },
      { id: 'n3', headline: 'Library reopens', section: 'culture', author: link('Author', 'w1'), readingMinutes: 7 },
    ],
    Author: [
      { id: 'w1', name: 'Hana', email: 'hana@news.example', articles: links('Article', 'n1', 'n3') },
      { id: 'w2', name: 'Jun', email: null, articles: links('Article', 'n2') },
    ],
  }),
  fields: {
    Query: {
      article: (_, { id }, world) => world.find('Article', { id }),
      articles: (_, __, world) => world.all('Article'),
      author: (_, { id }, world) => world.find('Author', { id }),
      authors: (_, __, world) => world.all('Author'),
    },
  },
  operations: {
    'fields of one entity from both subgraphs': '{ article(id: "n1") { id headline readingMinutes } }',
    'an unknown entity with null': '{ article(id: "none") { id readingMinutes author { name } } }',
    'a circle of entities':
      '{ authors { name articles { headline author { name email articles { readingMinutes author { email } } } } } }',
    'without the key': '{ articles { author { name } readingMinutes } }',
    'another field under the key’s name': '{ articles { id: headline real: id readingMinutes author { id: name } } }',
    'another field under the key’s name, without the key': '{ articles { id: section readingMinutes } }',
    'another field under the name __typename':
      '{ articles { __typename: headline readingMinutes author { __typename: email name } } }',
    '__typename under other names':
      '{ articles { kind: __typename id: __typename author { name: __typename email } } }',
    'root fields under aliases that are names of other fields':
      '{ articles: authors { id: name name: id } authors: articles { id author: readingMinutes readingMinutes: author { name } } }',
    'one field twice with different arguments':
      '{ a: article(id: "n1") { readingMinutes author { name } } b: article(id: "n2") { headline readingMinutes } }',
    'one field named twice with different selections':
      '{ articles { author { id } headline } articles { author { name email } readingMinutes } }',
    '@include on the key': {
      query:
        'query ($yes: Boolean!) { articles { id @include(if: $yes) readingMinutes author { id @include(if: $yes) name } } }',
      variables: { yes: false },
    },
    '@skip on the entity': {
      query:
        'query ($no: Boolean!) { articles { headline author @skip(if: $no) { name } readingMinutes @skip(if: $no) } }',
      variables: { no: true },
    },
    '@include on a fragment over the border': {
      query: `query ($yes: Boolean!, $no: Boolean! = false) {
        articles { id ... @include(if: $yes) { readingMinutes author { ...W @skip(if: $no) email } } } }
        fragment W on Author { name articles { headline } }`,
      variables: { yes: true },
    },
    'a condition that differs for the same field': {
      query: `query ($a: Boolean!, $b: Boolean!) {
        articles { readingMinutes @include(if: $a) readingMinutes @include(if: $b) author @include(if: $a) { name } author @include(if: $b) { email } } }`,
      variables: { a: false, b: true },
    },
    '@skip and @include together': {
      query: 'query ($a: Boolean!, $b: Boolean!) { articles { id readingMinutes @skip(if: $a) @include(if: $b) } }',
      variables: { a: false, b: true },
    },
    'nothing of the root field that is skipped': {
      query: 'query ($no: Boolean!) { articles @include(if: $no) { readingMinutes } authors { name } }',
      variables: { no: false },
    },
    'nothing at all': {
      query: 'query ($no: Boolean!) { articles @include(if: $no) { readingMinutes } }',
      variables: { no: false },
    },
    'literal conditions':
      '{ articles { id @skip(if: true) readingMinutes @include(if: true) author @include(if: false) { name } headline } }',
    'nested named fragments': `{ articles { ...A } }
      fragment A on Article { author { ...B } ...C } fragment B on Author { name } fragment C on Article { readingMinutes }`,
    'only __typename': '{ __typename articles { __typename author { __typename } } }',
    'a fragment on the root': '{ ...R } fragment R on Query { articles { id } ... on Query { authors { name } } }',
  },
  values: { 'Query.article.id': ['n1', 'n2', 'none'], 'Query.author.id': ['w1', 'w2', 'none'] },
};
