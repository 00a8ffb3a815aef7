import { GraphQLScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { answer, federate } from '../../../tests/support/federate.ts';

const SUBGRAPHS = {
  echo: {
    typeDefs: 'scalar JSON type Query { echo(json: JSON): String }',
    resolvers: {
      JSON: new GraphQLScalarType({ name: 'JSON' }),
      Query: { echo: (_: unknown, { json }: { json: unknown }) => JSON.stringify(json) },
    },
  },
};

describe('a literal of nested lists and objects', () => {
  it.each([
    ['lists', '['.repeat(60), ']'.repeat(60)],
    ['objects', '{a:'.repeat(60), '}'.repeat(60)],
    ['both', '[{a:'.repeat(40), '}]'.repeat(40)],
  ])(
    'of %s is planned in a time that grows with its length, and its variables are sent',
    async (_what, open, close) => {
      await using graph = federate(SUBGRAPHS);
      const started = performance.now();
      const { data, errors } = await answer(graph.engine, `query ($v: JSON) { echo(json: ${open}$v${close}) }`, {
        v: 7,
      });
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(errors).toBeUndefined();
      expect(data).toEqual({ echo: `${open}7${close}`.replaceAll('a:', '"a":') });
    },
  );
});
