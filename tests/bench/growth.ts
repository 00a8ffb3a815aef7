import path from 'node:path';
import { parseArgs } from 'node:util';
import { seededArticleId } from '../../shared/seed/random.ts';
import { commandLine, commit, endOnSignals } from './command.ts';
import { openMongo } from './contestants/data-layer.ts';
import { freshOperation } from './contestants/fresh-operations.ts';
import { ANYBODY, createOperations, requestsOf } from './contestants/operations.ts';
import { entryFile, type RunningNewsgraph, startNewsgraph } from './contestants/start-newsgraph.ts';
import { DATASET } from './data/dataset.ts';
import type { LoadRequest } from './harness/load.ts';
import { startLoadGenerator } from './harness/load-generator.ts';
import { readCpu } from './harness/process-cpu.ts';
import { growthTable } from './report/growth-table.ts';
import { growthOf } from './report/targets.ts';
import { terminalTable } from './report/text-table.ts';
import { writeReport } from './report/write-report.ts';
import { circumstances, type GrowthSeries, saveResults } from './results.ts';

/** `npm run bench:growth`: CPU per operation as responses, operations, supergraphs and collections grow. */

const CONNECTIONS = 8;
const ROUNDS = 4;
const WARM_UP_SECONDS = 2;

const args = process.argv.slice(2);
const { values } = parseArgs({
  args,
  options: {
    seconds: { type: 'string', default: '1' },
    items: { type: 'string', default: '1,3,10,30,100,300,1000' },
    operations: { type: 'string', default: '1,10,100,1000' },
    subgraphs: { type: 'string', default: '3,10,30,100' },
    articles: { type: 'string', default: '1000,10000' },
  },
});
const seconds = Number(values.seconds);
const numbers = (text: string) => text.split(',').filter(Boolean).map(Number);

const signal = endOnSignals();
await using generator = await startLoadGenerator();

type Point = GrowthSeries['points'][number];

const series = [await byItems(), await byOperations(), await bySubgraphs(), await byArticles()];
const measured = series.filter(one => one.points.length > 0);
for (const one of measured) {
  const { head, rows } = growthTable(one);
  console.log(`\n${one.title}\n${terminalTable(head, rows)}`);
  console.log(`${one.expected}: ${growthOf(one)?.toFixed(2)} ×`);
}
await saveResults('growth', { ...circumstances(commandLine('bench:growth', args), commit()), series: measured });
await writeReport();

interface Case {
  readonly x: number;
  readonly gateway: RunningNewsgraph;
  readonly requests: readonly LoadRequest[];
}

/**
 * Measures the microseconds of each gateway per request in turn, round by round, and takes the minimum: other processes
 * on the machine only ever add to it.
 */
async function measurePoints(cases: readonly Case[]): Promise<Point[]> {
  const least = cases.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, { gateway, requests }] of cases.entries()) {
      signal.throwIfAborted();
      const selectors = [{ pid: gateway.pid, wholeGroup: true }];
      const before = readCpu(selectors);
      const job = { port: gateway.port, requests, connections: CONNECTIONS };
      const { requests: count } = await generator.run({ ...job, seconds: round === 0 ? WARM_UP_SECONDS : seconds });
      if (round > 0) least[i] = Math.min(least[i]!, (readCpu(selectors) - before) / count);
    }
  }
  return cases.map(({ x }, i) => ({ x, cpu: least[i]! }));
}

function post(query: string, variables: object = {}): LoadRequest {
  return { method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables }) };
}

/** A list of one subgraph; each item has fields of two more. */
async function byItems(): Promise<GrowthSeries> {
  const query = 'query($count: Int!) { things0(count: $count) { id text0 number1 own2 { a b } } }';
  await using gateway = await startNewsgraph({ args: [entryFile('generated-gateway'), '3'] });
  const points = await measurePoints(
    numbers(values.items).map(x => ({ x, gateway, requests: [post(query, { count: x })] })),
  );
  return { title: 'items in the response, over three subgraphs', unit: 'items', points, expected: 'linear' };
}

/** A cached operation, with more and more others in the cache. */
async function byOperations(): Promise<GrowthSeries> {
  const article = (await createOperations()).get('article')!;
  const points: Point[] = [];
  await using gateway = await startNewsgraph({ args: [entryFile('memory-gateway')] });
  let cached = 1;
  for (const x of numbers(values.operations)) {
    // Each twice: code is generated when an operation repeats.
    for (; cached < x; cached++)
      for (let time = 0; time < 2; time++) await ask(gateway, freshOperation(cached, 'none'));
    points.push(...(await measurePoints([{ x, gateway, requests: requestsOf(article, ANYBODY) }])));
  }
  return { title: 'cached operations, article page', unit: 'operations', points, expected: 'flat' };
}

async function ask({ port }: RunningNewsgraph, { method, path, body }: LoadRequest): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body }),
  });
  if (!response.ok) throw new Error(`${body}: ${await response.text()}`);
  await response.arrayBuffer();
}

/** The same operation over three subgraphs, in growing supergraphs. */
async function bySubgraphs(): Promise<GrowthSeries> {
  const query = '{ things0(count: 10) { id text0 number1 own2 { a b } } }';
  await using gateways = new AsyncDisposableStack();
  const cases: Case[] = [];
  for (const x of numbers(values.subgraphs)) {
    const gateway = gateways.use(await startNewsgraph({ args: [entryFile('generated-gateway'), String(x)] }));
    cases.push({ x, gateway, requests: [post(query)] });
  }
  const points = await measurePoints(cases);
  return {
    title: 'subgraphs in the supergraph, 10 items over three of them',
    unit: 'subgraphs',
    points,
    expected: 'flat',
  };
}

/** The article page on a growing database, ten comments per article. */
async function byArticles(): Promise<GrowthSeries> {
  const { query } = (await createOperations()).get('article')!;
  const points: Point[] = [];
  for (const x of numbers(values.articles)) {
    await using layer = await openMongo(console.log, { ...DATASET, articles: x, comments: x * 10 });
    const command = [path.resolve(import.meta.dirname, '../../site/main.ts'), 'start', '--no-samples'];
    await using gateway = await startNewsgraph({ args: command, env: { MONGODB_URI: layer.uri } });
    // Spread over the whole collection, except the few articles with most comments.
    const step = Math.max(1, Math.floor(x / 600));
    const ids = Array.from({ length: 600 }, (_, i) => seededArticleId(DATASET.seed, (i * step) % x));
    const requests = ids.map(id => post(query, { id }));
    points.push(...(await measurePoints([{ x, gateway, requests }])));
  }
  return { title: 'articles in the database, article page', unit: 'articles', points, expected: 'flat' };
}
