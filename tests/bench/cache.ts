import assert from 'node:assert/strict';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { commandLine, commit, endOnSignals } from './command.ts';
import { openMongo } from './contestants/data-layer.ts';
import { ANYBODY, createOperations, requestsOf } from './contestants/operations.ts';
import { type RunningNewsgraph, startNewsgraph } from './contestants/start-newsgraph.ts';
import type { LoadRequest } from './harness/load.ts';
import { startLoadGenerator } from './harness/load-generator.ts';
import { readCpu } from './harness/process-cpu.ts';
import { spreadOf } from './harness/statistics.ts';
import { CACHE_COLUMNS, cacheRows } from './report/cache-table.ts';
import { terminalTable } from './report/text-table.ts';
import { writeReport } from './report/write-report.ts';
import { type CacheMeasurement, circumstances, saveResults } from './results.ts';

/** `npm run bench:cache`: what the response cache and the entity cache save, on MongoDB, with varied variables and no writes. */

const MODES = {
  none: {},
  'entity cache': { CACHING_ENTITIES: 'true' },
  'response cache': { CACHING_RESPONSES: 'true' },
};
const PAGES = ['home', 'article'] as const;
const CONNECTIONS = 16;
const CHECKED = 25;

const args = process.argv.slice(2);
const { values } = parseArgs({
  args,
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '2' } },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

const signal = endOnSignals();
await using load = await startLoadGenerator();
await using layer = await openMongo(console.log);
await using stack = new AsyncDisposableStack();
const gateways: (readonly [cache: string, RunningNewsgraph])[] = [];
for (const [cache, settings] of Object.entries(MODES)) {
  const start = [path.resolve(import.meta.dirname, '../../site/main.ts'), 'start', '--no-samples'];
  gateways.push([
    cache,
    stack.use(await startNewsgraph({ args: start, env: { MONGODB_URI: layer.uri!, ...settings } })),
  ]);
}
const operations = await createOperations();
const measured: CacheMeasurement[] = [];
for (const page of PAGES) {
  const operation = operations.get(page)!;
  const requests = requestsOf(operation, ANYBODY);
  // Twice: the second time from the cache.
  for (const request of [...requests.slice(0, CHECKED), ...requests.slice(0, CHECKED)]) await checkEqual(request);
  measured.push(...(await measurePage(operation.title, requests)));
}
console.log(terminalTable(CACHE_COLUMNS, cacheRows(measured)));
await saveResults('cache', { ...circumstances(commandLine('bench:cache', args), commit()), rounds, seconds, measured });
await writeReport();

async function checkEqual({ body }: LoadRequest): Promise<void> {
  const [first, ...others] = await Promise.all(
    gateways.map(async ([, { port }]) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body: body! })).json();
    }),
  );
  for (const other of others) assert.deepEqual(other, first);
}

async function measurePage(title: string, requests: readonly LoadRequest[]): Promise<CacheMeasurement[]> {
  const rates = gateways.map((): number[] => []);
  const costs = gateways.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, [, { pid, port }]] of gateways.entries()) {
      signal.throwIfAborted();
      const selectors = [{ pid, wholeGroup: true }, ...(layer.process ? [layer.process] : [])];
      const before = readCpu(selectors);
      const { requests: count, requestsPerSecond } = await load.run({
        port,
        requests,
        connections: CONNECTIONS,
        seconds,
      });
      if (round === 0) continue;
      rates[i]!.push(requestsPerSecond);
      costs[i]!.push((readCpu(selectors) - before) / count);
    }
  }
  return gateways.map(([cache], i) => ({
    operation: title,
    cache,
    requestsPerSecond: spreadOf(rates[i]!),
    cpu: spreadOf(costs[i]!),
  }));
}
