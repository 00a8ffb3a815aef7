import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { collectAccessRules } from './access-rules.ts';

it('takes the rules of an interface object over to fields that composition left without', () => {
  const document = parse(`
    interface Media { score: Int @join__field(graph: B) @authenticated, free: Int @join__field(graph: B) }
    type Book implements Media { score: Int @join__field, free: Int @join__field, own: Int @join__field(graph: A) }`);
  const { of, all } = collectAccessRules(document, new Map([['Media', new Set(['Book'])]]));
  expect(of('Book', 'score')).toEqual(all);
  expect(of('Book', 'free')).toEqual([]);
  expect(of('Book', 'own')).toEqual([]);
});
