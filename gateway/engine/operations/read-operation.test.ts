import { expect, it } from 'vitest';
import { federate } from '../../../tests/support/federate.ts';
import type { OperationRule } from './prepared-operation.ts';
import { requestError } from './request-errors.ts';

const subgraphs = { hello: { typeDefs: 'type Query { hello: String }' } };

it('applies rules once per operation, before validation, and caches the result', async () => {
  const judged: string[] = [];
  const rule: OperationRule = ({ text }) => {
    judged.push(text);
    return text.includes('bad') ? [requestError('MAX_TOKENS_LIMIT', 'too much')] : [];
  };
  await using federated = federate(subgraphs, { operationRules: [rule] });
  const { engine } = federated;
  for (let time = 0; time < 3; time++) {
    expect(engine.read({ query: '{ bad }' })).toMatchObject({ kind: 'refused', errors: [{ message: 'too much' }] });
    expect(engine.read({ query: '{ hello }' })).toBe(engine.read({ query: '{ hello }' }));
    expect((await engine.execute({ query: '{ bad }' })).errors?.[0]?.message).toBe('too much');
    await engine.execute({ query: '{ hello }' });
  }
  expect(judged).toEqual(['{ bad }', '{ hello }']);
});

it('is not evicted by a flood of unparsable operations', async () => {
  await using federated = federate(subgraphs, { cacheBytes: 1_000_000 });
  const { engine } = federated;
  await engine.execute({ query: '{ hello }' });
  const known = engine.read({ query: '{ hello }' });
  for (let i = 0; i < 500; i++) engine.read({ query: `{ broken${i} ${'x '.repeat(2_000)}` });
  expect(engine.read({ query: '{ hello }' })).toBe(known);
});

it('stops parsing at the token limit', async () => {
  await using federated = federate(subgraphs, { maxTokens: 5 });
  const { engine } = federated;
  const refused = await engine.execute({ query: '{ hello hello hello hello hello }' });
  expect(refused.errors?.[0]?.extensions).toEqual({ code: 'MAX_TOKENS_LIMIT', limit: 5 });
  expect(engine.read({ query: '{ hello }' }).kind).toBe('prepared');
});
