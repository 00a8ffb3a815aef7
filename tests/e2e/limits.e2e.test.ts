import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSubgraph } from '../support/federate.ts';
import { startGateway } from '../support/started-gateway.ts';

/** Limits on operations and requests, over a socket. */

let runs = 0;
const SUBGRAPHS: Record<string, TestSubgraph> = {
  people: {
    typeDefs: `
      type Query { me: Person people(first: Int = 2, page: Page): [Person!]! }
      type Mutation { rename(name: String!): Person }
      input Page { first: Int }
      type Person @key(fields: "id") { id: ID! name: String best: Person friends(first: Int, last: Int): [Person!]! }
    `,
    resolvers: {
      Query: { me: () => person(), people: (_: unknown, { first }: { first: number }) => Array(first).fill(person()) },
      Mutation: { rename: () => person() },
      Person: { best: () => person(), friends: () => [person()] },
    },
  },
};
const person = () => {
  runs++;
  return { id: '1', name: 'Ada' };
};

const ENVIRONMENT = {
  LIMITS_BODY: '64KiB',
  LIMITS_TOKENS: '300',
  LIMITS_DEPTH: '6',
  LIMITS_HEIGHT: '20',
  LIMITS_ALIASES: '4',
  LIMITS_ROOT_FIELDS: '5',
  LIMITS_DIRECTIVES: '3',
  LIMITS_LIST_NESTING: '3',
  LIMITS_PAGE_SIZE: '50',
  LIMITS_BATCH: '2',
};

describe.each(['embedded', 'remote'] as const)('limits, subgraphs %s', reached => {
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  beforeAll(async () => {
    gateway = await startGateway(SUBGRAPHS, ENVIRONMENT, reached);
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  it.each<[string, { query: string; variables?: Record<string, unknown> }, code: string, message: string]>([
    ['depth', { query: deep('best', 6) }, 'MAX_DEPTH_LIMIT', 'Depth: found 8, at most 6 allowed'],
    [
      'height',
      {
        query: `{ me { ...F } people { ...F } } fragment F on Person { id name best { id name best { id name best { id name } } } }`,
      },
      'MAX_HEIGHT_LIMIT',
      'Total fields: found 24',
    ],
    [
      'aliases',
      { query: `{ ${[1, 2, 3, 4, 5].map(i => `a${i}: me { id }`).join(' ')} }` },
      'MAX_ALIASES_LIMIT',
      'found 5',
    ],
    ['root fields', { query: `{ ${'me { id } '.repeat(6)} }` }, 'MAX_ROOT_FIELDS_LIMIT', 'found 6'],
    ['directives', { query: `{ me { id ${'@include(if: true) '.repeat(4)} } }` }, 'MAX_DIRECTIVES_LIMIT', 'found 4'],
    ['lists', { query: `{ people { friends { friends { friends { id } } } } }` }, 'MAX_LIST_NESTING_LIMIT', 'found 4'],
    [
      'tokens',
      { query: `{ me { ${'id '.repeat(300)} } }` },
      'MAX_TOKENS_LIMIT',
      'Token limit exceeded: more than 300 tokens',
    ],
    [
      'a page size',
      { query: '{ people(first: 51) { id } }' },
      'MAX_PAGE_SIZE_LIMIT',
      'Value of "first": found 51, at most 50',
    ],
    [
      'one beyond numbers',
      { query: '{ people(first: 9999999999999999999999) { id } }' },
      'MAX_PAGE_SIZE_LIMIT',
      'more than can be counted',
    ],
    ['one in an input', { query: '{ people(page: { first: 51 }) { id } }' }, 'MAX_PAGE_SIZE_LIMIT', 'found 51'],
    [
      'one in a variable',
      { query: 'query ($n: Int) { me { friends(last: $n) { id } } }', variables: { n: 51 } },
      'MAX_PAGE_SIZE_LIMIT',
      'Value of "last"',
    ],
    [
      'one in a default',
      { query: 'query ($n: Int = 51) { people(first: $n) { id } }' },
      'MAX_PAGE_SIZE_LIMIT',
      'found 51',
    ],
  ])(
    '%s is refused by POST and by GET, also the second time, and nothing runs',
    async (_name, request, code, message) => {
      runs = 0;
      const parameters = {
        query: request.query,
        ...(request.variables && { variables: JSON.stringify(request.variables) }),
      };
      for (const answer of [await gateway.post(request), await gateway.get(parameters), await gateway.post(request)]) {
        expect(answer).toMatchObject({ status: 400, code });
        expect(answer.body.errors[0].message).toContain(message);
        expect(answer.body.errors[0].locations).toHaveLength(1);
        expect(answer.body.data).toBeUndefined();
      }
      expect(runs).toBe(0);
    },
  );

  it('answers what is within them', async () => {
    const query = 'query ($n: Int) { me { best { best { id } } friends(first: $n) { id } } people(first: 50) { id } }';
    for (const n of [1, 50, null])
      expect(await gateway.post({ query, variables: { n } })).toMatchObject({ status: 200 });
  });

  it('leaves the pages of requests of this process as large as they are', async () => {
    const answer = await gateway.host.execute({ query: '{ people(first: 60) { id } }' }, { identity: undefined });
    expect(answer.data).toMatchObject({ people: { length: 60 } });
  });

  it('survives fragments that expand without end', async () => {
    const chain = Array.from(
      { length: 14 },
      (_, i) => `fragment F${i} on Person { a: best { ...F${i + 1} } b: best { ...F${i + 1} } }`,
    );
    const query = `{ me { ...F0 } } ${chain.join(' ')} fragment F14 on Person { id }`;
    expect((await gateway.post({ query })).code).toMatch(/^MAX_/);
    expect(await gateway.post({ query: '{ me { ...F } } fragment F on Person { best { ...F } }' })).toMatchObject({
      status: 400,
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
  });

  it('refuses a body that is too large in the form of GraphQL', async () => {
    const answer = await gateway.post({ query: '{ me { id } }', variables: { pad: 'x'.repeat(70_000) } });
    expect(answer).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
  });

  it('answers an array of as many operations as are allowed, each by itself', async () => {
    const two = await gateway.post([{ query: '{ me { id } }' }, { query: deep('best', 6) }]);
    expect(two.status).toBe(200);
    expect(two.body).toMatchObject([
      { data: { me: { id: '1' } } },
      { errors: [{ extensions: { code: 'MAX_DEPTH_LIMIT' } }] },
    ]);
    const one = { query: '{ me { id } }' };
    expect(await gateway.post([one, one, one])).toMatchObject({ status: 400, code: 'BATCH_LIMIT_EXCEEDED' });
    expect((await gateway.post([one, 7])).body[1].errors[0].extensions.code).toBe('BAD_REQUEST');
  });

  it('refuses a mutation by GET', async () => {
    const answer = await gateway.get({ query: 'mutation { rename(name: "x") { id } }' });
    expect(answer).toMatchObject({ status: 405, code: 'BAD_REQUEST' });
    expect(answer.headers.get('allow')).toBe('POST');
  });
});

it('an array is refused unless the settings allow it', async () => {
  await using gateway = await startGateway(SUBGRAPHS);
  expect((await gateway.post([{ query: '{ me { id } }' }])).status).toBe(400);
});

function deep(field: string, levels: number): string {
  return `{ me ${`{ ${field} `.repeat(levels)} { id } ${'}'.repeat(levels)} }`;
}
