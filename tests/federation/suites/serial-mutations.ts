import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** What a mutation selects is read before the next one begins, in whichever subgraph. */
export const serialMutations: Suite = {
  name: 'entities of mutations in series',
  subgraphs: {
    names: `${FEDERATION}
      type Query { thing: Thing }
      type Mutation { rename(name: String!): Thing renameAll(name: String!): [Thing!]! node(name: String!): Node ping: Int! step(n: Int!): Int! }
      interface Node { id: ID! }
      type Thing implements Node @key(fields: "id") { id: ID! name: String! }`,
    steps: `${FEDERATION}
      type Mutation { advance(n: Int!): Thing }
      type Thing @key(fields: "id") { id: ID! seen: Int! owner: Owner }
      type Owner @key(fields: "id") { id: ID! }`,
    owners: `${FEDERATION}
      type Owner @key(fields: "id") { id: ID! steps: Int! label(prefix: String): String! }
      type Thing @key(fields: "id") { id: ID! name: String! @external said: String! @requires(fields: "name") }`,
  },
  data: () => ({
    Thing: [
      { id: 't', name: 'first', seen: 0 },
      { id: 'u', name: 'other', seen: 0 },
    ],
    Owner: [{ id: 'o', steps: 0 }],
  }),
  fields: {
    Query: { thing: () => link('Thing', { id: 't' }) },
    Mutation: {
      rename: (_, { name }, world) => Object.assign(world.find('Thing', { id: 't' })!, { name }),
      renameAll: (_, { name }, world) => world.all('Thing').map(thing => Object.assign(thing, { name })),
      node: (_, { name }, world) => ({
        ...Object.assign(world.find('Thing', { id: 'u' })!, { name }),
        __typename: 'Thing',
      }),
      ping: () => 1,
      step: (_, { n }, world) => {
        for (const thing of world.all('Thing')) thing.seen = n;
        for (const owner of world.all('Owner')) owner.steps = n;
        return n;
      },
      advance: (_, { n }, world) => {
        for (const owner of world.all('Owner')) owner.steps = Number(owner.steps) + Number(n);
        return Object.assign(world.find('Thing', { id: 't' })!, { seen: n });
      },
    },
    Thing: { owner: () => link('Owner', { id: 'o' }), said: thing => `said ${thing.name}` },
    Owner: { label: (owner, { prefix }) => `${prefix ?? ''}${owner.steps}` },
  },
  operations: {
    'an entity of the first before the second':
      'mutation { a: rename(name: "x") { seen } b: step(n: 9) c: rename(name: "y") { seen } }',
    'two hops down':
      'mutation { a: rename(name: "x") { owner { steps } } step(n: 3) b: rename(name: "y") { owner { steps } } }',
    'in lists and below an interface':
      'mutation { a: renameAll(name: "x") { seen } step(n: 4) b: node(name: "z") { id ... on Thing { seen name } } s: step(n: 5) c: node(name: "w") { ... on Thing { seen } } }',
    'with what an entity requires':
      'mutation { a: rename(name: "x") { said } b: rename(name: "y") { said name } c: renameAll(name: "z") { said } }',
    'in fragments, and one response name twice':
      'mutation { ...A b: step(n: 2) ...B } fragment A on Mutation { a: rename(name: "x") { seen } } fragment B on Mutation { c: rename(name: "y") { ...T } a: rename(name: "x") { owner { label(prefix: "#") } } } fragment T on Thing { seen owner { steps } }',
    'under conditions': {
      query:
        'mutation ($y: Boolean!, $n: Boolean!) { ... @include(if: $y) { a: rename(name: "x") { seen } } b: step(n: 2) @skip(if: $n) d: step(n: 8) @skip(if: $y) c: rename(name: "y") { seen } }',
      variables: { y: true, n: false },
    },
    'with variables of their own': {
      query:
        'mutation ($a: String!, $b: Int!, $c: String!, $p: String) { a: rename(name: $a) { name owner { label(prefix: $p) } } step(n: $b) b: rename(name: $c) { name owner { label } } }',
      variables: { a: 'one', b: 7, c: 'two', p: '>' },
    },
    'neighbours without entities':
      'mutation { a: step(n: 1) b: step(n: 2) p: ping q: ping c: rename(name: "x") { seen } r: ping d: advance(n: 4) { name owner { steps } } f: advance(n: 40) { owner { steps } } e: step(n: 60) }',
  },
};
