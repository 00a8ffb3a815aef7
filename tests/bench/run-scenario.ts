import { type Contestant, type ContestantId, TITLES } from './contestants/contestant.ts';
import type { DataLayer } from './contestants/data-layer.ts';
import { type Operation, requestsOf } from './contestants/operations.ts';
import type { LoadGenerator } from './harness/load-generator.ts';
import { measure, type Sample, type Summary, summarize } from './harness/measure.ts';
import { checkParity, type ReferenceAnswer } from './harness/parity.ts';
import type { BenchOptions, Scenario } from './options.ts';
import type { ScenarioResults } from './results.ts';

export interface ScenarioRun {
  readonly scenario: Scenario;
  readonly operation: Operation;
  readonly contestants: readonly Contestant[];
  readonly layer: DataLayer;
  readonly generator: LoadGenerator;
  readonly expected: readonly ReferenceAnswer[];
  readonly options: Pick<BenchOptions, 'rounds' | 'seconds' | 'warmUpSeconds' | 'samples' | 'ownSamples'>;
  /** The contestants and operations that are warmed up; added to. */
  readonly warm: Set<string>;
  readonly signal: AbortSignal;
  onProgress(line: string): void;
}

/** Compares the responses of all contestants, and times those with correct ones, in turn. */
export async function runScenario(run: ScenarioRun): Promise<ScenarioResults> {
  const refused: Partial<Record<ContestantId, string>> = {};
  const attempt = async (contestant: Contestant, action: () => Promise<void>) => {
    run.signal.throwIfAborted();
    await action().catch((error: Error) => {
      refused[contestant.id] = error.message;
    });
  };
  for (const contestant of run.contestants) await attempt(contestant, () => checkAnswers(run, contestant));

  const samples = new Map<ContestantId, Sample[]>();
  for (let round = 0; round < run.options.rounds; round++) {
    // A different contestant starts each round, so that none always follows the same one.
    for (const contestant of [...run.contestants.slice(round), ...run.contestants.slice(0, round)]) {
      if (refused[contestant.id] !== undefined) continue;
      run.onProgress(`round ${round + 1} of ${run.options.rounds}: ${TITLES[contestant.id]}`);
      await attempt(contestant, async () => {
        await warmUp(run, contestant);
        const sample = await measureFor(run, contestant, run.options.seconds);
        samples.set(contestant.id, [...(samples.get(contestant.id) ?? []), sample]);
      });
    }
  }
  const summaries: Partial<Record<ContestantId, Summary>> = {};
  for (const [id, taken] of samples) if (refused[id] === undefined) summaries[id] = summarize(taken);
  return { ...run.scenario, summaries, refused };
}

function checkAnswers({ operation, expected, options }: ScenarioRun, contestant: Contestant): Promise<void> {
  const own = contestant.id.startsWith('newsgraph');
  return checkParity(contestant, operation, expected, own ? options.ownSamples : options.samples);
}

/** Planning, compiling and caching for the first time are not measured. */
async function warmUp(run: ScenarioRun, contestant: Contestant): Promise<void> {
  const key = `${contestant.id} ${run.operation.query}`;
  if (run.warm.has(key)) return;
  run.warm.add(key);
  await measureFor(run, contestant, run.options.warmUpSeconds);
}

function measureFor({ generator, layer, operation, scenario }: ScenarioRun, contestant: Contestant, seconds: number) {
  const requests = requestsOf(operation, contestant);
  return measure(generator, contestant, layer, { requests, connections: scenario.connections, seconds });
}
