import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSubgraph } from '../support/federate.ts';
import { startGateway } from '../support/started-gateway.ts';

/** What operations cost, over a socket. */

let runs = 0;
const item = () => ({ id: '1', name: 'Ada' });
const SUBGRAPHS: Record<string, TestSubgraph> = {
  shop: {
    typeDefs: `
      type Query {
        items(first: Int = 5): [Item!]! @listSize(slicingArguments: ["first"])
        strict(first: Int, last: Int): [Item!]! @listSize(slicingArguments: ["first", "last"])
        paged(input: Paging!, size: Int): [Item!]! @listSize(slicingArguments: ["size"])
        slow: String @cost(weight: 40)
      }
      input Paging { page: Page! }
      input Page { first: Int }
      type Item @key(fields: "id") { id: ID! name: String }
    `,
    resolvers: {
      Query: {
        items: () => {
          runs++;
          return [item(), item()];
        },
        strict: () => [],
        paged: () => [item()],
        slow: () => 'done',
      },
    },
  },
  stars: {
    typeDefs: 'type Item @key(fields: "id") { id: ID! stars: Stars @cost(weight: 3) } type Stars { count: Int }',
    resolvers: { Item: { __resolveReference: (item: object) => item, stars: () => ({ count: 5 }) } },
  },
};
const QUERY = 'query ($n: Int) { items(first: $n) { name stars { count } } }';
const asking = { 'newsgraph-cost': 'include' };

describe.each(['embedded', 'remote'] as const)('demand control, subgraphs %s', reached => {
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  beforeAll(async () => {
    const environment = { DEMAND_CONTROL_MODE: 'enforce', DEMAND_CONTROL_MAX: '50' };
    // Apollo's composition knows no paths; others' do.
    gateway = await startGateway(SUBGRAPHS, environment, reached, sdl =>
      sdl.replace('["size"]', '["input.page.first"]'),
    );
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  it('tells who asks what was estimated and what came of it', async () => {
    const data = {
      items: [
        { name: 'Ada', stars: { count: 5 } },
        { name: 'Ada', stars: { count: 5 } },
      ],
    };
    const extensions = { cost: { estimated: 40, actual: 8, max: 50 } };
    const variables = { n: 10 };
    for (let time = 0; time < 3; time++) {
      expect((await gateway.post({ query: QUERY, variables }, asking)).body).toEqual({ data, extensions });
    }
    const parameters = { query: QUERY, variables: JSON.stringify(variables) };
    expect((await gateway.get(parameters, asking)).body).toEqual({ data, extensions });
    expect((await gateway.post({ query: QUERY, variables })).body).toEqual({ data });
  });

  it('refuses what would cost too much, and runs nothing of it', async () => {
    runs = 0;
    for (const answer of [
      await gateway.post({ query: QUERY, variables: { n: 13 } }),
      await gateway.get({ query: '{ items(first: 20) { stars { count } } }' }),
    ]) {
      expect(answer).toMatchObject({ status: 400, code: 'COST_ESTIMATED_TOO_EXPENSIVE' });
      expect(answer.body.data).toBeUndefined();
      expect(answer.body.errors[0].extensions).toMatchObject({ 'cost.max': 50 });
    }
    const told = await gateway.post({ query: QUERY, variables: { n: 13 } }, asking);
    expect(told.body.errors[0].message).toBe('Estimated cost of the operation: found 52, at most 50 allowed');
    expect(told.body.extensions).toEqual({ cost: { estimated: 52, max: 50 } });
    expect(runs).toBe(0);
    expect((await gateway.post({ query: '{ a: slow b: slow }' })).code).toBe('COST_ESTIMATED_TOO_EXPENSIVE');
  });

  it('refuses what cannot be told', async () => {
    const answer = await gateway.post({ query: '{ strict { id } }' });
    expect(answer).toMatchObject({ status: 400, code: 'COST_QUERY_PARSE_FAILURE' });
    expect(answer.body.errors[0].message).toContain('"strict" requires exactly one of first, last, found 0');
    expect((await gateway.post({ query: '{ strict(last: 1) { id } }' })).status).toBe(200);
  });

  it('reckons by a number within an input object', async () => {
    const text = 'query ($page: Page!) { paged(input: { page: $page }) { id } }';
    const ask = (first: number) => gateway.post({ query: text, variables: { page: { first } } }, asking);
    expect((await ask(48)).body).toMatchObject({ data: {}, extensions: { cost: { estimated: 50, actual: 3 } } });
    expect((await ask(49)).code).toBe('COST_ESTIMATED_TOO_EXPENSIVE');
    const missing = await gateway.post({ query: '{ paged(input: { page: {} }) { id } }' });
    expect(missing.code).toBe('COST_QUERY_PARSE_FAILURE');
  });

  it('leaves what is not valid to validation', async () => {
    expect((await gateway.post({ query: '{ nothing }' })).code).toBe('GRAPHQL_VALIDATION_FAILED');
    const wrong = await gateway.post({ query: QUERY, variables: { n: 'many' } });
    expect(wrong.code).toBe('BAD_USER_INPUT');
  });
});

it('only measures in the mode measure, and always tells where the settings say so', async () => {
  const environment = { DEMAND_CONTROL_MODE: 'measure', DEMAND_CONTROL_MAX: '1', DEMAND_CONTROL_REPORT: 'always' };
  await using gateway = await startGateway(SUBGRAPHS, environment);
  const answer = await gateway.post({ query: '{ slow strict { id } }' });
  expect(answer).toMatchObject({ status: 200, body: { extensions: { cost: { estimated: 50, actual: 40, max: 1 } } } });
});
