import { buildSchema, execute, type GraphQLResolveInfo, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { selectedFields } from './selected-fields.ts';

const schema = buildSchema(/* GraphQL */ `
  type Query { list: List }
  type List { nodes: [T!] edges: [Edge!] totalCount: Int }
  type Edge { node: T cursor: String }
  type T { a: Int b: Int c: Int t: T }
`);

/** The selected fields as the resolver of `list` sees them. */
function selected(query: string, paths: string[][], variables = {}): string[] {
  let info: GraphQLResolveInfo | undefined;
  const list = (_args: unknown, _context: unknown, one: GraphQLResolveInfo) => {
    info = one;
    return null;
  };
  execute({ schema, document: parse(query), rootValue: { list }, variableValues: variables });
  return [...selectedFields(info!, ...paths)].sort();
}

const NODES = [['nodes'], ['edges', 'node']];

describe('selectedFields', () => {
  it('names fields by their schema name, at the end of every path', () => {
    expect(selected('{ list { nodes { x: a } edges { cursor node { b } } totalCount } }', NODES)).toEqual(['a', 'b']);
  });
  it('names the own fields without a path', () => {
    expect(selected('{ list { totalCount nodes { a } } }', [])).toEqual(['nodes', 'totalCount']);
  });
  it('follows fragments on the way and at the end', () => {
    expect(
      selected(
        '{ list { ...L } } fragment L on List { nodes { ... on T { a ...M } } } fragment M on T { c t { b } }',
        NODES,
      ),
    ).toEqual(['a', 'c', 't']);
  });
  it('merges a field that is selected at several positions, also when a variable skips one', () => {
    const query = 'query ($x: Boolean!) { list { nodes { a } } list @include(if: $x) { nodes { b } } }';
    const document = parse(query);
    const seen: string[][] = [];
    const list = (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
      seen.push([...selectedFields(info, ['nodes'])].sort());
      return null;
    };
    for (const x of [false, true]) execute({ schema, document, rootValue: { list }, variableValues: { x } });
    expect(seen).toEqual([['a'], ['a', 'b']]);
  });
  it('names too many rather than too few under @skip', () => {
    expect(selected('query ($s: Boolean!) { list { nodes { a b @skip(if: $s) } } }', NODES, { s: true })).toEqual([
      'a',
      'b',
    ]);
  });
});
