import { describe, expect, it } from 'vitest';
import { supergraphOf } from '../../../tests/support/federate.ts';
import { fetchesOf } from '../plan/fetches-of.ts';
import { loadSupergraph } from '../supergraph/load-supergraph.ts';
import { createPlanOperation } from './plan-operation.ts';

/** Literals as the planner leaves them. */

const supergraph = loadSupergraph(
  supergraphOf({
    a: {
      typeDefs: `scalar Json scalar Big
        input Filter { json: Json list: [Big!] nested: [[Big]] deep: [Filter!] names: [String] }
        type Query { q(json: Json, list: [Big], filter: Filter, ints: [[Int]], text: String): Int }`,
    },
  }),
);
const plan = createPlanOperation(supergraph.planner, supergraph.schema);

function planned(args: string, variables = '') {
  const reply = plan({
    text: `query Q${variables} { q(${args}) }`,
    operationName: undefined,
    conditions: [],
    overrides: [],
    denied: [],
    deferring: false,
    validate: true,
  });
  if (reply.kind === 'invalid') return reply.errors[0]!.message;
  if (reply.kind !== 'plan') throw new Error(reply.kind === 'failed' ? reply.reason : reply.kind);
  return fetchesOf(reply.plan!)[0]!.operation;
}

const plain = (text: string) => text.replaceAll(/[\s,]/g, '');

describe('literals reach the subgraph as they are written', () => {
  it.each([
    'json: [1, 2.50, [9007199254740993, null, true, RED, "a\\"b\\n", { k: [1e400] }]]',
    'json: { a: [[1.10]], b: { c: [] } }',
    'json: "text", list: [1.0, null]',
    'filter: { json: [[1]], list: [1.10], nested: [[1.0], null, []], deep: [{ json: 1.0 }], names: ["n", null] }',
    'ints: [[1, 2], [3]], text: "x"',
    'json: ["\u{1F600} 한글 \\u0041"]',
  ])('%s', args => {
    expect(plain(planned(args))).toContain(plain(`q(${args})`).replace('\\u0041', 'A'));
  });

  it('one for a list as a list', () => {
    expect(plain(planned('list: 1.10'))).toContain('q(list:[1.10])');
  });

  it('beside variables, and in their defaults', () => {
    const text = planned('json: [$a, [1.10, [2.0]]], list: $l', '($a: Json = [1.0, [2.50]], $l: [Big] = [3.0])');
    expect(plain(text)).toContain(plain('json: [$a, [1.10, [2.0]]], list: $l'));
    expect(plain(text)).toContain(plain('$a: Json = [1.0, [2.50]]'));
    expect(plain(text)).toContain(plain('$l: [Big] = [3.0]'));
  });
});

describe('lists that are nested deep', () => {
  const nested = (levels: number, inner = '1') => `${'['.repeat(levels)}${inner}${']'.repeat(levels)}`;

  // Time that doubles with each level would be longer than a test may take.
  it.each([40, 100, 500])('are planned, with %i levels', levels => {
    expect(plain(planned(`json: ${nested(levels)}`))).toContain(plain(`json: ${nested(levels)}`));
    expect(plain(planned(`json: { k: ${nested(levels)} }`))).toContain(nested(levels));
  });

  it('may have variables', () => {
    for (const levels of [10, 40]) {
      expect(planned(`json: ${nested(levels, '$v')}`, '($v: Json)')).toContain(nested(levels, '$v'));
    }
  });
});
