import { parseArgs } from 'node:util';
import { commandLine, commit, endOnSignals } from './command.ts';
import { freshOperation } from './contestants/fresh-operations.ts';
import { ANYBODY, createOperations, MEMORY_OPERATION_IDS, requestsOf } from './contestants/operations.ts';
import { entryFile, startNewsgraph } from './contestants/start-newsgraph.ts';
import type { LoadRequest } from './harness/load.ts';
import { startLoadGenerator } from './harness/load-generator.ts';
import { slopeOf } from './harness/statistics.ts';
import { writeReport } from './report/write-report.ts';
import { circumstances, saveResults } from './results.ts';

/** `npm run bench:soak`: the heap size after a forced garbage collection, over minutes of mixed load. */

const CONNECTIONS = 16;
const INTERVALS = 10;
/** The number of different operations in the load, beside the pages. */
const OPERATIONS = 100;

const args = process.argv.slice(2);
const { values } = parseArgs({
  args,
  options: { minutes: { type: 'string', default: '10' }, rate: { type: 'string', default: '400' } },
});
const minutes = Number(values.minutes);

const signal = endOnSignals();
await using generator = await startLoadGenerator();
await using newsgraph = await startNewsgraph({ args: ['--expose-gc', entryFile('soak-gateway')], ipc: true });
const requests = await mixedRequests();
const job = { port: newsgraph.port, requests, connections: CONNECTIONS, requestsPerSecond: Number(values.rate) };

// Until every operation has run twice, and is compiled and cached, the heap has a reason to grow.
await generator.run({ ...job, seconds: Math.max(10, minutes * 6) });
const started = performance.now();
const heap: [minutes: number, bytes: number][] = [];
let sent = 0;
const sample = async () => {
  const bytes = Number(await newsgraph.ask({ heap: true }));
  heap.push([(performance.now() - started) / 60_000, bytes]);
  console.log(`${heap.at(-1)![0].toFixed(1)} min: ${(bytes / 1e6).toFixed(2)} MB after ${sent} requests`);
};
await sample();
for (let interval = 0; interval < INTERVALS; interval++) {
  signal.throwIfAborted();
  sent += (await generator.run({ ...job, seconds: (minutes * 60) / INTERVALS })).requests;
  await sample();
}
const slopePerHour = slopeOf(heap) * 60;
const [first, last] = [heap[0]![1], heap.at(-1)![1]];
console.log(`heap ${(last / first).toFixed(3)} × of the start; slope ${(slopePerHour / 1e6).toFixed(2)} MB an hour`);
const where = circumstances(commandLine('bench:soak', args), commit());
await saveResults('soak', { ...where, minutes, requests: sent, heap, slopePerHour });
await writeReport();

/** The pages with varied variables, and between them operations of many shapes. */
async function mixedRequests(): Promise<LoadRequest[]> {
  const pages = await createOperations();
  const operations = MEMORY_OPERATION_IDS.map(id => requestsOf(pages.get(id)!, ANYBODY));
  const shapes = Array.from({ length: OPERATIONS }, (_, i) => freshOperation(i, `missing-${i}`));
  return Array.from({ length: 1_000 }, (_, i) => {
    const list = i % 5 === 4 ? shapes : operations[i % operations.length]!;
    return list[Math.floor(i / 5) % list.length]!;
  });
}
