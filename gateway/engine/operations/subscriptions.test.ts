import { describe, expect, it } from 'vitest';
import { federate, type TestSubgraph } from '../../../tests/support/federate.ts';
import { type Answer, type AnswerPart, type AnswerStream, isStream } from './answer.ts';
import type { Engine } from './engine.ts';

/** An event source fed by the test; reports when it was closed. */
function createSource() {
  const waiting: unknown[] = [];
  let wake: (() => void) | undefined;
  let failure: Error | undefined;
  const source = {
    returned: 0,
    push(value: unknown) {
      waiting.push(value);
      wake?.();
    },
    fail(error: Error) {
      failure = error;
      wake?.();
    },
    async next(): Promise<IteratorResult<unknown>> {
      while (waiting.length === 0) {
        if (failure) throw failure;
        if (source.returned > 0) return { done: true, value: undefined };
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        await promise;
      }
      return { done: false, value: waiting.shift() };
    },
    async return() {
      source.returned++;
      wake?.();
      return { done: true, value: undefined } as const;
    },
    [Symbol.asyncIterator]: () => source,
  };
  return source;
}

let source = createSource();
let contexts = 0;

const stock: TestSubgraph = {
  typeDefs: `type Query { a: Int } type Product @key(fields: "id") { id: ID! count: Int! weight: Int }
    type Subscription { sold(min: Int = 1): Product  refused: Int  broken: Product! }`,
  resolvers: {
    Query: { a: () => 1 },
    Product: { __resolveReference: (product: object) => product },
    Subscription: {
      sold: {
        subscribe(_: unknown, { min }: { min: number }) {
          source.push({ id: `m${min}`, count: 0 });
          return source;
        },
        resolve: (event: unknown) => event,
      },
      refused: {
        subscribe: () => {
          throw new Error('not today');
        },
      },
      broken: { subscribe: () => source, resolve: () => null },
    },
  },
};
const catalogue: TestSubgraph = {
  typeDefs: `type Query { b: Int } type Product @key(fields: "id") { id: ID! name: String! weight: Int @external shipping: Int @requires(fields: "weight") }`,
  resolvers: {
    Query: { b: () => 2 },
    Product: {
      __resolveReference: ({ id, weight }: { id: string; weight?: number }) =>
        id === 'gone' ? null : { id, name: `Name of ${id}, ${++contexts}`, weight },
      shipping: ({ weight }: { weight: number }) => weight * 2,
    },
  },
};
const ACCEPTS = { subscription: true, incremental: undefined };

async function open(engine: Engine, query: string, variables = {}): Promise<AsyncIterator<AnswerPart, undefined>> {
  const stream = await engine.answer({ query, variables }, { context: {} }, ACCEPTS);
  expect(isStream(stream), JSON.stringify(stream)).toBe(true);
  return (stream as AnswerStream)[Symbol.asyncIterator]();
}
const read = async (events: AsyncIterator<AnswerPart, undefined>) => {
  const { done, value } = await events.next();
  return done ? 'end' : JSON.parse(value.text);
};

describe('a subscription', () => {
  it('completes each event from the other subgraphs', async () => {
    source = createSource();
    await using federated = federate({ stock, catalogue });
    const query =
      'subscription ($min: Int) { news: sold(min: $min) { count name shipping ... on Product @skip(if: true) { id } } }';
    const events = await open(federated.engine, query, { min: 7 });
    source.push({ id: 'a', count: 3, weight: 4 });
    expect((await read(events)).data.news).toEqual({
      count: 0,
      name: expect.stringMatching(/^Name of m7/),
      shipping: 0,
    });
    expect((await read(events)).data.news).toEqual({
      count: 3,
      name: expect.stringMatching(/^Name of a/),
      shipping: 8,
    });
    await events.return?.();
    expect(source.returned).toBe(1);
    expect(await read(events)).toBe('end');
  });

  it('ends at once while waiting for an event', async () => {
    source = createSource();
    await using federated = federate({ stock, catalogue });
    const events = await open(federated.engine, 'subscription { sold { id } }');
    await read(events);
    const pending = events.next();
    await events.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
  });

  it('completes an event with errors like a query, and continues', async () => {
    source = createSource();
    await using federated = federate({ stock, catalogue });
    const events = await open(federated.engine, 'subscription { sold { id name count } }');
    await read(events);
    source.push({ id: 'gone', count: 1 });
    source.push({ id: 'b', count: null });
    source.push({ id: 'c', count: 1 });
    expect(await read(events)).toMatchObject({ data: { sold: null }, errors: [{ path: ['sold', 'name'] }] });
    expect(await read(events)).toMatchObject({ data: { sold: null }, errors: [{ path: ['sold', 'count'] }] });
    expect(await read(events)).toMatchObject({ data: { sold: { id: 'c', count: 1 } } });
    await events.return?.();
  });

  it('reports that its source failed, and ends', async () => {
    source = createSource();
    await using federated = federate({ stock, catalogue });
    const events = await open(federated.engine, 'subscription { sold { id } }');
    await read(events);
    source.fail(new Error('secret detail'));
    const last = await read(events);
    expect(last).toMatchObject({ errors: [{ extensions: { serviceName: 'stock' } }] });
    expect(JSON.stringify(last)).not.toContain('secret');
    expect(await read(events)).toBe('end');
  });

  it.each([
    ['subscription { refused }', 'DOWNSTREAM_SERVICE_ERROR'],
    ['subscription { sold { id } broken { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription ($min: Int!) { sold(min: $min) { id } }', 'BAD_USER_INPUT'],
  ])('%s is refused with %s', async (query, code) => {
    await using federated = federate({ stock, catalogue });
    const { text, outcome } = (await federated.engine.answer({ query }, { context: {} }, ACCEPTS)) as Answer;
    expect(outcome).toBe('refused');
    expect(text).toMatch(/^\{"errors"/);
    expect(JSON.parse(text).errors[0].extensions.code).toBe(code);
  });

  it('requires a client that accepts it', async () => {
    await using federated = federate({ stock, catalogue });
    const text = await federated.engine.executeToText({ query: 'subscription { sold { id } }' });
    expect(JSON.parse(text).errors[0].extensions.code).toBe('SUBSCRIPTION_NOT_ACCEPTED');
  });
});
