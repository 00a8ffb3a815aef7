import { FEDERATION, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

const types = ['Reader', 'Topic', 'Letter'];

/** Global ids: each subgraph serves `node` for the types it knows, one of them for all. */
export const nodeInterface: Suite = {
  name: 'the Node interface and global ids',
  subgraphs: {
    gate: `${FEDERATION}
      type Query { node(id: ID!): Node nodes(ids: [ID!]!): [Node]! }
      interface Node { id: ID! }
      type Reader implements Node @key(fields: "id") { id: ID! }
      type Topic implements Node @key(fields: "id") { id: ID! }
      type Letter implements Node @key(fields: "id") { id: ID! }`,
    readers: `${FEDERATION}
      interface Node { id: ID! }
      type Query { me: Reader! }
      type Reader implements Node @key(fields: "id") { id: ID! name: String! follows: [Topic!]! letters: [Letter!]! }
      type Topic implements Node @key(fields: "id") { id: ID! followers: [Reader!]! }
      type Letter implements Node @key(fields: "id", resolvable: false) { id: ID! }`,
    letters: `${FEDERATION}
      interface Node { id: ID! }
      interface Titled { title: String! }
      type Letter implements Node & Titled @key(fields: "id") { id: ID! title: String! from: Reader! about: Node }
      type Topic implements Node & Titled @key(fields: "id") { id: ID! title: String! }
      type Reader implements Node @key(fields: "id") { id: ID! }`,
  },
  data: () => ({
    Reader: [
      { id: 'R1', name: 'Ian', follows: links('Topic', 'T1'), letters: links('Letter', 'L1', 'L2') },
      { id: 'R2', name: 'Mo', follows: [], letters: [] },
    ],
    Topic: [{ id: 'T1', followers: links('Reader', 'R1'), title: 'Harbour' }],
    Letter: [
      { id: 'L1', title: 'Dear editor', from: link('Reader', 'R1'), about: link('Topic', 'T1') },
      { id: 'L2', title: 'Again', from: link('Reader', 'R1'), about: link('Letter', 'L1') },
    ],
  }),
  fields: {
    Query: {
      node: (_, { id }, world) => world.find(types, { id }),
      nodes: (_, { ids }, world) => (ids as unknown[]).map(id => world.find(types, { id })),
      me: () => link('Reader', 'R1'),
    },
  },
  operations: {
    'a node of each type':
      '{ r: node(id: "R1") { id __typename ... on Reader { name } } t: node(id: "T1") { ... on Topic { title followers { name } } } none: node(id: "X") { id } }',
    'many nodes': {
      query:
        'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Reader { name letters { title } } ... on Titled { title } ... on Letter { from { name } about { id ... on Titled { title } } } } }',
      variables: { ids: ['L2', 'R2', 'nope', 'T1', 'L1', 'L2'] },
    },
    'nodes below nodes':
      '{ me { letters { about { __typename ... on Letter { about { ... on Topic { title followers { letters { title } } } } } } } } }',
    'a node of a type that is not asked': '{ node(id: "R1") { ... on Letter { title } } }',
    'a node by a fragment on another interface only':
      '{ node(id: "T1") { ... on Titled { title } } other: node(id: "R1") { ... on Titled { title } } }',
    'nodes with ids under other names':
      '{ nodes(ids: ["R1", "L1"]) { id: __typename key: id ... on Reader { name } ... on Letter { title } } }',
    'nodes with ids under other names in members':
      '{ nodes(ids: ["L1", "T1"]) { ... on Letter { id: title title: id from { id: name } } ... on Topic { id: title title: id followers { name } } } }',
    'nodes under conditions': {
      query:
        'query ($y: Boolean!) { nodes(ids: ["R1", "T1"]) { ... on Node @skip(if: $y) { id } ... on Reader @include(if: $y) { name } ... on Topic { followers @skip(if: $y) { name } title } } }',
      variables: { y: true },
    },
  },
  values: {
    'Query.node.id': ['R1', 'T1', 'L1', 'none'],
    'Query.nodes.ids': [['R1', 'R2'], ['T1', 'L2', 'none', 'T1'], []],
  },
};
