import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

export const requiresFragments: Suite = {
  name: '@requires with fragments on unions and interfaces',
  subgraphs: {
    content: `${FEDERATION}
      type Query { posts: [Post!]! }
      type Post @key(fields: "id") { id: ID! title: String! cover: Cover blocks: [Block!]! source: Source }
      union Cover = Photo | Clip
      type Photo { url: String! credit: Person! }
      type Clip { seconds: Int! credit: Person! }
      interface Block { chars: Int! }
      type Text implements Block { chars: Int! tone: String! }
      type Quote implements Block { chars: Int! speaker: Person! }
      interface Source { id: ID! }
      type Agency implements Source @key(fields: "id") { id: ID! agency: String! }
      type Reader implements Source @key(fields: "id") { id: ID! nick: String! }
      type Person @key(fields: "id") { id: ID! }`,
    layout: `${FEDERATION}
      type Query { lead: Post }
      type Post @key(fields: "id") { id: ID!
        cover: Cover @external blocks: [Block!]! @external source: Source @external
        height: Int! @requires(fields: "cover { ... on Photo { url } ... on Clip { seconds } }")
        length: String! @requires(fields: "blocks { chars ... on Text { tone } ... on Quote { speaker { id } } }")
        byline: String! @requires(fields: "source { id ... on Agency { agency } ... on Reader { nick } }")
        slot: Int! }
      union Cover = Photo | Clip
      type Photo @external { url: String! }
      type Clip @external { seconds: Int! }
      interface Block { chars: Int! }
      type Text implements Block @external { chars: Int! tone: String! }
      type Quote implements Block @external { chars: Int! speaker: Person! }
      interface Source { id: ID! }
      type Agency implements Source @key(fields: "id") { id: ID! agency: String! @external }
      type Reader implements Source @key(fields: "id") { id: ID! nick: String! @external }
      type Person @key(fields: "id", resolvable: false) { id: ID! }`,
    people: `${FEDERATION}
      type Person @key(fields: "id") { id: ID! name: String! }`,
  },
  data: () => ({
    Post: [
      {
        id: '1',
        title: 'One',
        slot: 1,
        cover: { __typename: 'Photo', url: '/one', credit: link('Person', 'a') },
        blocks: [
          { __typename: 'Text', chars: 5, tone: 'dry' },
          { __typename: 'Quote', chars: 7, speaker: link('Person', 'b') },
        ],
        source: link('Agency', 's1'),
      },
      {
        id: '2',
        title: 'Two',
        slot: 2,
        cover: { __typename: 'Clip', seconds: 33, credit: link('Person', 'b') },
        blocks: [],
        source: link('Reader', 's2'),
      },
      {
        id: '3',
        title: 'Three',
        slot: 0,
        cover: null,
        blocks: [{ __typename: 'Quote', chars: 2, speaker: link('Person', 'a') }],
        source: null,
      },
    ],
    Agency: [{ id: 's1', agency: 'Wire' }],
    Reader: [{ id: 's2', nick: 'moth' }],
    Person: [
      { id: 'a', name: 'Ara' },
      { id: 'b', name: 'Bora' },
    ],
  }),
  fields: {
    Query: { posts: (_, __, world) => world.all('Post'), lead: () => link('Post', '2') },
    Post: {
      height: p => {
        const cover = p.cover as { url?: string; seconds?: number } | null;
        return cover?.url ? cover.url.length : (cover?.seconds ?? 0);
      },
      length: p => {
        const blocks = p.blocks as { chars: number; tone?: string; speaker?: { id: string } }[];
        return blocks.map(block => `${block.chars}${block.tone ?? block.speaker?.id}`).join('+');
      },
      byline: p => {
        const source = p.source as { id: string; agency?: string; nick?: string } | null;
        return source ? `${source.id} ${source.agency ?? source.nick}` : 'own';
      },
    },
  },
  operations: {
    'a required union': '{ posts { height } }',
    'a required list of an interface': '{ posts { length } }',
    'a required interface of entities': '{ posts { byline } }',
    'all of them from the requiring subgraph': '{ lead { height length byline slot } }',
    'the union with other fields of it':
      '{ posts { height cover { __typename ... on Photo { credit { name } } ... on Clip { credit { id name } } } } }',
    'only one member of the union beside the requirement': '{ posts { cover { ... on Photo { url } } height } }',
    'another field under a required name':
      '{ posts { cover: title blocks { chars: __typename } source { id: __typename } height length byline } }',
    'aliases inside the fragments':
      '{ posts { height cover { ... on Photo { seconds: url } ... on Clip { url: seconds } } blocks { tone: chars ... on Quote { speaker { name id: name } } } length } }',
    'one of two requirements under a condition': {
      query:
        'query ($n: Boolean!) { posts { length height @skip(if: $n) } more: posts { length @skip(if: $n) byline } posts { length @skip(if: $n) } }',
      variables: { n: true },
    },
    'fragments under conditions': {
      query: `query ($n: Boolean!) { posts { height @skip(if: $n) cover { ... on Clip @include(if: $n) { seconds } } length blocks @include(if: $n) { chars } byline } }`,
      variables: { n: false },
    },
  },
};
