import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { assembleParts } from '../../../tests/support/assemble-parts.ts';
import { federate, type TestSubgraph } from '../../../tests/support/federate.ts';
import { type Answer, type AnswerStream, ONE_ANSWER } from './answer.ts';
import type { Engine } from './engine.ts';

let stockAnswers = Promise.resolve();
let reviewsAnswer = Promise.resolve();

const products: TestSubgraph = {
  typeDefs: `type Query { product: Product products: [Product!]! nobody: Product missing: Product! }
    type Mutation { rename: Product }
    type Subscription { renamed: Product }
    type Product @key(fields: "id") { id: ID! name: String strict: Int! slow: String }`,
  resolvers: {
    Query: {
      product: () => ({ id: '1' }),
      products: () => [{ id: '1' }, { id: '2' }],
      nobody: () => null,
      missing: () => ({ id: '3' }),
    },
    Mutation: { rename: () => ({ id: '1' }) },
    Product: {
      __resolveReference: (product: object) => product,
      name: ({ id }: { id: string }) => `name ${id}`,
      strict: () => null,
      slow: () => stockAnswers.then(() => 'slow'),
    },
  },
};
const reviews: TestSubgraph = {
  typeDefs: `type Query { reviewed: Int } type Product @key(fields: "id") { id: ID! stars: Int reviews: [Review!]! }
    type Review { text: String! product: Product }`,
  resolvers: {
    Product: {
      __resolveReference: (product: object) => product,
      stars: ({ id }: { id: string }) => {
        if (id === '2') throw new Error('no stars');
        return reviewsAnswer.then(() => Number(id));
      },
      reviews: ({ id }: { id: string }) => [{ text: `review of ${id}`, product: { id } }],
    },
  },
};
const IN_PARTS = { subscription: false, incremental: '20220824' } as const;
const ACCEPTS_ALL = { subscription: true, incremental: '20220824' } as const;

async function textsOf(engine: Engine, query: string, variables = {}): Promise<object[]> {
  const { texts } = await assembleParts(await engine.answer({ query, variables }, { context: undefined }, IN_PARTS));
  return [...texts];
}

