import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../gateway/engine/operations/create-engine.ts';
import type { Engine } from '../../gateway/engine/operations/engine.ts';
import { loadSupergraph } from '../../gateway/engine/supergraph/load-supergraph.ts';
import { createEmbeddedTransport } from '../../gateway/engine/transport/embedded/embedded.ts';
import { assembleParts } from '../support/assemble-parts.ts';
import { compareAnswers, toAnswer } from './compare-answers.ts';
import { type ComposedSuite, composeSuite } from './compose-suite.ts';
import { putDefers } from './put-defers.ts';
import { createRandom, createRandomOperation, hash } from './random-operation.ts';
import { executeMonolith } from './run-suite.ts';
import { suites } from './suites/index.ts';

const count = Number(process.env.FEDERATION_SEEDS ?? 10);
const only = process.env.FEDERATION_SEED;
const seeds = only === undefined ? Array.from({ length: count }, (_, i) => i) : [Number(only)];

const IN_PARTS = { subscription: false, incremental: '20220824' } as const;

function engineOf({ supergraphSdl, subgraphs }: ComposedSuite): Engine {
  const transports = subgraphs.map(subgraph => createEmbeddedTransport(subgraph));
  return createEngine({ supergraph: loadSupergraph(supergraphSdl), transports, planning: 'inline' });
}

describe('random operations with @defer', () => {
  let inParts = 0;

  it.each(suites.filter(suite => suite.notRandom === undefined))(
    'over $name: their parts merge to the result of the monolith without @defer',
    async suite => {
      const composed = composeSuite(suite);
      const engine = engineOf(composed);
      const failures: string[] = [];
      for (const seed of seeds) {
        const request = createRandomOperation(composed.monolith, suite, seed, false);
        const query = putDefers(request.query, createRandom(hash(`${suite.name} ${seed}`)));
        if (validate(engine.schema, parse(query)).length > 0) continue;
        const expected = toAnswer(await executeMonolith(composed, request));
        const { result, texts } = await assembleParts(
          await engine.answer({ ...request, query }, { context: undefined }, IN_PARTS),
        );
        if (texts.length > 1) inParts++;
        const answer = toAnswer(result);
        const clean = !expected.errors?.length;
        // With a null in a non-null field, the parts end where a single response would lose more.
        const differences = clean
          ? compareAnswers({ query, errors: 'as the monolith' }, expected, answer)
          : answer.errors?.length
            ? []
            : ['errors are missing'];
        if (differences.length === 0) continue;
        failures.push(
          `FEDERATION_SEED=${seed}: ${differences.join('; ')}\n${query}\nvariables ${JSON.stringify(request.variables)}\n` +
            `monolith ${JSON.stringify(expected)}\ngateway  ${JSON.stringify(answer)}\ntexts ${JSON.stringify(texts)}`,
        );
      }
      await engine.close();
      expect.soft(failures.length, failures.slice(0, 3).join('\n\n')).toBe(0);
    },
    20_000 + 500 * seeds.length,
  );

  it('come in parts, many of them', () => {
    expect(inParts).toBeGreaterThan(seeds.length);
  });
});
