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
 * `npm run bench:reload`: how consecutive reloads of the supergraph affect requests. Steady load of many cached
 * operations, well below the gateway's capacity, with and without reloads in turn.
 */

/** The steady load as a share of the gateway's capacity. */
const SHARE = 0.3;
const CONNECTIONS = 16;
/** Cached operations beside the pages: each is planned again before the switch. */
const OPERATIONS = 50;

const args = process.argv.slice(2);
const { values } = parseArgs({
  args,
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

const signal = endOnSignals();
await using load = await startLoadGenerator();
await using newsgraph = await startNewsgraph({ args: [entryFile('reload-gateway')], ipc: true });
const operations = await createOperations();
const pages = (['home', 'article'] as const).map(id => requestsOf(operations.get(id)!, ANYBODY));
const shapes = Array.from({ length: OPERATIONS }, (_, i) => freshOperation(i, 'missing'));
const requests = Array.from({ length: 1_000 }, (_, i) => {
  const list = i % 4 === 3 ? shapes : pages[i % 2]!;
  return list[Math.floor(i / 4) % list.length]!;
});

const known = { port: newsgraph.port, requests, connections: CONNECTIONS };
await load.run({ ...known, seconds: 3 });
const most = await load.run({ ...known, seconds: 2 });
const steady = { ...known, seconds, requestsPerSecond: Math.max(1, Math.round(most.requestsPerSecond * SHARE)) };

const reloads: number[] = [];
/** Reloads one supergraph after another while the load lasts. */
async function loadWhileReloading(): Promise<LoadResult> {
  let loading = true;
  const result = load.run(steady).finally(() => {
    loading = false;
  });
  while (loading) reloads.push(Number(await newsgraph.ask({ reload: true })));
  return result;
}

const without: LoadResult[] = [];
const reloading: LoadResult[] = [];
for (let round = 0; round < rounds; round++) {
  signal.throwIfAborted();
  without.push(await load.run(steady));
  reloading.push(await loadWhileReloading());
}

const p99 = { without: spreadOf(without.map(one => one.p99)), with: spreadOf(reloading.map(one => one.p99)) };
const reloadMs = spreadOf(reloads);
const rowOf = (title: string, results: readonly LoadResult[], { median, min, max }: typeof p99.with) => {
  const p50 = spreadOf(results.map(one => one.p50)).median;
  return [title, p50.toFixed(2), median.toFixed(2), `${min.toFixed(2)}..${max.toFixed(2)}`];
};
console.log(
  terminalTable(
    ['requests', 'p50 ms', 'p99 ms', 'min..max'],
    [
      rowOf('no reload', without, p99.without),
      rowOf(`${reloads.length} reloads, one after another`, reloading, p99.with),
    ],
  ),
);
console.log(
  `a reload takes ${reloadMs.median.toFixed(0)} ms; p99 during reloads is ${(p99.with.median / p99.without.median).toFixed(2)} × the p99 without (target: ≤ 2)`,
);
const where = circumstances(commandLine('bench:reload', args), commit());
await saveResults('reload', {
  ...where,
  operations: OPERATIONS,
  steadyPerSecond: steady.requestsPerSecond,
  reloads: reloads.length,
  reloadMs,
  ...p99,
});
await writeReport();
