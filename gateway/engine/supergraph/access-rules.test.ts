import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { collectAccessRules, rulesOf } from './access-rules.ts';

it('applies the rules of an interface object to fields that composition left unguarded', () => {
  const document = parse(`
    interface Media { score: Int @join__field(graph: B) @authenticated, free: Int @join__field(graph: B) }
    type Book implements Media { score: Int @join__field, free: Int @join__field, own: Int @join__field(graph: A) }`);
  const access = collectAccessRules(document, new Map([['Media', new Set(['Book'])]]));
  expect(rulesOf(access, 'Book', 'score')).toEqual(access.all);
  expect(rulesOf(access, 'Book', 'free')).toEqual([]);
  expect(rulesOf(access, 'Book', 'own')).toEqual([]);
});

/** Gaps of compositions before 2.9.5 and the other fixed versions. */
describe('supergraphs composed by older versions', () => {
  const possibleTypes = new Map([['Node', new Set(['Book', 'Film'])]]);
  const read = (text: string) => {
    const access = collectAccessRules(parse(text), possibleTypes);
    return (type: string, field: string) => rulesOf(access, type, field).map(({ id }) => JSON.parse(id));
  };
  const signedIn = [true, [], []];
  const scoped = (...lists: string[][]) => [false, [lists], []];

  it('apply the rules of an interface to its objects, which could be queried instead', () => {
    const rules = read(`
      interface Node { id: ID! mail: String @authenticated }
      type Book implements Node { id: ID! mail: String } type Film implements Node { id: ID! mail: String }`);
    expect(rules('Book', 'mail')).toEqual([signedIn]);
    expect(rules('Film', 'mail')).toEqual([signedIn]);
    expect(rules('Book', 'id')).toEqual([]);
  });

  it('apply the rules of an interface type to its object types', () => {
    const rules = read(`
      interface Node @requiresScopes(scopes: [["a"]]) { id: ID! }
      type Book implements Node { id: ID! } type Film implements Node { id: ID! } type Query { book: Book }`);
    expect(rules('Book', 'id')).toEqual([scoped(['a'])]);
    expect(rules('Query', 'book')).toEqual([scoped(['a'])]);
  });

  it('add to the objects only what their rules do not imply', () => {
    const rules = read(`
      interface Node { mail: String @authenticated @policy(policies: [["p"]]) @requiresScopes(scopes: [["a"]]) }
      type Book implements Node { mail: String @requiresScopes(scopes: [["a"], ["b"]]) }
      type Film implements Node { mail: String @authenticated }`);
    expect(rules('Film', 'mail')).toEqual([signedIn, [false, [[['a']]], [[['p']]]]]);
    expect(rules('Book', 'mail')).toEqual([scoped(['a'], ['b']), [false, [[['a']]], [[['p']]]]]);
  });

  it('leave an object unguarded if composition derived the rule of the interface from another', () => {
    const rules = read(`
      interface Node { mail: String @requiresScopes(scopes: [["a", "b"], ["a", "c"]]) @authenticated }
      type Book implements Node { mail: String @requiresScopes(scopes: [["a"]]) @authenticated }
      type Film implements Node { mail: String @requiresScopes(scopes: [["b"], ["c"]]) }`);
    expect(rules('Film', 'mail')).toEqual([scoped(['b'], ['c'])]);
    expect(rules('Book', 'mail')).toEqual([[true, [[['a']]], []]]);
  });

  it('guard a field of an interface by the rules of its objects', () => {
    const rules = read(`
      interface Node { mail: String } type Film implements Node { mail: String }
      type Book implements Node { mail: String @authenticated } type Query { node: Node }`);
    expect(rules('Node', 'mail')).toEqual([signedIn]);
    expect(rules('Film', 'mail')).toEqual([]);
  });

  it('guard a field by the rules of the fields it requires', () => {
    const rules = read(`
      type Book { id: ID! pages: Int @join__field(graph: A) @authenticated
        author: Author @join__field(graph: A)
        weight: Int @join__field(graph: B, requires: "pages")
        price: Int @join__field(graph: C, requires: "weight author { ... on Author { mail } }")
        plain: Int @join__field(graph: C, requires: "author { name }") }
      type Author { name: String mail: String @requiresScopes(scopes: [["a"]]) }`);
    expect(rules('Book', 'weight')).toEqual([signedIn]);
    // Through a field that has requirements itself, and nested fields.
    expect(rules('Book', 'price')).toEqual([signedIn, scoped(['a'])]);
    expect(rules('Book', 'plain')).toEqual([]);
  });

  it('guard a field by the rules of the types on the path of its requirements', () => {
    const rules = read(`
      type Book { node: Node @join__field(graph: A) price: Int @join__field(graph: B, requires: "node { ... on Film { id } }") }
      interface Node { id: ID! } type Film implements Node @authenticated { id: ID! }`);
    expect(rules('Book', 'price')).toEqual([signedIn]);
  });
});
