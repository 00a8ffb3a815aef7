import { FEDERATION, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

export const listsOfLists: Suite = {
  name: 'lists of lists',
  subgraphs: {
    board: `${FEDERATION}
      type Query { board: [[Card!]!]! sparse: [[Card]] cube: [[[Card]!]]! cells: [[Cell!]]! mixed: [[Thing!]!]! }
      type Card @key(fields: "id") { id: ID! neighbours: [[Card!]!]! }
      type Cell { x: Int! card: Card here: [[Int]]! }
      union Thing = Card | Pawn
      type Pawn @key(fields: "id") { id: ID! }`,
    cards: `${FEDERATION}
      type Card @key(fields: "id") { id: ID! name: String! tags: [[String!]!] score: Int! @requires(fields: "neighbours { id }") neighbours: [[Card!]!]! @external }
      type Pawn @key(fields: "id") { id: ID! moves: [[Int!]!]! }`,
  },
  data: () => ({
    Card: [
      { id: '1', name: 'ace', tags: [['a'], []], neighbours: [links('Card', '2'), []] },
      { id: '2', name: 'two', tags: null, neighbours: [links('Card', '1', '3')] },
      { id: '3', name: 'three', tags: [], neighbours: [] },
    ],
    Pawn: [{ id: 'p', moves: [[1, 2], [3]] }],
  }),
  fields: {
    Query: {
      board: () => [links('Card', '1', '2'), [], links('Card', '3', '1')],
      sparse: () => [[link('Card', '2'), null], null, [], [null, link('Card', '2')]],
      cube: () => [[links('Card', '1'), []], null, [[null, link('Card', '3')]]],
      cells: () => [
        [{ x: 1, card: link('Card', '3'), here: [[1, null], null] }],
        null,
        [{ x: 2, card: null, here: [] }],
      ],
      mixed: () => [[link('Card', '1'), link('Pawn', 'p')], [link('Pawn', 'p')]],
    },
    Card: { score: c => (c.neighbours as unknown[][]).reduce((sum, row) => sum + row.length, 0) },
  },
  operations: {
    'entities in a list of lists': '{ board { name } }',
    'nulls in a list of lists': '{ sparse { name id } }',
    'three levels': '{ cube { name tags } }',
    'value objects with entities': '{ cells { x here card { name neighbours { name tags } } } }',
    'a union in a list of lists': '{ mixed { __typename ... on Card { name } ... on Pawn { moves } } }',
    'a required list of lists': '{ board { score } sparse { score neighbours { score } } }',
    'keys under other names': '{ board { id: name name: id neighbours { id: __typename name } score } }',
    'lists under conditions': {
      query:
        'query ($y: Boolean!) { board { name @skip(if: $y) score neighbours @skip(if: $y) { id } } sparse @include(if: $y) { name } }',
      variables: { y: true },
    },
  },
};
