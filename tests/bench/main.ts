import { commandLine, commit, endOnSignals } from './command.ts';
import { type Contestant, PASS_TOKENS } from './contestants/contestant.ts';
import { type DataLayer, type DataLayerKind, MEMORY, openMongo } from './contestants/data-layer.ts';
import { measureStart } from './contestants/measure-start.ts';
import { createOperations, mostSamples, type Operation, type OperationId } from './contestants/operations.ts';
import { startContestants } from './contestants/start-contestants.ts';
import { type LoadGenerator, startLoadGenerator } from './harness/load-generator.ts';
import { type ReferenceAnswer, referenceAnswers } from './harness/parity.ts';
import type { Spread } from './harness/statistics.ts';
import { type BenchOptions, readOptions, USAGE } from './options.ts';
import { createProgress } from './report/progress.ts';
import { scenarioTable, scenarioTitle } from './report/scenario-table.ts';
import { targetLines } from './report/targets.ts';
import { terminalTable } from './report/text-table.ts';
import { writeReport } from './report/write-report.ts';
import { circumstances, type ScenarioResults, saveResults } from './results.ts';
import { runScenario } from './run-scenario.ts';

/** `npm run bench`: newsgraph beside all other contestants. */

const REFERENCE = 'monolith-js';
const print = (line: string) => console.log(line);

interface Bench {
  readonly options: BenchOptions;
  readonly operations: ReadonlyMap<OperationId, Operation>;
  readonly generator: LoadGenerator;
  readonly signal: AbortSignal;
}

async function main(args: string[]): Promise<void> {
  if (args.includes('--help')) return print(USAGE);
  const options = readOptions(args);
  const signal = endOnSignals();
  await using generator = await startLoadGenerator();
  const bench: Bench = { options, operations: await createOperations(), generator, signal };
  const layers: Partial<Record<DataLayerKind, string>> = {};
  const scenarios: ScenarioResults[] = [];
  let start: Spread | undefined;
  for (const kind of new Set(options.scenarios.map(scenario => scenario.data))) {
    await using layer = kind === 'memory' ? MEMORY : await openMongo(print);
    layers[kind] = layer.title;
    if (kind === 'mongodb' && options.only.includes('newsgraph')) start = await measureStart(layer);
    scenarios.push(...(await runLayer(bench, layer)));
  }
  const { rounds, seconds, complete } = options;
  const results = {
    ...circumstances(commandLine('bench', args), commit()),
    rounds,
    seconds,
    layers,
    scenarios,
    ...(start && { start }),
  };
  print(`\nTargets\n${targetLines({ bench: results }).join('\n')}`);
  if (!complete) return print('\nNot written to docs/performance.md: something was left out.');
  await saveResults('bench', results);
  await writeReport();
  print('\nWritten: docs/performance.md');
}

/** All scenarios of one data layer. */
async function runLayer(bench: Bench, layer: DataLayer): Promise<ScenarioResults[]> {
  const { options, operations } = bench;
  const wanted = options.scenarios.filter(scenario => scenario.data === layer.kind);
  print(`\nStarting the contestants, data ${layer.kind === 'memory' ? layer.title : `on ${layer.title}`}`);
  await using contestants = await startContestants(layer, { only: [...options.only, REFERENCE], log: print });
  const reference = contestants.all.find(contestant => contestant.id === REFERENCE)!;
  const expected = new Map<OperationId, ReferenceAnswer[]>();
  // The contestant of prebuilt bytes needs all of them.
  const most = layer.kind === 'memory' ? Number.POSITIVE_INFINITY : options.ownSamples;
  for (const id of new Set(wanted.map(scenario => scenario.operation))) {
    const operation = operations.get(id)!;
    expected.set(id, await referenceAnswers(reference, operation, Math.min(most, mostSamples(operation))));
  }
  const timed: Contestant[] = contestants.all.filter(contestant => options.only.includes(contestant.id));
  if (layer.kind === 'memory' && options.only.includes('ready-bytes')) {
    const answers = [...expected.values()].flat().map(({ request, text }) => [request.body ?? '', text] as const);
    timed.push(await contestants.startReadyBytes(answers));
  }
  const titles = new Map(operations.values().map(operation => [operation.id as string, operation.title]));
  const results: ScenarioResults[] = [];
  const warm = new Set<string>();
  for (const scenario of wanted) {
    const operation = operations.get(scenario.operation)!;
    const title = scenarioTitle({ ...scenario, summaries: {}, refused: {} }, titles);
    const progress = createProgress(title);
    // Some operations have no hand-written route.
    const able = timed
      .filter(({ form }) => form === 'graphql' || operation.pagePath)
      .filter(({ id }) => !operation.moderator || PASS_TOKENS.includes(id));
    const shared = { ...bench, layer, scenario, operation, contestants: able, warm };
    const result = await runScenario({ ...shared, expected: expected.get(operation.id)!, onProgress: progress.show });
    progress.end();
    printScenario(title, result);
    results.push(result);
  }
  return results;
}

function printScenario(title: string, result: ScenarioResults): void {
  const { head, rows } = scenarioTable(result);
  print(`\n${title}\n${terminalTable(head, rows)}`);
  for (const reason of Object.values(result.refused)) print(`NOT TIMED: ${reason}`);
  const busiest = Math.max(0, ...Object.values(result.summaries).map(summary => summary.load));
  if (busiest > 0.9) print(`The load generator itself needed ${Math.round(busiest * 100)} % of a core.`);
}

await main(process.argv.slice(2));
process.exit();
