import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Keys that are nested, of another subgraph, or no fields at all; and names that the planner has of its own. */
export const nestedKeys: Suite = {
  name: 'a nested key of a third subgraph',
  subgraphs: {
    front: `${FEDERATION}
      type Query { docs: [Doc!]! }
      type Doc @key(fields: "sub { id1 }") { sub: Sub! title: String! }
      type Sub @key(fields: "id1") { id1: ID! }`,
    map: `${FEDERATION}
      type Sub @key(fields: "id1") @key(fields: "id2") { id1: ID! id2: ID! }`,
    money: `${FEDERATION}
      type Doc @key(fields: "sub { id2 }") {
        sub: Sub! total: Int! tax: Int @external net(plus: Int = 0): Int @requires(fields: "tax") bill: Bill @requires(fields: "tax")
        bills: [Bill!]! @requires(fields: "tax")
      }
      type Bill { sum: Int! payer: Payer doc: Doc }
      type Payer @key(fields: "id") { id: ID! }
      type Sub @key(fields: "id2") { id2: ID! }`,
    taxes: `${FEDERATION}
      type Doc @key(fields: "sub { id2 }") { sub: Sub! tax: Int }
      type Payer @key(fields: "id") { id: ID! name: String! }
      type Sub @key(fields: "id2") { id2: ID! }`,
  },
  data: () => ({
    Doc: [
      { sub: link('Sub', { id1: 'a' }), title: 'A', total: 10, tax: 2 },
      { sub: link('Sub', { id1: 'b' }), title: 'B', total: 7, tax: 1 },
    ],
    Payer: [{ id: 'p', name: 'Ada' }],
    Sub: [
      { id1: 'a', id2: 'x' },
      { id1: 'b', id2: 'y' },
    ],
  }),
  fields: {
    Query: { docs: (_, __, world) => world.all('Doc') },
    Doc: {
      net: ({ tax }, { plus }) => 100 - Number(tax) + Number(plus),
      bill: ({ tax }) => ({ sum: 7 * Number(tax), payer: link('Payer', 'p'), doc: link('Doc', { title: 'A' }) }),
      bills: ({ tax }) => [{ sum: Number(tax), payer: null, doc: null }],
    },
  },
  operations: {
    'fields of the last one': '{ docs { tax total } }',
    'a required field': '{ docs { net } }',
    'both of them': '{ docs { title net tax total } }',
    'aliases of a required field': '{ docs { net a: net(plus: 2) b: net(plus: 3) c: net } }',
    'a required field with a variable': {
      query: 'query ($plus: Int) { docs { net(plus: $plus) title } }',
      variables: { plus: 5 },
    },
    'an object with requirements': '{ docs { bill { sum } } }',
    'an object with requirements that leads on':
      '{ docs { bill { sum payer { name } } bills { sum payer { id } } net } }',
    'an object with requirements that leads back': '{ docs { title bill { doc { title net bill { sum } } } } }',
    'the nested keys too': '{ docs { sub { id1 id2 } net } }',
  },
};

export const typenameKey: Suite = {
  name: '@key(fields: "__typename")',
  subgraphs: {
    a: `${FEDERATION} type Query { entry: Entry } type Entry @key(fields: "__typename") { sku: String! }`,
    b: `${FEDERATION} type Entry @key(fields: "__typename") { rating: Rating! } type Rating { score: Int! }`,
  },
  data: () => ({ Entry: [{ sku: 's', rating: link('Rating', 'r') }], Rating: [{ id: 'r', score: 5 }] }),
  fields: { Query: { entry: (_, __, world) => world.all('Entry')[0] } },
  operations: {
    'fields of both': '{ entry { sku rating { score } } }',
    'fields of the other alone': '{ entry { rating { score } } }',
  },
};

export const plannersNames: Suite = {
  name: 'names that the planner has of its own',
  subgraphs: {
    words: `${FEDERATION}
      type Query { echo(text: String, representations: String): String word: Word }
      type Word @key(fields: "id") { id: ID! }`,
    more: `${FEDERATION} type Word @key(fields: "id") { id: ID! echo(text: String): String }`,
  },
  data: () => ({ Word: [{ id: 'w' }] }),
  fields: {
    Query: {
      echo: (_, { text, representations }) => `${text ?? ''}/${representations ?? ''}`,
      word: () => link('Word', 'w'),
    },
    Word: { echo: (_, { text }) => text ?? 'nothing' },
  },
  operations: {
    'a variable called representations': {
      query: 'query ($representations: String) { echo(text: $representations) }',
      variables: { representations: 'mine' },
    },
    'the same in an entity fetch': {
      query: 'query ($representations: String) { word { echo(text: $representations) } }',
      variables: { representations: 'mine' },
    },
    'both, with an argument of that name': {
      query:
        'query ($representations: String) { echo(representations: $representations) word { id echo(text: $representations) } }',
      variables: { representations: 'mine' },
    },
    'with a default value': 'query ($representations: String = "mine") { word { echo(text: $representations) } }',
    'variables called as the names of the engine': {
      query: `query ($_ng: String, $_ng_representations: String, $representations: String, $contextualArgument_1_0: String) {
        a: echo(text: $_ng_representations, representations: $representations) b: echo(text: $_ng)
        word { id c: echo(text: $contextualArgument_1_0) echo(text: $_ng_representations) } }`,
      variables: { _ng: '1', _ng_representations: '2', representations: '3', contextualArgument_1_0: '4' },
    },
    'a condition called representations': {
      query: 'query ($representations: Boolean!) { word { id echo @include(if: $representations) } }',
      variables: { representations: true },
    },
    'aliases called as the names of the planner': {
      query: `query _entities { _entities: word { representations: id _service: echo(text: "x") _0: echo name__alias_0: id } }`,
      operationName: '_entities',
    },
    'fragments called as the names of the planner': `query ($representations: String) { word { ...representations ..._generated_onWord1_0 } }
      fragment representations on Word { echo(text: $representations) } fragment _generated_onWord1_0 on Word { id }`,
  },
};
