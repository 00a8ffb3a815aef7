import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { collectAccessRules, rulesOf } from './access-rules.ts';

it('takes the rules of an interface object over to fields that composition left without', () => {
  const document = parse(`
    interface Media { score: Int @join__field(graph: B) @authenticated, free: Int @join__field(graph: B) }
    type Book implements Media { score: Int @join__field, free: Int @join__field, own: Int @join__field(graph: A) }`);
  const access = collectAccessRules(document, new Map([['Media', new Set(['Book'])]]));
  expect(rulesOf(access, 'Book', 'score')).toEqual(access.all);
  expect(rulesOf(access, 'Book', 'free')).toEqual([]);
  expect(rulesOf(access, 'Book', 'own')).toEqual([]);
});
