import { describe, expect, it } from 'vitest';
import { supergraphOf } from '../../../tests/support/federate.ts';
import { loadSupergraph } from './load-supergraph.ts';
import { SupergraphError } from './supergraph-error.ts';

const simple = supergraphOf({
  a: { typeDefs: 'type Query { t: T secret: Int @inaccessible } type T @key(fields: "id") { id: ID! }' },
  b: { typeDefs: 'type T @key(fields: "id") { id: ID! name: String }' },
});

function refusal(sdl: string): SupergraphError {
  try {
    loadSupergraph(sdl);
  } catch (error) {
    if (error instanceof SupergraphError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('loading a supergraph', () => {
  it('returns the API schema, the subgraphs and a hash', () => {
    const { schema, subgraphs, hash, keys } = loadSupergraph(simple);
    expect(Object.keys(schema.getQueryType()!.getFields())).toEqual(['t']);
    expect(subgraphs).toEqual([
      { name: 'a', url: 'http://a.example' },
      { name: 'b', url: 'http://b.example' },
    ]);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(keys.keys.get('b T')).toEqual([['id']]);
  });

  it('accepts supergraphs with security directives and keeps them in the SDL', () => {
    const sdl = supergraphOf({
      a: {
        typeDefs: `type Query { x: Int @authenticated y: Int @requiresScopes(scopes: [["s"]]) z: Int @policy(policies: [["p"]]) }`,
      },
    });
    const { schema, sdl: kept } = loadSupergraph(sdl);
    expect(Object.keys(schema.getQueryType()!.getFields())).toEqual(['x', 'y', 'z']);
    expect(kept).toContain('@authenticated');
  });

  it.each([
    ['text that is not GraphQL', 'type {', 'INVALID_SUPERGRAPH', 1],
    ['a plain schema', 'type Query { a: Int }', 'INVALID_SUPERGRAPH', undefined],
    ['an unknown version of join', simple.replace('join/v0.5', 'join/v9.9'), 'UNSUPPORTED_SUPERGRAPH', 3],
    [
      'a feature it would have to ignore',
      simple.replace('schema\n', 'schema\n  @link(url: "https://specs.example/quantum/v0.1", for: EXECUTION)\n'),
      'UNSUPPORTED_SUPERGRAPH',
      2,
    ],
    ['no subgraphs', simple.replace(/enum join__Graph \{[^}]*\}/, ''), 'INVALID_SUPERGRAPH', undefined],
  ])('refuses %s and says where', (_, sdl, code, line) => {
    expect(refusal(sdl)).toMatchObject({ code, line });
  });

  it('generates names that the supergraph does not use', () => {
    const sdl = supergraphOf({ a: { typeDefs: 'type Query { _ng_x: Int }' } });
    expect(loadSupergraph(sdl).planner.prefix).not.toBe('_ng');
  });
});
