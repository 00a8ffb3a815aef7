import { describe, expect, it } from 'vitest';
import { federate } from '../../../tests/support/federate.ts';

/** A subgraph that answers when the test releases it. */
function createSlow() {
  const waiting: (() => void)[] = [];
  let value = 1;
  const read = async () => {
    const seen = value;
    await new Promise<void>(resolve => waiting.push(resolve));
    return seen;
  };
  const subgraphs = {
    slow: {
      typeDefs: 'type Query { value(of: Int): Int } type Mutation { write: Int }',
      resolvers: { Query: { value: read }, Mutation: { write: () => ++value } },
    },
  };
  const letGo = async () => {
    // By now every request is waiting for the subgraph.
    await new Promise(resolve => setImmediate(resolve));
    for (const resolve of waiting.splice(0)) resolve();
  };
  return { federated: federate(subgraphs, { shareAnswers: true }), reads: waiting, letGo };
}

const query = 'query ($of: Int) { value(of: $of) }';

describe('identical queries in flight', () => {
  it('share one execution if they have the same identity and variables', async () => {
    const { federated, letGo } = createSlow();
    await using _ = federated;
    const ask = (identity: string | undefined, of = 1) =>
      federated.engine.executeToText(
        { query, variables: { of } },
        { context: {}, ...(identity !== undefined && { identity }) },
      );
    const first = [ask('a'), ask('a')];
    await letGo();
    await Promise.all(first);
    const before = federated.sent.length;
    const answers = [ask('a'), ask('a'), ask('b'), ask('a', 2), ask(undefined), ask(undefined)];
    await letGo();
    for (const answer of await Promise.all(answers)) expect(answer).toBe('{"data":{"value":1}}');
    expect(federated.sent.length - before).toBe(5);
    const again = ask('a');
    await letGo();
    await again;
    expect(federated.sent.length - before).toBe(6);
  });

  it('are not joined by a query that arrives after a mutation has completed', async () => {
    const { federated, letGo } = createSlow();
    await using _ = federated;
    const context = { context: {}, identity: 'a' };
    const ask = (text: string) => federated.engine.executeToText({ query: text }, context);
    const warm = ask(query);
    await letGo();
    await warm;
    const before = ask(query);
    expect(await ask('mutation { write }')).toBe('{"data":{"write":2}}');
    const after = ask(query);
    await letGo();
    expect([await before, await after]).toEqual(['{"data":{"value":1}}', '{"data":{"value":2}}']);
  });
});
