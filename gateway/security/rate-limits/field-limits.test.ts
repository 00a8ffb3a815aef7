import { expect, it } from 'vitest';
import { startGateway } from '../../../tests/support/started-gateway.ts';

/** Policies of fields, over a socket. */

const SUBGRAPHS = {
  shop: {
    typeDefs: 'type Query { ok: Int } type Mutation { write(n: Int): Int other: Int }',
    resolvers: { Query: { ok: () => 1 }, Mutation: { write: () => 1, other: () => 1 } },
  },
};
const limits = (quota: number) => ({
  RATE_LIMITS_POLICIES: JSON.stringify([{ name: 'w', quota, window: '1m', by: ['ip'], fields: ['Mutation.write'] }]),
});

it.each([
  ['aliases', `mutation { ${Array.from({ length: 30 }, (_, i) => `a${i}: write(n: ${i})`).join(' ')} }`],
  [
    'fragments',
    'mutation { ...A ... { c: write d: write } e: write f: write } fragment A on Mutation { a: write b: write }',
  ],
])('count each field that %s ask for', async (_what, query) => {
  await using gateway = await startGateway(SUBGRAPHS, limits(5));
  expect(await gateway.post({ query })).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  expect(await gateway.post({ query: 'mutation { a: write b: write c: write d: write e: write }' })).toMatchObject({
    status: 200,
  });
  expect(await gateway.post({ query: 'mutation { write }' })).toMatchObject({ status: 429 });
});

it('count what is run: not what is skipped, not twice what is merged, and no other field', async () => {
  await using gateway = await startGateway(SUBGRAPHS, limits(2));
  const query = 'mutation ($on: Boolean!) { write write a: write @include(if: $on) b: write @skip(if: true) other }';
  expect((await gateway.post({ query, variables: { on: false } })).headers.get('ratelimit')).toMatch(/^"w";r=1/);
  expect(await gateway.post({ query, variables: { on: true } })).toMatchObject({ status: 429 });
  // What was refused is given back.
  expect(await gateway.post({ query, variables: { on: false } })).toMatchObject({ status: 200 });
  expect((await gateway.post({ query: 'mutation { other }' })).status).toBe(200);
});
