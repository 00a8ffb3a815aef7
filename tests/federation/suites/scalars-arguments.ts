import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

export const scalarsArguments: Suite = {
  name: 'custom scalars, numeric ids, default arguments and variables',
  subgraphs: {
    store: `${FEDERATION}
      scalar JSON @specifiedBy(url: "https://json.example")
      scalar Stamp
      type Query {
        docs: [Doc!]! doc(id: ID!): Doc
        echo(json: JSON, list: [JSON!], stamp: Stamp = 5, input: Deep): JSON
        sum(a: Int! = 1, b: Int = 2, c: [Int!] = [3, 4], d: Deep = { n: 5, deeper: { n: 6 } }): String!
      }
      input Deep { n: Int = 9 text: String = "x" flag: Boolean deeper: Deep many: [Deep!] json: JSON }
      type Doc @key(fields: "id") { id: ID! meta: JSON at: Stamp! ratio: Float! big: Float! whole: Int! size(unit: Unit = KB, round: Boolean! = true): Float! }
      enum Unit { B KB }`,
    extra: `${FEDERATION}
      scalar JSON
      scalar Stamp
      type Doc @key(fields: "id") { id: ID! meta: JSON @external labels: JSON! @requires(fields: "meta") first: JSON seen(since: Stamp = "then", ids: [ID!] = [1, "b"]): JSON }
      type Page @key(fields: "number") { number: Int! title: String! }
      type Query { pages: [Page!]! }`,
    pages: `${FEDERATION}
      type Page @key(fields: "number") { number: Int! words: Int! doc: Doc }
      type Doc @key(fields: "id", resolvable: false) { id: ID! }`,
  },
  data: () => ({
    Doc: [
      {
        id: 1,
        meta: { a: [1, { __typename: 'x', id: null }], constructor: { b: '' } },
        at: { y: 2024, tags: [] },
        ratio: 1,
        big: 1e21,
        whole: -0,
        bytes: 2500,
        first: [[], [{ nested: true }]],
      },
      { id: 2, meta: null, at: 0, ratio: 0.1, big: 12345678901234, whole: 2147483647, bytes: 10, first: false },
      { id: 'x-3', meta: 'text', at: '2024', ratio: -2.5, big: 0, whole: 0, bytes: 0, first: 0 },
    ],
    Page: [
      { number: 1, title: 'One', words: 10, doc: link('Doc', 2) },
      { number: 10, title: 'Ten', words: 20, doc: link('Doc', 'x-3') },
    ],
  }),
  fields: {
    Query: {
      docs: (_, __, world) => world.all('Doc'),
      doc: (_, { id }, world) => world.all('Doc').find(doc => String(doc.id) === id) ?? null,
      echo: (_, args) => ({ ...args }),
      sum: (_, args) => JSON.stringify(args),
      pages: (_, __, world) => world.all('Page'),
    },
    Doc: {
      size: (d, { unit, round }) => {
        const size = Number(d.bytes) / (unit === 'KB' ? 1000 : 1);
        return round ? Math.round(size) : size;
      },
      labels: d => ({ of: d.meta }),
      seen: (_, args) => ({ ...args }),
    },
  },
  operations: {
    'JSON values as they are': '{ docs { meta at first } }',
    'JSON values through a requirement': '{ docs { labels } }',
    'numbers as they are': '{ docs { ratio big whole id } }',
    'ids that are numbers': '{ docs { id first } doc(id: 1) { id labels } other: doc(id: "2") { first } }',
    'keys that are integers': '{ pages { words title number doc { id } } }',
    'ids that are numbers through references': '{ pages { doc { ratio labels first } } }',
    'default arguments': '{ sum docs { size seen } }',
    'given arguments beside defaults':
      '{ sum(a: 7, b: null, c: 8) docs { size(unit: B) s: size(round: false) seen(since: 7, ids: 3) } }',
    'JSON literals': '{ echo(json: { a: [1, 2.5, "x", true, null, E], b: { c: {} } }, list: [1, [2]]) }',
    'JSON variables': {
      query:
        'query ($j: JSON, $l: [JSON!], $s: Stamp) { echo(json: $j, list: $l, stamp: $s) docs { seen(since: $s) } }',
      variables: { j: { a: [1, { b: null }], __typename: 'q', constructor: 1 }, l: [0, '', false], s: null },
    },
    'variables inside JSON literals': {
      query:
        'query ($j: JSON, $n: Int) { echo(json: { a: $j, b: [$n, { c: $n }] }, input: { json: { d: $j }, n: $n }) }',
      variables: { j: { x: 1 }, n: 4 },
    },
    'defaults of input objects': {
      query:
        'query ($d: Deep) { given: sum(d: $d) none: sum(d: {}) nested: sum(d: { deeper: {}, many: [{}, { n: null }] }) echo(input: $d) }',
      variables: { d: { deeper: { deeper: { flag: false } }, many: [] } },
    },
    'absent variables take the argument’s default': {
      query:
        'query ($a: Int = 20, $b: Int, $c: [Int!], $d: Deep) { sum(a: $a, b: $b, c: $c, d: $d) docs { size(unit: B) } }',
    },
    'null and default variables': {
      query:
        'query ($a: Int! = 5, $b: Int = 6, $u: Unit = B) { sum(a: $a, b: $b, c: null) docs { size(unit: $u) first } }',
      variables: { b: null },
    },
    'deep variables in lists of input objects': {
      query:
        'query ($n: Int, $t: String!, $m: [Deep!]) { echo(input: { many: [{ n: $n }, { text: $t, deeper: { many: $m } }] }) }',
      variables: { n: 1, t: 'q"\\\n\u2028', m: [{ n: 2 }, { many: [{ text: null }] }] },
    },
    'a single value coerced to a list': {
      query: 'query ($c: [Int!]) { sum(c: $c) echo(list: 1) }',
      variables: { c: 4 },
    },
    'one variable in both subgraphs': {
      query: 'query ($j: Stamp, $i: [ID!]) { echo(stamp: $j) docs { seen(since: $j, ids: $i) id: whole } }',
      variables: { j: [1, { k: 2 }], i: [1, 'z'] },
    },
    'block strings and unicode': '{ echo(json: """a "quoted"\n  line\\n""", list: ["\\u00e9\\t", "한글 😀"]) }',
    'refuses a wrong variable': { query: 'query ($a: Int!) { sum(a: $a) }', variables: { a: 'x' }, refused: {} },
    'refuses an integer that is too large': {
      query: 'query ($a: Int!) { sum(a: $a) }',
      variables: { a: 2147483648 },
      refused: {},
    },
  },
  values: {
    'Query.doc.id': ['1', 2, 'x-3', 'none'],
    JSON: [{ a: 1 }, [1, 'b', null], 'text', 0, true],
    Stamp: [5, { y: 1 }],
    Deep: [{}, { n: null }, { text: 'q', deeper: { flag: true } }, { many: [{ n: 1 }, {}] }],
  },
};
