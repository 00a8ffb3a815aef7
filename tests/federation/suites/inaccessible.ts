import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

export const inaccessible: Suite = {
  name: '@inaccessible fields, types, arguments and enum values',
  subgraphs: {
    staff: `${FEDERATION}
      type Query { people(role: Role, secret: Boolean = true @inaccessible): [Person!]! hidden: Int @inaccessible vault: Vault @inaccessible }
      enum Role { REPORTER EDITOR SPY @inaccessible }
      type Person @key(fields: "uid") { uid: ID! @inaccessible name: String! role: Role salary: Int! @inaccessible desk: Desk }
      type Vault @inaccessible { code: String! }
      union Desk = Table | Booth
      type Table { size: Int! }
      type Booth @inaccessible { code: String! }
      input Filter { name: String secret: String @inaccessible }`,
    pay: `${FEDERATION}
      type Query { search(filter: Filter!): [Person!]! }
      input Filter { name: String secret: String @inaccessible }
      type Person @key(fields: "uid") { uid: ID! salary: Int! @external band: String! @requires(fields: "salary") }`,
  },
  data: () => ({
    Person: [
      { uid: '1', name: 'Noa', role: 'EDITOR', salary: 900, desk: { __typename: 'Table', size: 2 } },
      { uid: '2', name: 'Lee', role: 'REPORTER', salary: 100, desk: null },
    ],
  }),
  fields: {
    Query: {
      people: (_, { role }, world) => world.all('Person').filter(p => !role || p.role === role),
      hidden: () => 1,
      vault: () => ({ code: 'x' }),
      search: (_, { filter }, world) => world.all('Person').filter(p => (filter as { name?: string }).name === p.name),
    },
    Person: { band: p => (Number(p.salary) > 500 ? 'high' : 'low') },
  },
  operations: {
    'entities whose key is hidden': '{ people { name band } }',
    'an enum with a hidden value': '{ people(role: EDITOR) { role desk { __typename ... on Table { size } } } }',
    'an input with a hidden field': '{ search(filter: { name: "Lee" }) { band name role } }',
    'aliases with the names of hidden fields': '{ people { uid: name salary: band } }',
    'only types that are not hidden':
      '{ __type(name: "Person") { fields { name } } hidden: __type(name: "Vault") { name } }',
    'enum values that are not hidden': '{ __type(name: "Role") { enumValues { name } } }',
    'arguments that are not hidden': '{ __type(name: "Query") { fields { name args { name } } } }',
    'refuses a hidden field': { query: '{ people { salary } }', refused: {} },
    'refuses a hidden argument': { query: '{ people(secret: false) { name } }', refused: {} },
    'refuses a hidden enum value': { query: '{ people(role: SPY) { name } }', refused: {} },
    'refuses a hidden enum value in a variable': {
      query: 'query ($r: Role) { people(role: $r) { name } }',
      variables: { r: 'SPY' },
      refused: {},
    },
    'refuses a hidden input field': { query: '{ search(filter: { name: "Lee", secret: "x" }) { name } }', refused: {} },
  },
  values: { 'Query.search.filter': [{ name: 'Lee' }, { name: 'no one' }] },
};

/** A subgraph that answers with an enum value that clients must not see. */
export const inaccessibleValue: Suite = {
  name: 'an @inaccessible enum value in an answer',
  subgraphs: {
    staff: `${FEDERATION}
      type Query { people: [Person!]! lead: Person }
      enum Role { REPORTER SPY @inaccessible }
      type Person @key(fields: "id") { id: ID! role: Role sure: Role! roles: [Role] }`,
    names: `${FEDERATION} type Person @key(fields: "id") { id: ID! name: String! }`,
  },
  data: () => ({
    Person: [
      { id: '1', role: 'SPY', sure: 'REPORTER', roles: ['REPORTER', 'SPY'], name: 'Bond' },
      { id: '2', role: 'REPORTER', sure: 'SPY', roles: [], name: 'Hari' },
    ],
  }),
  fields: { Query: { people: (_, __, world) => world.all('Person'), lead: () => link('Person', '2') } },
  operations: {
    'null where the field may be null': { query: '{ people { name role } }', errors: 'as the monolith' },
    'null in a list': { query: '{ people { name roles } }', errors: 'as the monolith' },
    'a null parent where the field may not be null': { query: '{ lead { name sure } }', errors: 'as the monolith' },
  },
};
