import { FEDERATION, type Suite } from '../suite.ts';
import { link, links } from '../world.ts';

/** `@skip` and `@include` on what a later fetch needs: its input must be fetched all the same. */
export const conditions: Suite = {
  name: '@skip and @include on what other fields need',
  subgraphs: {
    cards: `${FEDERATION}
      type Query { cards: [Card!]! card(id: ID!): Card anyCard: Face }
      interface Face { id: ID! title: String! }
      type Card implements Face @key(fields: "id") { id: ID! title: String! power: Int! pair: Card }`,
    rules: `${FEDERATION}
      type Card @key(fields: "id") { id: ID! power: Int! @external pair: Card @external
        strength: Int! @requires(fields: "power") bond: String @requires(fields: "pair { id power }") cost(double: Boolean = false): Int! }`,
    market: `${FEDERATION}
      type Card @key(fields: "id") { id: ID! strength: Int! @external cost(double: Boolean = false): Int! @external
        price: Int! @requires(fields: "strength cost") offers: [Card!]! }`,
  },
  data: () => ({
    Card: [
      { id: '1', title: 'Sun', power: 3, pair: link('Card', '2'), offers: links('Card', '2', '3') },
      { id: '2', title: 'Moon', power: 5, pair: link('Card', '1'), offers: [] },
      { id: '3', title: 'Star', power: 0, pair: null, offers: links('Card', '1') },
    ],
  }),
  fields: {
    Query: {
      cards: (_, __, world) => world.all('Card'),
      card: (_, { id }, world) => world.find('Card', { id }),
      anyCard: () => link('Card', '3'),
    },
    Card: {
      strength: c => Number(c.power) * 2,
      bond: c => {
        const pair = c.pair as { id: string; power: number } | null;
        return pair && `${pair.id}:${pair.power}`;
      },
      cost: (c, { double }) => String(c.title).length * (double ? 2 : 1),
      price: c => Number(c.strength) + Number(c.cost),
    },
  },
  operations: {
    ...onBoth('the key', 'cards { id @include(if: $y) cost offers { id @skip(if: $y) price } }'),
    ...onBoth('the required field', 'cards { power @include(if: $y) strength }'),
    ...onBoth(
      'the requiring field beside its own copy',
      'cards { strength @include(if: $y) other: strength price @skip(if: $y) }',
    ),
    ...onBoth(
      'the requiring field beside a plain field of its subgraph',
      'cards { strength @skip(if: $y) cost pair { bond @include(if: $y) cost } }',
    ),
    ...onBoth(
      'two requiring fields of one subgraph',
      'cards { strength @include(if: $y) bond @skip(if: $y) } card(id: "1") { strength bond @include(if: $y) ... @skip(if: $y) { power } }',
    ),
    ...onBoth(
      'the same field with both conditions',
      'cards { strength @include(if: $y) strength @skip(if: $y) title }',
    ),
    ...onBoth(
      'the same field with and without a condition',
      'cards { strength @include(if: $y) strength bond ... @skip(if: $y) { bond price } }',
    ),
    ...onBoth(
      'fragments around the requirement',
      'cards { ... on Card @include(if: $y) { power pair { id } } ...S } anyCard { ... on Card @skip(if: $y) { bond } title }',
      ' fragment S on Card { bond strength @skip(if: $y) }',
    ),
    ...onBoth(
      'the same fragment twice',
      'cards { ...S @include(if: $y) ...S @skip(if: $y) ...S } card(id: "1") { ...S @include(if: $y) }',
      ' fragment S on Card { price cost }',
    ),
    ...onBoth(
      'the same root twice',
      'cards @include(if: $y) { price } cards @skip(if: $y) { strength } cards { title }',
    ),
    ...onBoth(
      'objects inside objects',
      'cards { pair @include(if: $y) { price } pair { strength @skip(if: $y) title } bond }',
    ),
    ...onBoth(
      'lists of entities',
      'cards { offers @include(if: $y) { strength offers @skip(if: $y) { price } } offers { offers { bond } } }',
    ),
    ...onBoth(
      'a field with arguments',
      'cards { cost @include(if: $y) twice: cost(double: $y) price @include(if: $y) }',
    ),
    ...onBoth(
      'a whole level',
      'card(id: "3") { offers { ... @include(if: $y) { ... @skip(if: $y) { price } ... { bond } } } }',
    ),
    ...onBoth(
      'an alias over a required field',
      'cards { power: title @include(if: $y) strength power: title bond pair @skip(if: $y) { id: title } }',
    ),
    'a variable with a default':
      'query ($y: Boolean! = true, $n: Boolean! = false) { cards { price @skip(if: $n) strength @include(if: $n) power @include(if: $y) } }',
    'a default that is overridden': {
      query: 'query ($y: Boolean! = true) { cards { price @skip(if: $y) strength @include(if: $y) } }',
      variables: { y: false },
    },
  },
  values: { 'Query.card.id': ['1', '2', '3', 'none'] },
};

/** The same operation with the variable true and false. */
function onBoth(title: string, selection: string, fragments = '') {
  const query = `query ($y: Boolean!) { ${selection} }${fragments}`;
  return {
    [`${title} with the condition true`]: { query, variables: { y: true } },
    [`${title} with the condition false`]: { query, variables: { y: false } },
  };
}
