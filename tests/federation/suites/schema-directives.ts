import { FEDERATION, type Suite } from '../suite.ts';

/** Directives that a gateway must accept, whether or not it supports them. */
export const authDirectives: Suite = {
  name: 'a supergraph with @authenticated, @requiresScopes and @policy on fields that are not asked',
  subgraphs: {
    open: `${FEDERATION}
      type Query { notes: [Note!]! guarded: String @authenticated }
      type Note @key(fields: "id") { id: ID! text: String! secret: String @requiresScopes(scopes: [["read:secret", "admin"], ["root"]]) }
      type Vault @authenticated { code: String }`,
    other: `${FEDERATION}
      type Note @key(fields: "id") { id: ID! stars: Int! audit: String @policy(policies: [["auditor"]]) shade: Shade }
      enum Shade @authenticated { DARK }`,
  },
  data: () => ({
    Note: [{ id: '1', text: 'a', secret: 's', stars: 3, audit: 'q', shade: 'DARK' }],
  }),
  fields: { Query: { notes: (_, __, world) => world.all('Note'), guarded: () => 'x' } },
  operations: {
    'open fields of both subgraphs': '{ notes { id text stars } }',
    'open fields under other names': '{ notes { secret: text audit: stars id: __typename } }',
    // The caller may not access guarded fields, nor see that they exist.
    introspection: {
      query: '{ __type(name: "Note") { fields { name } } }',
      data: { __type: { fields: [{ name: 'id' }, { name: 'text' }, { name: 'stars' }] } },
    },
  },
  notRandom: 'guarded fields depend on the caller',
};

export const tagsAndComposed: Suite = {
  name: 'a supergraph with @tag, @composeDirective, @extends and renamed imports',
  subgraphs: {
    tagged: `
      extend schema
        @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@tag", "@shareable", "@composeDirective", { name: "@requires", as: "@needs" }, "@external"])
        @link(url: "https://house.example/style/v1.0", import: ["@style"])
        @composeDirective(name: "@style")
      directive @style(look: String!, order: Int = 1) repeatable on FIELD_DEFINITION | OBJECT | ENUM_VALUE | ARGUMENT_DEFINITION
      type Query { cards(deck: Deck @style(look: "x")): [Card!]! @style(look: "grid") @style(look: "list", order: 2) }
      enum Deck { RED @tag(name: "warm") BLUE @style(look: "cold") }
      type Card @key(fields: "id") @tag(name: "game") @style(look: "card") { id: ID! @tag(name: "key") face: String! @shareable
        worth: Int! @external bet: Int! @needs(fields: "worth") }`,
    prefixed: `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.3")
      type Card @federation__key(fields: "id") { id: ID! worth: Int! face: String! @federation__shareable }`,
    extending: `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: [{ name: "@key", as: "@id" }, "@extends", "@external"])
      type Card @extends @id(fields: "id") { id: ID! @external owner: String }
      type Query { mine: [Card] }`,
  },
  data: () => ({
    Card: [
      { id: '1', face: 'ace', worth: 11, owner: 'Lu', deck: 'RED' },
      { id: '2', face: 'king', worth: 10, owner: null, deck: 'BLUE' },
    ],
  }),
  fields: {
    Query: {
      cards: (_, { deck }, world) => world.all('Card').filter(card => !deck || card.deck === deck),
      mine: (_, __, world) => [world.find('Card', { id: '1' }), null],
    },
    Card: { bet: c => Number(c.worth) * 2 },
  },
  operations: {
    'fields of all subgraphs': '{ cards { face worth bet owner } mine { face bet } }',
    'an argument with directives': '{ cards(deck: RED) { owner face } }',
    'keys under other names': '{ cards { id: face face: owner bet } mine { id: owner worth } }',
  },
};
