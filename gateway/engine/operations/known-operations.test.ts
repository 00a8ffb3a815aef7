import { expect, it } from 'vitest';
import { federate } from '../../../tests/support/federate.ts';
import type { EngineContext, EngineRequest } from './engine.ts';

const SUBGRAPHS = {
  shop: {
    typeDefs: `
      type Query { book(n: Int! = 0): Book }
      type Book { title: String price: Int @authenticated isbn: ID! }
    `,
    resolvers: { Query: { book: () => ({ title: 'Alder', price: 5, isbn: '1' }) } },
  },
};
const known: EngineContext = { context: {}, access: { authenticated: true, scopes: new Set() } };
const unknown: EngineContext = { context: {} };
const QUERY = 'query ($full: Boolean!, $n: Int!) { book(n: $n) { title price isbn @include(if: $full) } }';
const REQUESTS: [EngineRequest, EngineContext][] = [
  [{ query: QUERY, variables: { full: true, n: 1 } }, known],
  [{ query: QUERY, variables: { full: false, n: 1 } }, known],
  [{ query: QUERY, variables: { full: true, n: 1 } }, unknown],
  [{ query: '{ book { title } }' }, unknown],
];

it('operations are planned ahead in each variant that clients requested', async () => {
  let planned = 0;
  const open = () => federate(SUBGRAPHS, { onPlanning: () => () => void planned++ });
  await using before = open();
  await using after = open();
  const answers: string[] = [];
  for (const [request, context] of REQUESTS) answers.push(await before.engine.executeToText(request, context));
  expect(planned).toBe(4);
  for (const operation of before.engine.operations.mostUsed(10)) {
    expect(await after.engine.warm(operation)).toBeUndefined();
  }
  expect(planned).toBe(8);
  for (const [i, [request, context]] of REQUESTS.entries()) {
    expect(await after.engine.executeToText(request, context)).toBe(answers[i]);
  }
  expect(planned).toBe(8);
  expect(new Set(answers).size).toBe(4);
});

it('an operation that no longer fits the schema is refused without a fault', async () => {
  await using before = federate(SUBGRAPHS);
  await using after = federate({ shop: { typeDefs: 'type Query { nothing: Int }', resolvers: {} } });
  await before.engine.executeToText({ query: '{ book { title } }' });
  const [operation] = before.engine.operations.mostUsed(1);
  expect((await after.engine.warm(operation!))?.errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});
