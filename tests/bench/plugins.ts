import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { commandLine, commit, endOnSignals } from './command.ts';
import { ANYBODY, createOperations, type OperationId, requestsOf } from './contestants/operations.ts';
import { entryFile, type RunningNewsgraph, startNewsgraph } from './contestants/start-newsgraph.ts';
import type { LoadRequest } from './harness/load.ts';
import { startLoadGenerator } from './harness/load-generator.ts';
import { readCpu } from './harness/process-cpu.ts';
import { spreadOf } from './harness/statistics.ts';
import { PLUGIN_COLUMNS, pluginRows } from './report/plugin-table.ts';
import { terminalTable } from './report/text-table.ts';
import { writeReport } from './report/write-report.ts';
import { circumstances, type PluginMeasurement, saveResults } from './results.ts';

/** `npm run bench:plugins`: what plugins cost that do nothing, over HTTP and by `execute`. */

const USAGE = `npm run bench:plugins -- [options]
  --rounds N     how often each is measured, in turn with the others (5)
  --seconds S    how long each time (1)
  The results go to docs/performance.md.`;

/** Operations to execute in the gateway's process. */
export interface ExecuteJob {
  /** Bodies of requests as JSON, executed one after the other. */
  readonly bodies: readonly string[];
  /** With 0, each operation is executed once, and the results are returned. */
  readonly seconds: number;
}

export interface ExecuteResult {
  readonly requests: number;
  readonly seconds: number;
  readonly results: readonly unknown[];
}

/** By the names that the gateway's entry file has. */
const PLUGINS = { none: 'none', onStart: 'only onStart', everyRequestHook: 'every request hook, empty' };
const OPERATIONS: readonly OperationId[] = ['headline', 'home'];
const CONNECTIONS = 16;
const CHECKED = 25;

const args = process.argv.slice(2);
const { values } = parseArgs({
  args,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit();
}
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);

const signal = endOnSignals();
await using load = await startLoadGenerator();
await using stack = new AsyncDisposableStack();
const gateways: (readonly [plugin: string, RunningNewsgraph])[] = [];
for (const [name, title] of Object.entries(PLUGINS)) {
  const options = { args: [entryFile('plugin-gateway')], env: { BENCH_PLUGIN: name }, ipc: true };
  gateways.push([title, stack.use(await startNewsgraph(options))]);
}
const operations = await createOperations();
const measured: PluginMeasurement[] = [];
for (const id of OPERATIONS) {
  const operation = operations.get(id)!;
  const requests = requestsOf(operation, ANYBODY);
  const checked = requests.slice(0, CHECKED);
  await checkEqual(gateway => Promise.all(checked.map(request => answerOf(gateway, request))));
  await checkEqual(async gateway => (await execute(gateway, checked, 0)).results);
  measured.push(
    ...(await measure(operation.title, 'HTTP', ({ port }) =>
      load.run({ port, requests, connections: CONNECTIONS, seconds }),
    )),
    ...(await measure(operation.title, 'execute', gateway => execute(gateway, requests, seconds))),
  );
}
console.log(terminalTable(PLUGIN_COLUMNS, pluginRows(measured)));
await saveResults('plugins', {
  ...circumstances(commandLine('bench:plugins', args), commit()),
  rounds,
  seconds,
  measured,
});
await writeReport();

async function execute(gateway: RunningNewsgraph, requests: readonly LoadRequest[], time: number) {
  const job: ExecuteJob = { bodies: requests.map(({ body }) => body!), seconds: time };
  return (await gateway.ask(job)) as ExecuteResult;
}

async function answerOf({ port }: RunningNewsgraph, { body }: LoadRequest): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body: body! })).json();
}

/** Equal results of all gateways, with data. */
async function checkEqual(resultsOf: (gateway: RunningNewsgraph) => Promise<readonly unknown[]>): Promise<void> {
  const [first, ...others] = await Promise.all(gateways.map(([, gateway]) => resultsOf(gateway)));
  for (const one of first!) assert.ok((one as { data?: unknown }).data, JSON.stringify(one));
  for (const other of others) assert.deepEqual(other, first);
}

async function measure(
  operation: string,
  transport: PluginMeasurement['transport'],
  run: (gateway: RunningNewsgraph) => Promise<{ readonly requests: number; readonly seconds: number }>,
): Promise<PluginMeasurement[]> {
  const rates = gateways.map((): number[] => []);
  const costs = gateways.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    // Nobody is always the first.
    const turns = gateways.map((_, i) => (i + round) % gateways.length);
    for (const i of turns) {
      const [, gateway] = gateways[i]!;
      signal.throwIfAborted();
      const selectors = [{ pid: gateway.pid, wholeGroup: true }];
      const before = readCpu(selectors);
      const result = await run(gateway);
      // The first round warms up.
      if (round === 0) continue;
      rates[i]!.push(result.requests / result.seconds);
      costs[i]!.push((readCpu(selectors) - before) / result.requests);
    }
  }
  return gateways.map(([plugin], i) => ({
    operation,
    transport,
    plugin,
    requestsPerSecond: spreadOf(rates[i]!),
    cpu: spreadOf(costs[i]!),
  }));
}
