import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

export const introspection: Suite = {
  name: 'introspection, descriptions and several operations in one document',
  subgraphs: {
    press: `${FEDERATION}
      """
      A paper.
      Of several lines with "quotes".
      """
      type Paper @key(fields: "id") @tag(name: "public") {
        "The key." id: ID!
        old: String @deprecated(reason: "Use **name**.")
        name(
          "In which language." lang: Lang = KO
          short: Boolean = false @deprecated
        ): String! @tag(name: "public")
        owner: Owner
      }
      "A language." enum Lang { "Korean" KO EN @deprecated(reason: "no") }
      type Owner @key(fields: "id") { id: ID! }
      "What can be read." type Query { papers: [Paper!]! "Only one." paper(id: ID!): Paper @deprecated }
      type Mutation { rename(id: ID!, name: String!): Paper }`,
    owners: `${FEDERATION}
      "Who owns." type Owner @key(fields: "id") { id: ID! name: String! papers: [Paper!]! }
      type Paper @key(fields: "id") { id: ID! sold: Int! }
      interface Named { "A name." name: String! }
      type Query { owner(filter: OwnerFilter): Owner }
      "Which owner." input OwnerFilter { "By id." id: ID = "o1" old: Int @deprecated(reason: "gone") }`,
  },
  data: () => ({
    Paper: [
      { id: '1', old: null, title: 'Tide', owner: link('Owner', 'o1'), sold: 10 },
      { id: '2', old: 'x', title: 'Shore', owner: null, sold: 2 },
    ],
    Owner: [{ id: 'o1', name: 'Kim', papers: [link('Paper', '1')] }],
  }),
  fields: {
    Query: {
      papers: (_, __, world) => world.all('Paper'),
      paper: (_, { id }, world) => world.find('Paper', { id }),
      owner: (_, { filter }, world) =>
        world.find('Owner', { id: (filter as { id?: unknown } | undefined)?.id ?? 'o1' }),
    },
    Mutation: { rename: (_, { id, name }, world) => Object.assign(world.find('Paper', { id })!, { title: name }) },
    Paper: { name: (p, { lang, short }) => `${lang}:${short ? String(p.title).slice(0, 1) : p.title}` },
  },
  operations: {
    'introspection beside data':
      '{ __schema { queryType { name description } mutationType { name } subscriptionType { name } } papers { sold name } }',
    'introspection between data with aliases':
      '{ a: __typename t: __type(name: "Paper") { kind name description } papers: __typename x: papers { __typename: name sold } }',
    'fields, arguments and deprecations': `{ __type(name: "Paper") { fields(includeDeprecated: true) { name description isDeprecated deprecationReason
      args(includeDeprecated: true) { name description defaultValue isDeprecated type { kind name ofType { name } } } type { kind name ofType { kind name } } } } }`,
    'only fields that are not deprecated':
      '{ __type(name: "Paper") { fields { name args { name } } } query: __type(name: "Query") { fields { name } } }',
    'enums and inputs':
      '{ e: __type(name: "Lang") { enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } } i: __type(name: "OwnerFilter") { inputFields(includeDeprecated: true) { name defaultValue description isDeprecated } } }',
    'a type that does not exist': '{ __type(name: "Nothing") { name } papers { id } }',
    'no federation types':
      '{ any: __type(name: "_Any") { name } entity: __type(name: "_Entity") { name } service: __type(name: "_Service") { name } graph: __type(name: "join__Graph") { name } }',
    'introspection by a variable and a fragment': {
      query:
        'query ($n: String!, $y: Boolean!) { __type(name: $n) { ...T fields @include(if: $y) { type { ...T } } } papers @skip(if: $y) { id } } fragment T on __Type { kind name }',
      variables: { n: 'Owner', y: true },
    },
    'introspection in a fragment on the root':
      '{ ...Q } fragment Q on Query { __type(name: "Named") { possibleTypes { name } fields { name description } } owner { papers { sold } } }',
    '__typename in a mutation': 'mutation { __typename rename(id: "1", name: "New") { name sold } other: __typename }',
    'one of several operations': {
      query:
        'query A { papers { name } } query B($id: ID!) { paper(id: $id) { sold ...F } } mutation C { rename(id: "2", name: "No") { name } } fragment F on Paper { owner { name } name }',
      operationName: 'B',
      variables: { id: '1' },
    },
    'another of several operations': {
      query: 'query A { papers { name(lang: EN) } } query B { papers { name(short: true) sold } }',
      operationName: 'A',
    },
    'the only operation without its name': { query: 'query Only { papers { sold } }' },
    'the only operation by its name': { query: 'query Only { papers { sold } }', operationName: 'Only' },
    'refuses an unknown operation name': {
      query: 'query A { papers { id } } query B { papers { id } }',
      operationName: 'C',
      refused: {},
    },
    'refuses several operations without a name': {
      query: 'query A { papers { id } } query B { papers { id } }',
      refused: {},
    },
    'refuses an unknown field': { query: '{ papers { unknown } }', refused: {} },
    'refuses federation’s own fields': { query: '{ _service { sdl } }', refused: {} },
  },
  values: { 'Query.paper.id': ['1', '2', 'none'], OwnerFilter: [{}, { id: 'o1' }, { id: 'none' }] },
};