describe('an answer with @defer', () => {
  it('starts with the fields that are not deferred; the rest follows with path and label', async () => {
    await using federated = federate({ products, reviews });
    const query = '{ product { name ... @defer(label: "later") { stars } } }';
    expect(await textsOf(federated.engine, query)).toEqual([
      { data: { product: { name: 'name 1' } }, hasNext: true },
      { incremental: [{ data: { stars: 1 }, path: ['product'], label: 'later' }], hasNext: false },
    ]);
  });

  it('announces and completes its parts for clients that accept v0.2', async () => {
    await using federated = federate({ products, reviews });
    const query =
      '{ missing { id ... @defer(label: "bad") { strict } } product { id ... @defer { name ... @defer(label: "in") { stars } } } }';
    const accepts = { subscription: false, incremental: 'v0.2' } as const;
    const answer = (await federated.engine.answer({ query }, { context: undefined }, accepts)) as AnswerStream;
    const texts: Record<string, object[]>[] = [];
    for await (const { text } of answer) texts.push(JSON.parse(text));
    expect(texts[0]).toEqual({
      data: { missing: { id: '3' }, product: { id: '1' } },
      pending: [
        { id: '0', path: ['missing'], label: 'bad' },
        { id: '1', path: ['product'] },
      ],
      hasNext: true,
    });
    const all = (name: string) => texts.slice(1).flatMap(text => text[name] ?? []);
    expect(all('pending')).toEqual([{ id: '2', path: ['product'], label: 'in' }]);
    expect(all('incremental')).toEqual(
      expect.arrayContaining([
        { id: '1', data: { name: 'name 1' } },
        { id: '2', data: { stars: 1 } },
      ]),
    );
    expect(all('completed')).toHaveLength(3);
    expect(all('completed')).toContainEqual({
      id: '0',
      errors: [expect.objectContaining({ path: ['missing', 'strict'] })],
    });
    expect(texts.map(({ hasNext }) => hasNext)).toEqual([...Array(texts.length - 1).fill(true), false]);
  });

  it('does not wait for a slow subgraph, nor for a slow field of the same one', async () => {
    await using federated = federate({ products, reviews });
    const [stock, slow] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    stockAnswers = stock.promise;
    reviewsAnswer = slow.promise;
    const query = '{ product { name ... @defer { stars } ... @defer { slow } } }';
    const answer = (await federated.engine.answer({ query }, { context: undefined }, IN_PARTS)) as AnswerStream;
    const texts = answer[Symbol.asyncIterator]();
    const next = async () => JSON.parse((await texts.next()).value!.text);
    expect(await next()).toEqual({ data: { product: { name: 'name 1' } }, hasNext: true });
    stock.resolve();
    expect(await next()).toEqual({ incremental: [{ data: { slow: 'slow' }, path: ['product'] }], hasNext: true });
    slow.resolve();
    expect(await next()).toEqual({ incremental: [{ data: { stars: 1 }, path: ['product'] }], hasNext: false });
    expect(await texts.next()).toEqual({ done: true, value: undefined });
  });

  it('has a part for each item of a list, each with its own errors', async () => {
    await using federated = federate({ products, reviews });
    const query = 'query { products { id ...Stars @defer } } fragment Stars on Product { stars }';
    expect(await textsOf(federated.engine, query)).toEqual([
      { data: { products: [{ id: '1' }, { id: '2' }] }, hasNext: true },
      {
        incremental: [
          { data: { stars: 1 }, path: ['products', 0] },
          {
            data: { stars: null },
            path: ['products', 1],
            errors: [expect.objectContaining({ path: ['products', 1, 'stars'] })],
          },
        ],
        hasNext: false,
      },
    ]);
  });

  it('delivers nested parts after their parents', async () => {
    await using federated = federate({ products, reviews });
    const query =
      '{ product { id ... @defer(label: "a") { name ... @defer(label: "b") { reviews { text ... @defer(label: "c") { product { name } } } } } } }';
    const { result, texts } = await assembleParts(
      await federated.engine.answer({ query }, { context: undefined }, IN_PARTS),
    );
    expect(result.data).toEqual({
      product: { id: '1', name: 'name 1', reviews: [{ text: 'review of 1', product: { name: 'name 1' } }] },
    });
    const labels = texts.flatMap(({ incremental = [] }) => incremental.map(({ label }) => label));
    expect(labels).toEqual(['a', 'b', 'c']);
  });

  it('stops null propagation at the deferred part, with an error', async () => {
    await using federated = federate({ products, reviews });
    const [first, second] = await textsOf(federated.engine, '{ missing { id ... @defer { strict } } }');
    expect(first).toEqual({ data: { missing: { id: '3' } }, hasNext: true });
    expect(second).toEqual({
      incremental: [
        { data: null, path: ['missing'], errors: [expect.objectContaining({ path: ['missing', 'strict'] })] },
      ],
      hasNext: false,
    });
  });

  it.each([
    ['the object is null', '{ nobody { id ... @defer { stars } } }', { nobody: null }],
    ['@defer is disabled', '{ product { id ... @defer(if: false) { stars } } }', { product: { id: '1', stars: 1 } }],
  ])('is one text when %s', async (_, query, data) => {
    await using federated = federate({ products, reviews });
    const answer = await federated.engine.answer({ query }, { context: undefined }, IN_PARTS);
    expect(answer).toEqual({ text: JSON.stringify({ data }), outcome: 'complete', errors: [] });
  });

  it.each([
    [{ later: false }, 1],
    [{ later: true }, 2],
    [{}, 2],
  ])('heeds the variable of `if`: %j', async (variables, count) => {
    await using federated = federate({ products, reviews });
    const query = 'query ($later: Boolean) { product { id ... @defer(if: $later) { stars } } }';
    expect(await textsOf(federated.engine, query, variables)).toHaveLength(count);
  });

  it('is a single response for a client that does not accept incremental delivery', async () => {
    await using federated = federate({ products, reviews });
    const query = '{ product { id ... @defer { stars } } }';
    for (let run = 0; run < 3; run++) {
      expect(await federated.engine.answer({ query }, { context: undefined }, ONE_ANSWER)).toMatchObject({
        text: '{"data":{"product":{"id":"1","stars":1}}}',
      });
    }
    expect(await textsOf(federated.engine, query)).toHaveLength(2);
  });

  it('fetches nothing again that the initial payload has', async () => {
    await using federated = federate({ products, reviews });
    const query = '{ product { id name ... @defer { id name stars } } }';
    expect(await textsOf(federated.engine, query)).toMatchObject([
      {},
      { incremental: [{ data: { id: '1', name: 'name 1', stars: 1 } }] },
    ]);
    expect(federated.sent.map(({ subgraph }) => subgraph)).toEqual(['products', 'reviews']);
  });

  it('may defer below the root of a mutation', async () => {
    await using federated = federate({ products, reviews });
    expect(await textsOf(federated.engine, 'mutation { rename { name ... @defer { stars } } }')).toHaveLength(2);
  });

  it('fetches nothing more once its reader has disconnected', async () => {
    await using federated = federate({ products, reviews });
    const query = '{ product { name ... @defer { stars } } }';
    const answer = (await federated.engine.answer({ query }, { context: undefined }, IN_PARTS)) as AnswerStream;
    const texts = answer[Symbol.asyncIterator]();
    await texts.return!();
    expect(await texts.next()).toMatchObject({ value: { text: expect.stringContaining('hasNext') } });
    expect(await texts.next()).toEqual({ done: true, value: undefined });
    await answer.ended;
    await sleep(20);
    expect(federated.sent.map(({ subgraph }) => subgraph)).toEqual(['products']);
  });

  it.each([
    ['mutation { ... @defer { rename { name } } }', '@defer cannot be used on the root type "Mutation".'],
    ['subscription { renamed { id ... @defer { stars } } }', '@defer cannot be used in a subscription.'],
    [
      'query ($l: String) { product { ... @defer(label: $l) { id } } }',
      'The label of a @defer must be a string literal',
    ],
    ['{ product { ... @defer(label: "x") { id } ... @defer(label: "x") { name } } }', 'The label "x" is used by more'],
    ['{ products @stream { id } }', 'Unknown directive "@stream".'],
  ])('is refused for %s', async (query, message) => {
    await using federated = federate({ products, reviews });
    const answer = (await federated.engine.answer({ query }, { context: undefined }, ACCEPTS_ALL)) as Answer;
    expect(answer.outcome).toBe('refused');
    expect(JSON.parse(answer.text).errors[0]).toMatchObject({
      message: expect.stringContaining(message),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });
});
