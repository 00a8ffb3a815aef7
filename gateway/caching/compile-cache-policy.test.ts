import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { readOperation } from '../engine/operations/prepared-operation.ts';
import { collectCacheHints } from '../engine/supergraph/cache-hints.ts';
import { compileCachePolicy } from './compile-cache-policy.ts';

const SDL = `
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  enum CacheControlScope { PUBLIC PRIVATE }
  type Query {
    book: Book @cacheControl(maxAge: 60)
    cached: Book
    reader: Reader @cacheControl(maxAge: 40)
    plain: String
    node: Node @cacheControl(maxAge: 90)
  }
  type Book implements Node @cacheControl(maxAge: 30) { id: ID title: String short: String @cacheControl(maxAge: 5) bare: Bare author: Author node: Node }
  type Author @cacheControl(inheritMaxAge: true) { name: String }
  type Bare { name: String }
  type Reader { name: String @cacheControl(scope: PRIVATE) other: String }
  interface Node @cacheControl(inheritMaxAge: true) { id: ID }
  type Mutation { write: String }
`;
const schema = buildSchema(SDL);
const hints = collectCacheHints(parse(SDL));

function policyOf(text: string, variables = {}, defaultMaxAge = 0) {
  const supergraph = { schema, overrideLabels: [], access: { any: false } } as unknown as Parameters<
    typeof readOperation
  >[2];
  const prepared = readOperation(text, undefined, supergraph, {});
  if (prepared.kind === 'refused') throw prepared.errors[0];
  const { maxAge, isPrivate } = compileCachePolicy(prepared, schema, hints, defaultMaxAge)(variables);
  return `${maxAge}${isPrivate ? ' private' : ''}`;
}

it.each([
  ['{ book { title } }', '60'],
  ['{ cached { title } }', '30'],
  ['{ book { short } }', '5'],
  ['{ book { bare { name } } }', '0'],
  ['{ book { author { name } } }', '60'],
  ['{ plain }', '0'],
  ['{ __typename book { __typename } }', '60'],
  ['{ reader { other } }', '40'],
  ['{ reader { name } }', '40 private'],
  ['{ book { title } plain }', '0'],
  ['{ node { id ... on Book { short } } }', '5'],
  ['fragment F on Book { short } { book { ...F } }', '5'],
  ['fragment F on Book { node { ...F } } { book { ...F } }', '60'],
  ['fragment F on Query { ...F plain } { ...F book { title } }', '0'],
  ['{ __schema { types { name } } book { title } }', '0 private'],
  ['mutation { write }', '0 private'],
])('%s may be cached for %s', (text, expected) => {
  expect(policyOf(text)).toBe(expected);
});

it('depends on what is excluded', () => {
  const text = 'query ($all: Boolean!) { book { title short @include(if: $all) } }';
  expect([policyOf(text, { all: true }), policyOf(text, { all: false })]).toEqual(['5', '60']);
});

it('has a default for fields without hints', () => {
  expect([policyOf('{ plain }', {}, 20), policyOf('{ book { bare { name } } }', {}, 20)]).toEqual(['20', '20']);
});
