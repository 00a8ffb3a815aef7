import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { countOperation } from './count-operation.ts';

const schema = buildSchema(`
  type Query { me: User users: [User!]! grid: [[Int]] node: Node }
  interface Node { id: ID! }
  type User implements Node { id: ID! friends(first: Int): [User!]! best: User }
`);
const count = (text: string) => {
  const document = parse(text);
  const operation = document.definitions.find(node => node.kind === 'OperationDefinition') as OperationDefinitionNode;
  const { deepest, deepestList, ...counts } = countOperation(document, operation, schema);
  return { ...counts, at: deepest?.name.value, listAt: deepestList?.name.value };
};

describe('countOperation', () => {
  it.each([
    ['{ me { id } }', { depth: 2, totalFields: 2, aliases: 0, rootFields: 1, directives: 0, listNesting: 0, at: 'id' }],
    ['{ a: me { id } b: me { id best { id } } }', { depth: 3, totalFields: 5, aliases: 2, rootFields: 2 }],
    ['query @x { me @y { id } ...F } fragment F on Query @z { me @y { id @y } }', { directives: 5, rootFields: 2 }],
    ['{ users { friends { friends { id } } } grid }', { listNesting: 3, listAt: 'friends' }],
    ['{ grid }', { listNesting: 2, listAt: 'grid' }],
    [
      '{ node { ... on User { friends { ...F } } } } fragment F on User { friends { id } }',
      { listNesting: 2, depth: 4 },
    ],
    ['{ __schema { types { fields { args { name } } } } }', { listNesting: 3, depth: 5 }],
    ['{ nothing { friends { id } } ...Missing }', { depth: 3, listNesting: 0, rootFields: 1 }],
    [
      '{ ...A } fragment A on Query { me { id } ...B } fragment B on Query { ...A a: me { id } }',
      { aliases: 1, depth: 2 },
    ],
  ])('counts %s', (text, expected) => {
    expect(count(text)).toMatchObject(expected);
  });

  it('counts a fragment once, however often it is used', () => {
    const levels = 1_000;
    let text = '{ users { ...F0 } }';
    for (let i = 0; i < levels; i++)
      text += ` fragment F${i} on User { a: best { ...F${i + 1} } b: best { ...F${i + 1} } }`;
    text += ` fragment F${levels} on User { id }`;
    const started = performance.now();
    expect(count(text)).toMatchObject({ depth: levels + 2, aliases: expect.any(Number) });
    // Expanded at each use, it would be 2 to the power of 1,000 fields.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
