import { FEDERATION, type Suite } from '../suite.ts';
import { link, type Row, type World } from '../world.ts';

/** Names that an object of JavaScript already has, as fields, arguments, types, subgraphs, variables and aliases. */
export const javascriptNames: Suite = {
  name: 'names of JavaScript’s own',
  subgraphs: {
    constructor: `${FEDERATION}
      type Query { constructor: Object! toString(valueOf: String, constructor: Int = 3): [Object!]! }
      type Object @key(fields: "constructor") { constructor: ID! hasOwnProperty: String valueOf: Object length: Int! then: String }`,
    prototype: `${FEDERATION}
      type Query { isPrototypeOf: Object hasOwnProperty(input: valueOf): String! }
      input valueOf { constructor: String toString: Int length: Int }
      type Object @key(fields: "constructor") { constructor: ID! toString: String! propertyIsEnumerable: Boolean! hasOwnProperty: String @external
        toLocaleString: String @requires(fields: "hasOwnProperty") name: String! }`,
  },
  data: () => ({
    Object: [
      {
        constructor: '1',
        hasOwnProperty: 'own',
        valueOf: link('Object', { constructor: '2' }),
        toString: 'one',
        propertyIsEnumerable: true,
        name: 'n1',
        length: 7,
        // biome-ignore lint/suspicious/noThenProperty: a field of this name is what is tested
        then: 'later',
      },
      {
        constructor: '2',
        hasOwnProperty: null,
        valueOf: null,
        toString: 'two',
        propertyIsEnumerable: false,
        name: 'n2',
        length: 0,
        // biome-ignore lint/suspicious/noThenProperty: a field of this name is what is tested
        then: null,
      },
    ],
  }),
  fields: {
    Query: {
      constructor: () => link('Object', { constructor: '1' }),
      toString: (_: Row, args: Row, world: World) => {
        // An argument that is absent is no own property here either.
        const twice = Object.hasOwn(args, 'valueOf') && args.valueOf !== null;
        return [...world.all('Object'), ...(twice ? world.all('Object') : [])].slice(0, Number(args.constructor));
      },
      isPrototypeOf: () => link('Object', { constructor: '2' }),
      hasOwnProperty: (_: Row, { input }: Row) => JSON.stringify(input ?? null),
    },
    Object: { toLocaleString: (o: Row) => `local ${o.hasOwnProperty}` },
  },
  operations: {
    'fields with such names': '{ constructor { constructor hasOwnProperty toString propertyIsEnumerable } }',
    'fields over the border with such names':
      '{ isPrototypeOf { hasOwnProperty length toString then } toString { toString valueOf { toString } } }',
    'a requirement with such a name':
      '{ toString { toLocaleString } isPrototypeOf { toLocaleString valueOf { toLocaleString } } }',
    'such aliases':
      '{ valueOf: constructor { toString: length constructor: toString hasOwnProperty: name valueOf: then isPrototypeOf: constructor } }',
    'the alias __proto__ on a leaf':
      '{ constructor { __proto__: toString hasOwnProperty } toString { __proto__: length name } }',
    'the alias __proto__ on an object':
      '{ constructor { __proto__: valueOf { toString __proto__: valueOf { name } } name } }',
    'the alias __proto__ on a root field': '{ __proto__: constructor { toString length } constructor { name } }',
    'the alias __proto__ on a list': '{ __proto__: toString { __proto__: toString propertyIsEnumerable } }',
    'the aliases __defineGetter__ and prototype':
      '{ __defineGetter__: isPrototypeOf { prototype: name __lookupSetter__: length } prototype: constructor { toLocaleString } }',
    'null under such names': '{ isPrototypeOf { __proto__: hasOwnProperty constructor: valueOf { name } then } }',
    'variables with such names': {
      query:
        'query toString($constructor: Int, $valueOf: String, $toString: valueOf, $hasOwnProperty: Boolean!) { toString(constructor: $constructor, valueOf: $valueOf) { name @include(if: $hasOwnProperty) } hasOwnProperty(input: $toString) }',
      variables: { constructor: 4, valueOf: 'x', toString: { constructor: 'c', toString: 1 }, hasOwnProperty: true },
    },
    'variables with such names that are absent': {
      query:
        'query ($constructor: Int, $toString: valueOf, $valueOf: Boolean = false) { toString(constructor: $constructor) { name @skip(if: $valueOf) } hasOwnProperty(input: $toString) }',
      variables: {},
    },
    'fragments with such names':
      '{ constructor { ...constructor ...toString } } fragment constructor on Object { toString ...hasOwnProperty } fragment toString on Object { length } fragment hasOwnProperty on Object { name }',
    'an operation with such a name': {
      query: 'query constructor { constructor { name } } query toString { isPrototypeOf { name } }',
      operationName: 'constructor',
    },
    'an alias then, which is no promise': '{ constructor { then: toString name } then: isPrototypeOf { then: name } }',
  },
  // With a value for each: in a default value, graphql-js takes what an absent one inherits from Object.prototype.
  values: {
    'Query.toString.constructor': [1, 2, 4],
    valueOf: [
      { constructor: 'c', toString: null },
      { constructor: null, toString: 2, length: 3 },
    ],
  },
};
