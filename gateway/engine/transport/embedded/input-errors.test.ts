import { buildSchema, GraphQLError, type GraphQLScalarType, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { FetchScope, SubgraphResponse } from '../transport.ts';
import { createEmbeddedTransport } from './embedded.ts';

/** Wrong values of scalars that only a subgraph knows, as a transport answers them. */

const schema = buildSchema(/* GraphQL */ `
  scalar Even
  scalar Coded
  type Query { one(even: Even, coded: Coded, input: Input): Int fails: Int }
  input Input { evens: [Even!] inner: Input }
  type Subscription { ticks(even: Even): Int }
`);
const even = (value: unknown) => {
  if (typeof value === 'number' && value % 2 === 0) return value;
  throw new TypeError(`${value} is odd`);
};
Object.assign(schema.getType('Even') as GraphQLScalarType, {
  parseValue: even,
  parseLiteral: (node: { value: string }) => even(Number(node.value)),
});
Object.assign(schema.getType('Coded') as GraphQLScalarType, {
  parseValue() {
    throw new GraphQLError('never', { extensions: { code: 'OF_ITS_OWN' } });
  },
});
Object.assign(schema.getQueryType()!.getFields().one!, { resolve: () => 1 });
Object.assign(schema.getQueryType()!.getFields().fails!, {
  resolve() {
    throw new Error('a fault');
  },
});

const scope: FetchScope = { context: {}, contexts: new Map() } as never;
const codesOf = ({ errors }: SubgraphResponse) =>
  errors?.map(({ extensions }) => [extensions?.code, extensions?.argument]);
const masked: GraphQLError[] = [];
const transport = createEmbeddedTransport({
  name: 'numbers',
  schema,
  formatError(error) {
    if (error.originalError && !(error.originalError instanceof GraphQLError)) masked.push(error);
    return error;
  },
});
const operation = (text: string, kind: 'query' | 'subscription' = 'query') =>
  ({ text, document: parse(text), operationName: undefined, kind, entities: false }) as never;

describe('an embedded subgraph', () => {
  it.each<[string, string, Record<string, unknown>, string | undefined]>([
    ['a variable', 'query ($v: Even) { one(even: $v) }', { v: 3 }, 'v'],
    [
      'a part of a variable',
      'query ($v: Input) { one(input: $v) }',
      { v: { inner: { evens: [2, 5] } } },
      'v.inner.evens[1]',
    ],
    ['a literal', '{ one(even: 3) }', {}, undefined],
    ['a literal inside another', '{ one(input: { evens: [2, 5] }) }', {}, undefined],
  ])('answers BAD_USER_INPUT for %s, each time, and no fault', async (_, text, variables, argument) => {
    const fetch = transport.prepare(operation(text));
    for (let i = 0; i < 3; i++) {
      expect(codesOf(await fetch(variables, scope))).toEqual([['BAD_USER_INPUT', argument]]);
    }
    expect(masked).toEqual([]);
  });

  it('names each of several wrong values', async () => {
    const fetch = transport.prepare(operation('query ($a: Even, $b: [Even]) { one(even: $a, input: { evens: [] }) }'));
    expect(codesOf(await fetch({ a: 1, b: [1, 2, 3] }, scope))).toEqual([
      ['BAD_USER_INPUT', 'a'],
      ['BAD_USER_INPUT', 'b[0]'],
      ['BAD_USER_INPUT', 'b[2]'],
    ]);
  });

  it('keeps the code that a scalar gives, and leaves faults alone', async () => {
    const coded = transport.prepare(operation('query ($v: Coded) { one(coded: $v) }'));
    expect(codesOf(await coded({ v: 1 }, scope))).toEqual([['OF_ITS_OWN', 'v']]);
    const fails = transport.prepare(operation('{ fails one(even: 2) }'));
    expect(await fails({}, scope)).toMatchObject({ data: { fails: null, one: 1 }, errors: [{ message: 'a fault' }] });
    expect(codesOf(await fails({}, scope))).toEqual([[undefined, undefined]]);
  });

  it('refuses a subscription so, too', async () => {
    const subscribe = transport.prepareSubscription!(
      operation('subscription ($v: Even) { ticks(even: $v) }', 'subscription'),
    );
    expect(codesOf((await subscribe({ v: 3 }, scope)) as SubgraphResponse)).toEqual([['BAD_USER_INPUT', 'v']]);
  });
});
