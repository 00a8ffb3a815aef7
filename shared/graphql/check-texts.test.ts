import { type ExecutionResult, type GraphQLObjectType, graphql, parse, subscribe } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSubgraphSchema } from './subgraph.ts';

const SDL = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { one(text: String, id: ID, lists: [[String]], input: Input, size: Int): String things: [Thing!]! }
  type Thing { batched(text: String): String }
  type Subscription { ticks(text: String): String }
  input Input { text: String again: [Input!] }
`;
const schema = createSubgraphSchema({
  schema: SDL,
  resolvers: {
    Query: { one: () => 'resolved', things: () => [{}, {}] },
    Subscription: {
      ticks: {
        async *subscribe() {
          yield { ticks: 'tick' };
        },
      },
    },
  },
  batches: { Thing: { batched: (things: readonly unknown[]) => things.map(() => 'resolved') } },
});

const run = async (source: string, variableValues: Record<string, unknown>): Promise<ExecutionResult> =>
  graphql({ schema, source, variableValues, contextValue: {} });
const argumentsOf = ({ errors }: ExecutionResult) =>
  errors?.map(({ extensions }) => [extensions.code, extensions.argument]);

describe('a field', () => {
  it.each<[string, string, unknown, string]>([
    ['a text', '$v: String) { one(text: $v)', 'a\0b', 'text'],
    ['an id', '$v: ID) { one(id: $v)', '\ud800', 'id'],
    ['lists of lists', '$v: [[String]]) { one(lists: $v)', [[], [null, 'ok', '\u202e']], 'lists[1][2]'],
    ['an input in itself', '$v: Input) { one(input: $v)', { again: [{}, { text: '\ufffe' }] }, 'input.again[1].text'],
  ])('refuses %s that breaks the rule, and says where it is', async (_, head, v, argument) => {
    expect(argumentsOf(await run(`query (${head} }`, { v }))).toEqual([['BAD_USER_INPUT', argument]]);
  });

  it('refuses it in literals', async () => {
    expect(argumentsOf(await run('{ one(input: { text: "\\u202e" }) }', {}))).toEqual([
      ['BAD_USER_INPUT', 'input.text'],
    ]);
  });

  it('of many objects refuses it once, before its batch is resolved', async () => {
    const result = await run('query ($v: String) { things { batched(text: $v) } }', { v: '\0' });
    expect(argumentsOf(result)).toEqual([
      ['BAD_USER_INPUT', 'text'],
      ['BAD_USER_INPUT', 'text'],
    ]);
    const { extensions } = (schema.getType('Thing') as GraphQLObjectType).getFields().batched!;
    const { resolveBatch } = extensions as { resolveBatch(...call: unknown[]): unknown };
    expect(() => resolveBatch([{}], { text: '\0' })).toThrow('NUL');
    expect(resolveBatch([{}], { text: 'a' })).toEqual(['resolved']);
  });

  it('of a subscription refuses it before it is opened', async () => {
    const document = parse('subscription ($v: String) { ticks(text: $v) }');
    const opened = await subscribe({ schema, document, variableValues: { v: '\0' } });
    expect(argumentsOf(opened as ExecutionResult)).toEqual([['BAD_USER_INPUT', 'text']]);
  });

  it('resolves all other texts', async () => {
    const v = { text: '가\n나', again: [{ text: null }] };
    const result = await run('query ($v: Input) { one(text: "a", id: 1, lists: ["x"], input: $v, size: 3) }', { v });
    expect(result).toEqual({ data: { one: 'resolved' } });
  });
});
