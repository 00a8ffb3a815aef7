import { FEDERATION, type Suite } from '../suite.ts';
import { link } from '../world.ts';

/** Fields of interface objects that require each other, over several subgraphs. */
export const interfaceObjectChain: Suite = {
  name: 'interface objects that require each other',
  subgraphs: {
    pets: `${FEDERATION}
      type Query { pet(id: ID!): Pet pets: [Pet!]! }
      interface Pet @key(fields: "id") { id: ID! name: String! }
      type Cat implements Pet @key(fields: "id") { id: ID! name: String! lives: Int! }
      type Dog implements Pet @key(fields: "id") { id: ID! name: String! mass: Int! }`,
    sizes: `${FEDERATION}
      type Pet @interfaceObject @key(fields: "id") { id: ID! weight(unit: String = "kg"): String! length: Int! }`,
    tags: `${FEDERATION}
      type Pet @interfaceObject @key(fields: "id") {
        id: ID! name: String! @external length: Int! @external
        tag(size: Int = 1): String! @requires(fields: "name length") label: String! @requires(fields: "name")
        card: Card @requires(fields: "name length")
      }
      type Card { text: String! pet: Pet }`,
    ages: `${FEDERATION}
      type Pet @interfaceObject @key(fields: "id") {
        id: ID! age: Int toy: Toy! tag(size: Int = 1): String! @external
        old: Boolean @requires(fields: "tag(size: 2)") chest: Chest @requires(fields: "tag(size: 3)")
      }
      type Chest { name: String! toys: [Toy!]! }
      type Toy @key(fields: "id") { id: ID! }`,
    toys: `${FEDERATION} type Toy @key(fields: "id") { id: ID! name: String! }`,
  },
  data: () => ({
    Cat: [{ id: 'c1', name: 'Tom', length: 40, lives: 9, age: 3, toy: link('Toy', 't') }],
    Dog: [{ id: 'd1', name: 'Rex', mass: 30, length: 100, age: null, toy: link('Toy', 't') }],
    Toy: [{ id: 't', name: 'ball' }],
  }),
  fields: {
    Query: {
      pet: (_, { id }, world) => world.find(['Cat', 'Dog'], { id }),
      pets: (_, __, world) => world.all('Cat', 'Dog'),
    },
    Pet: {
      weight: ({ id }, { unit }) => `${id} ${unit}`,
      tag: ({ name, length }, { size }) => `${name} ${length} ${size}`,
      label: ({ name }) => `label of ${name}`,
      old: ({ tag }) => String(tag).length > 8,
      card: ({ name, length }) => ({ text: `${name} ${length}`, pet: link('Cat', 'c1') }),
      chest: ({ tag }) => ({ name: `chest of ${tag}`, toys: [link('Toy', 't')] }),
    },
  },
  values: { 'Query.pet.id': ['c1', 'd1'] },
  operations: {
    'three aliases': '{ pet(id: "c1") { tag b: tag c: tag age } }',
    'aliases of both ends': '{ pet(id: "c1") { tag b: tag c: tag d: tag e: tag age old f: old g: old weight } }',
    'both ends for one member': '{ pets { ... on Dog { old tag } } }',
    'both ends, each for one member':
      '{ pets { ... on Cat { old x: weight } ... on Dog { x: tag(size: 7) weight(unit: "g") } age } }',
    'all of them for each member':
      '{ pets { ... on Cat { tag b: tag c: tag(size: 2) lives } ... on Dog { b: label tag(size: 3) old mass } weight } }',
    'one field with arguments for each member, and without':
      '{ pets { ... on Cat { x: weight(unit: "a") } ... on Dog { x: weight(unit: "b") } weight } }',
    'objects that lead on': '{ pets { card { text pet { old label } } chest { name toys { name } } } }',
    'objects that lead on, for one member':
      '{ pets { ... on Dog { chest { toys { name } } card { pet { ... on Cat { old chest { name } } } } } } }',
    'entities beside them':
      '{ pets { toy { name } ... on Cat { toy { x: name } old } ... on Dog { toy { y: name id } } } }',
  },
};
