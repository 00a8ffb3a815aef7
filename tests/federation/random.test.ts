import { describe, expect, it } from 'vitest';
import { type Answer, compareAnswers, toAnswer } from './compare-answers.ts';
import { type ComposedSuite, composeSuite } from './compose-suite.ts';
import type { GatewayRequest } from './contestant.ts';
import { contestants } from './contestants.ts';
import { createRandomOperation } from './random-operation.ts';
import { executeMonolith, startContestant } from './run-suite.ts';
import { suites } from './suites/index.ts';

/** The number of seeds per suite; `FEDERATION_SEED` runs only that one. */
const count = Number(process.env.FEDERATION_SEEDS ?? 10);
const only = process.env.FEDERATION_SEED;
const seeds = only === undefined ? Array.from({ length: count }, (_, i) => i) : [Number(only)];

interface Failure {
  seed: number;
  contestant: string;
  differences: string[];
  request: GatewayRequest;
  expected: Answer;
  answer: Answer;
}

function describeFailure({ seed, contestant, differences, request, expected, answer }: Failure): string {
  return [
    `FEDERATION_SEED=${seed} on ${contestant}: ${differences.join('; ')}`,
    request.query,
    `variables ${JSON.stringify(request.variables)}`,
    `monolith  ${JSON.stringify(expected)}`,
    `gateway   ${JSON.stringify(answer)}`,
  ].join('\n');
}

/** Runs every seed on every contestant and on the monolith, one after another since they share their data. */
async function findFailures(composed: ComposedSuite): Promise<Failure[]> {
  await using stack = new AsyncDisposableStack();
  const gateways = [];
  for (const contestant of contestants) {
    gateways.push({ contestant: contestant.name, gateway: stack.use(await startContestant(contestant, composed)) });
  }
  const failures: Failure[] = [];
  for (const seed of seeds) {
    const request = createRandomOperation(composed.monolith, composed.suite, seed);
    composed.world.reset();
    const expected = toAnswer(await executeMonolith(composed, request));
    expect(expected.data, `${request.query} ${JSON.stringify(expected)}`).toBeDefined();
    for (const { contestant, gateway } of gateways) {
      composed.world.reset();
      const answer = toAnswer(await gateway.execute(request));
      const differences = compareAnswers({ query: request.query, errors: 'as the monolith' }, expected, answer);
      if (differences.length > 0) failures.push({ seed, contestant, differences, request, expected, answer });
    }
  }
  return failures;
}

describe('random operations', () => {
  const tried = suites.filter(suite => suite.notRandom === undefined);

  it.each(tried)(
    'over $name have the result of the monolith',
    async suite => {
      const failures = await findFailures(composeSuite(suite));
      const shown = failures.slice(0, 3).map(describeFailure).join('\n\n');
      expect.soft(failures.length, `${failures.length} wrong answers to ${seeds.length} operations\n${shown}`).toBe(0);
    },
    20_000 + 500 * seeds.length,
  );

  it('are the same for the same seed and differ between seeds', () => {
    const { monolith, suite } = composeSuite(suites[0]!);
    const queries = seeds.map(seed => createRandomOperation(monolith, suite, seed).query);
    expect(seeds.map(seed => createRandomOperation(monolith, suite, seed).query)).toEqual(queries);
    expect(new Set(queries).size).toBeGreaterThan(seeds.length / 2);
  });
});
