import { describe, expect, it } from 'vitest';
import { federate } from '../../../tests/support/federate.ts';

/** A subgraph whose reads wait until the test lets them go. */
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
    // Whoever has been asked is waiting by now.
    await new Promise(resolve => setImmediate(resolve));
    for (const resolve of waiting.splice(0)) resolve();
  };
  return { federated: federate(subgraphs, { shareAnswers: true }), reads: waiting, letGo };
}

const query = 'query ($of: Int) { value(of: $of) }';

describe('equal queries that run at the same time', () => {
  it('share one run when they are of one identity and have the same variables', async () => {
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

  it('are not joined by one that comes after a mutation has ended', async () => {
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
