import { type OperationDefinitionNode, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { supergraphOf } from '../../../tests/support/federate.ts';
import { type LoadedSupergraph, loadSupergraph } from '../../engine/supergraph/load-supergraph.ts';
import { compileCost } from './compile-cost.ts';

/** Weights computed by hand, from the rules of Apollo Router's static cost calculator. */
const TYPES = `
  type Query {
    me: User
    users(first: Int = 3, last: Int): [User!]! @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: false)
    strict(first: Int, last: Int): [User!]! @listSize(slicingArguments: ["first", "last"])
    connection(first: Int, page: Page): Users! @listSize(slicingArguments: ["first"], sizedFields: ["nodes", "edges"], assumedSize: 4, requireOneSlicingArgument: false)
    pages(page: Page! = { cut: { size: 6 } }): [User!]! @listSize(slicingArguments: [], requireOneSlicingArgument: false)
    tags: [Tag!]!
    search(filter: Filter, mood: Mood): Result @cost(weight: 5)
    heavy(text: String @cost(weight: 3)): String @cost(weight: 7)
    cheap(cached: Boolean @cost(weight: -20)): String @cost(weight: 5)
  }
  type Mutation { touch: User }
  input Page { size: Int cut: Cut = { size: 8 } }
  input Cut { size: Int = 3 }
  input Filter { text: String mood: Mood @cost(weight: 2) inner: [Filter!] }
  enum Mood @cost(weight: 1) { GOOD }
  scalar Tag @cost(weight: 2)
  type Users { nodes: [User!]! edges: [Edge!]! total: Int }
  type Edge { node: User! }
  union Result = User | Album
  type Album @cost(weight: 4) { id: ID! tracks: [User!]! }
  type User @key(fields: "id") { id: ID! name: String best: User friends: [User!]! }
`;

let supergraph: LoadedSupergraph;
beforeAll(() => {
  const sdl = supergraphOf({ a: { typeDefs: TYPES } });
  // Apollo's composition does not support paths; others do.
  supergraph = loadSupergraph(sdl.replace('slicingArguments: []', 'slicingArguments: ["page.size", "page.cut.size"]'));
});

const compile = (text: string, from = supergraph) => {
  const document = parse(text);
  const operation = document.definitions.find(node => node.kind === 'OperationDefinition') as OperationDefinitionNode;
  return compileCost({ document, operation }, from.schema, from.costs, 10);
};
const estimate = (text: string, variables: Record<string, unknown> = {}) => compile(text).estimate(variables).cost;

describe('an estimate', () => {
  it.each<[text: string, variables: Record<string, unknown>, cost: number]>([
    ['{ me { id name best { id } } }', {}, 2],
    ['mutation { touch { id } }', {}, 11],
    ['{ me { friends { friends { id } } } }', {}, 1 + 10 * (1 + 10)],
    ['{ users { id } }', {}, 3],
    ['{ users(first: 5) { best { id } } }', {}, 10],
    ['{ users(first: 5, last: 7) { id } }', {}, 7],
    ['{ users(first: 0) { id } }', {}, 0],
    ['{ users(first: -5) { id } }', {}, 0],
    ['query ($n: Int) { users(first: $n) { id } }', { n: 20 }, 20],
    ['query ($n: Int) { users(first: $n) { id } }', {}, 3],
    ['query ($n: Int = 9) { users(first: $n) { id } }', {}, 9],
    ['query ($n: Int) { users(first: $n) { id } }', { n: 'many' }, 10],
    ['{ connection(first: 6) { nodes { id } edges { node { id } } total } }', {}, 1 + 6 + 6 * 2],
    ['{ connection { ...N } } fragment N on Users { nodes { id } }', {}, 5],
    ['query ($p: Page) { connection(page: $p) { nodes { id } } }', { p: { size: 8 } }, 1 + 4 + 1],
    ['{ pages { id } }', {}, 6],
    ['{ pages(page: { size: 20 }) { id } }', {}, 1 + 20],
    ['{ pages(page: {}) { id } }', {}, 1 + 8],
    ['{ pages(page: { cut: {} }) { id } }', {}, 2 + 3],
    ['{ pages(page: { cut: { size: 5 } }) { id } }', {}, 2 + 5],
    ['{ pages(page: { size: null, cut: null }) { id } }', {}, 1 + 10],
    ['query ($n: Int) { pages(page: { size: $n }) { id } }', { n: 30 }, 1 + 30],
    ['query ($n: Int = 9) { pages(page: { cut: { size: $n } }) { id } }', {}, 2 + 9],
    ['query ($c: Cut) { pages(page: { cut: $c }) { id } }', { c: { size: 12 } }, 2 + 12],
    ['query ($p: Page!) { pages(page: $p) { id } }', { p: { size: 7, cut: { size: 2 } } }, 2 + 7],
    ['query ($p: Page! = { size: 11 }) { pages(page: $p) { id } }', {}, 11],
    ['query ($p: Page!) { pages(page: $p) { id } }', { p: 'all' }, 0 + 10],
    ['{ tags }', {}, 20],
    ['{ heavy(text: "x") }', {}, 10],
    ['{ heavy(text: null) }', {}, 7],
    ['{ cheap heavy }', {}, 12],
    ['{ cheap(cached: true) heavy }', {}, 7],
    ['{ search(mood: GOOD) { ... on User { best { id } } ... on Album { id } } }', {}, 5 + 1 + 1],
    ['{ search(filter: { mood: GOOD, inner: [{ text: "x" }] }) { __typename } }', {}, 5 + 1 + 2 + 1],
    [
      'query ($f: Filter) { search(filter: $f) { __typename } }',
      { f: { inner: [{}, { mood: 'GOOD' }] } },
      5 + 1 + 1 + 3,
    ],
    ['{ me { best { id } best { name } ...F } } fragment F on User { best { friends { id } } }', {}, 12],
    ['query ($x: Boolean!) { me { best @include(if: $x) { id } } }', { x: false }, 1],
    ['query ($x: Boolean!) { me { ... @skip(if: $x) { best { id } } } }', { x: false }, 2],
    ['query ($x: Boolean = false) { me { best @include(if: $x) { id } } }', {}, 2],
    ['{ nothing { id } me { nothing } __schema { types { name } } }', {}, 1],
  ])('of %s with %j is %d', (text, variables, cost) => {
    expect(estimate(text, variables)).toBe(cost);
  });

  it('uses the most expensive of the possible types', () => {
    const typeDefs = 'type Query { one: R } union R = A | B type A @cost(weight: 4) { b: B } type B { a: A c: Int }';
    const other = loadSupergraph(supergraphOf({ a: { typeDefs } }));
    expect(compile('{ one { ... on A { b { c } } ... on B { c } } }', other).estimate({}).cost).toBe(5);
    expect(compile('{ one { ... on A { __typename } ... on B { a { b { c } } } } }', other).estimate({}).cost).toBe(6);
  });

  it('reports a field that requires exactly one slicing argument', () => {
    for (const text of ['{ strict { id } }', '{ strict(first: 1, last: 1) { id } }']) {
      expect(compile(text).estimate({}).problem).toMatch(/"strict" requires exactly one of first, last, found [02]/);
    }
    expect(compile('{ strict(last: 2) { id } }').estimate({})).toEqual({ cost: 2, problem: undefined });
  });

  it('counts fields that @requires makes the gateway fetch', () => {
    const shop = 'type Query { p: P } type P @key(fields: "id") { id: ID! box: Box } type Box { size: Int }';
    const post =
      'type P @key(fields: "id") { id: ID! box: Box @external fee: Int @requires(fields: "box { size }") } type Box { size: Int @external }';
    const other = loadSupergraph(supergraphOf({ shop: { typeDefs: shop }, post: { typeDefs: post } }));
    expect(compile('{ p { fee } }', other).estimate({}).cost).toBe(2);
  });

  it('recognizes renamed imports of the directives', () => {
    const sdl = supergraphOf({ a: { typeDefs: TYPES } })
      .replace(
        'import: ["@listSize"]',
        'import: [{ name: "@cost", as: "@weighs" }, { name: "@listSize", as: "@long" }]',
      )
      .replaceAll('@cost(', '@weighs(')
      .replaceAll('@listSize(', '@long(');
    expect(sdl).toContain('"@weighs"');
    const other = loadSupergraph(sdl);
    expect(compile('{ users(first: 5) { id } heavy }', other).estimate({}).cost).toBe(12);
  });

  it.each([
    [
      'fragments that expand without end',
      (i: number) => `fragment F${i} on User { a: best { ...F${i + 1} } b: best { ...F${i + 1} friends { id } } }`,
    ],
    [
      'ones under conditions',
      (i: number) =>
        `fragment F${i} on User { ...F${i + 1} @include(if: $x) a: best { ...F${i + 1} } b: best @skip(if: $x) { ...F${i + 1} } }`,
    ],
    [
      'ones in circles',
      (i: number) => `fragment F${i} on User { friends { ...F${(i + 1) % 60} ...F${(i + 7) % 60} } }`,
    ],
  ])('of %s is ready soon', (_name, fragment) => {
    const text = `query ($x: Boolean) { me { ...F0 } } ${Array.from({ length: 60 }, (_, i) => fragment(i)).join(' ')} fragment F60 on User { id }`;
    const started = performance.now();
    expect(estimate(text, { x: true })).toBeGreaterThan(50);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('an actual cost', () => {
  it.each<[text: string, data: object, cost: number]>([
    ['{ me { id friends { id } } }', { me: { id: '1', friends: [{ id: '2' }, null] } }, 2],
    ['{ me { id } }', { me: null }, 0],
    ['mutation { touch { id } }', { touch: { id: '1' } }, 11],
    ['{ tags heavy(text: "x") }', { tags: ['a', 'b'], heavy: 'y' }, 2 * 2 + 7 + 3],
    [
      '{ search { __typename ... on Album { id tracks { id } } } }',
      { search: { __typename: 'Album', id: '1', tracks: [{ id: '2' }] } },
      5 + 1,
    ],
    [
      '{ search { ... on Album { tracks { id } } ... on User { name } } }',
      { search: { tracks: [{ id: '1' }, { id: '2' }] } },
      5 + 2,
    ],
  ])('of %s is that of what was answered', (text, data, cost) => {
    expect(compile(text).actual(data, {})).toBe(cost);
  });
});
