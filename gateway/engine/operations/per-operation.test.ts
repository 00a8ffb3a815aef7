import { expect, it } from 'vitest';
import type { Engine } from './engine.ts';
import { perOperation } from './per-operation.ts';
import type { PreparedOperation } from './prepared-operation.ts';

it('computes a fact once per operation, even if it is undefined', () => {
  let runs = 0;
  const fact = perOperation(({ text }) => {
    runs++;
    return text === 'a' ? text : undefined;
  });
  const [a, b] = [{ text: 'a' }, { text: 'b' }] as PreparedOperation[];
  for (let i = 0; i < 3; i++) expect([fact(a!, {} as Engine), fact(b!, {} as Engine)]).toEqual(['a', undefined]);
  expect(runs).toBe(2);
});
