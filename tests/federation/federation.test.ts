import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareAnswers, toAnswer } from './compare-answers.ts';
import { type ComposedSuite, composeSuite } from './compose-suite.ts';
import type { RunningGateway } from './contestant.ts';
import { contestants } from './contestants.ts';
import { executeMonolith, startContestant } from './run-suite.ts';
import type { Operation } from './suite.ts';
import { suites } from './suites/index.ts';

for (const suite of suites) {
  const operations = Object.entries(suite.operations).map(([title, operation]): [string, Operation] => [
    title,
    typeof operation === 'string' ? { query: operation } : operation,
  ]);

  describe(`${suite.name} on the monolith`, () => {
    let composed: ComposedSuite;
    beforeAll(() => {
      composed = composeSuite(suite);
    });

    it.each(operations)('answers %s', async (_, operation) => {
      composed.world.reset();
      const answer = toAnswer(await executeMonolith(composed, operation));
      const mayFail = operation.errors || operation.refused || operation.data !== undefined;
      if (!mayFail) expect(answer.errors).toBeUndefined();
      if (operation.errors === 'as the monolith') expect(answer.errors).toBeDefined();
      if (operation.data === undefined && !operation.refused) expect(answer.data).toBeDefined();
    });
  });

  describe.each(contestants)(`${suite.name} on $name`, contestant => {
    let composed: ComposedSuite;
    let gateway: RunningGateway;
    beforeAll(async () => {
      composed = composeSuite(suite);
      gateway = await startContestant(contestant, composed);
    });
    afterAll(() => gateway?.[Symbol.asyncDispose]());

    it.each(operations)('answers %s', async (_, operation) => {
      const { world, subgraphs } = composed;
      world.reset();
      const expected = toAnswer(await executeMonolith(composed, operation));
      world.reset();
      for (const subgraph of subgraphs) subgraph.representations = 0;
      const { query, variables, operationName } = operation;
      const answer = toAnswer(await gateway.execute({ query, variables, operationName }));
      const differences = compareAnswers(operation, expected, answer);
      for (const [name, most] of Object.entries(operation.atMostRepresentations ?? {})) {
        const sent = subgraphs.find(subgraph => subgraph.name === name)!.representations;
        if (sent > most) differences.push(`${name} was sent ${sent} representations, more than ${most}`);
      }
      const wanted = operation.data === undefined ? expected.data : operation.data;
      expect({ differences, ...answer }, differences.join('; ')).toEqual({
        differences: [],
        ...answer,
        ...(operation.refused ? {} : { data: wanted }),
      });
    });
  });
}
