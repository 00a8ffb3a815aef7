import { parseArgs } from 'node:util';
import { commandLine, commit, endOnSignals } from './command.ts';
import { freshOperation } from './contestants/fresh-operations.ts';
import { ANYBODY, createOperations, requestsOf } from './contestants/operations.ts';
import { entryFile, startNewsgraph } from './contestants/start-newsgraph.ts';
import type { LoadResult } from './harness/load.ts';
import { startLoadGenerator } from './harness/load-generator.ts';
import { spreadOf } from './harness/statistics.ts';
import { terminalTable } from './report/text-table.ts';
import { writeReport } from './report/write-report.ts';
import { circumstances, saveResults } from './results.ts';

/**
 * `npm run bench:flood`: how 20 new operations a second affect the latency of cached ones. Steady load, well below the
 * gateway's capacity, with and without the flood in turn.
 */

const NEW_PER_SECOND = 20;
/** The steady load as a share of the gateway's capacity. */
const SHARE = 0.3;
const CONNECTIONS = 16;

const args = process.argv.slice(2);
const { values } = parseArgs({
  args,
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

const signal = endOnSignals();
await using steadyLoad = await startLoadGenerator();
await using floodLoad = await startLoadGenerator();
await using newsgraph = await startNewsgraph({ args: [entryFile('memory-gateway')] });
const { port } = newsgraph;
const operations = await createOperations();
const [home, article] = [operations.get('home')!, operations.get('article')!];
const pages = [home, article].map(operation => requestsOf(operation, ANYBODY));
const requests = pages[0]!.flatMap((request, i) => [request, pages[1]![i]!]);

const known = { port, requests, connections: CONNECTIONS };
await steadyLoad.run({ ...known, seconds: 2 });
const most = await steadyLoad.run({ ...known, seconds: 2 });
const steadyPerSecond = Math.max(1, Math.round(most.requestsPerSecond * SHARE));
const steady = { ...known, seconds, requestsPerSecond: steadyPerSecond };

let next = 0;
function flood(): Promise<LoadResult> {
  const fresh = Array.from({ length: Math.ceil(seconds * NEW_PER_SECOND) + 1 }, () => {
    const number = next++;
    return freshOperation(number, String(article.variables[number % article.variables.length]!.id));
  });
  return floodLoad.run({ port, requests: fresh, connections: 8, seconds, requestsPerSecond: NEW_PER_SECOND });
}

const without: LoadResult[] = [];
const flooded: LoadResult[] = [];
const newOnes: LoadResult[] = [];
for (let round = 0; round < rounds; round++) {
  signal.throwIfAborted();
  without.push(await steadyLoad.run(steady));
  const [beside, fresh] = await Promise.all([steadyLoad.run(steady), flood()]);
  flooded.push(beside);
  newOnes.push(fresh);
}

const rowOf = (title: string, results: readonly LoadResult[]) => {
  const [rate, p50, p99] = [
    spreadOf(results.map(result => result.requestsPerSecond)),
    spreadOf(results.map(result => result.p50)),
    spreadOf(results.map(result => result.p99)),
  ];
  const range = `${p99.min.toFixed(2)}..${p99.max.toFixed(2)}`;
  return [title, rate.median.toFixed(0), p50.median.toFixed(2), p99.median.toFixed(2), range];
};
console.log(
  terminalTable(
    ['operations', 'requests/s', 'p50 ms', 'p99 ms', 'min..max'],
    [
      rowOf('known, alone', without),
      rowOf(`cached, beside ${NEW_PER_SECOND} new ones a second`, flooded),
      rowOf('new', newOnes),
    ],
  ),
);
const p99 = { without: spreadOf(without.map(one => one.p99)), with: spreadOf(flooded.map(one => one.p99)) };
console.log(
  `p99 with the flood is ${(p99.with.median / p99.without.median).toFixed(2)} × the p99 without it (target: ≤ 2)`,
);
const where = circumstances(commandLine('bench:flood', args), commit());
await saveResults('flood', { ...where, newPerSecond: NEW_PER_SECOND, steadyPerSecond, ...p99 });
await writeReport();
