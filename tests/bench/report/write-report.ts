import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CONTESTANT_IDS, TITLES } from '../contestants/contestant.ts';
import { createOperations } from '../contestants/operations.ts';
import {
  type BenchResults,
  type Circumstances,
  type GrowthSeries,
  loadResults,
  type ProfileResults,
  type Results,
} from '../results.ts';
import { CACHE_COLUMNS, cacheRows } from './cache-table.ts';
import { renderCharts } from './charts.ts';
import { decimal } from './decimal.ts';
import { growthTable } from './growth-table.ts';
import { PLUGIN_COLUMNS, pluginRows } from './plugin-table.ts';
import { profileTable } from './profile-table.ts';
import { scenarioTable, scenarioTitle } from './scenario-table.ts';
import { isReached, type Target, targetsOf } from './targets.ts';
import { markdownTable } from './text-table.ts';

const docs = path.resolve(import.meta.dirname, '../../../docs');

/** Writes docs/performance.md and its charts from all results that were saved. */
export async function writeReport(): Promise<void> {
  const results = await loadResults();
  const titles = new Map(
    (await createOperations()).values().map(operation => [operation.id as string, operation.title]),
  );
  await mkdir(path.join(docs, 'performance'), { recursive: true });
  const charts = results.bench ? renderCharts(results.bench, titles) : new Map<string, string>();
  for (const [file, svg] of charts) await writeFile(path.join(docs, 'performance', file), svg);
  await writeFile(path.join(docs, 'performance.md'), reportOf(results, titles, [...charts.keys()]));
}

function reportOf(results: Results, titles: ReadonlyMap<string, string>, charts: readonly string[]): string {
  const { bench, profile, flood, reload, cache, plugins, growth, soak } = results;
  const sections = [
    '# Performance',
    'For anyone who compares gateways or changes the engine: throughput, latency, CPU and memory of newsgraph beside other gateways. After this page you know what newsgraph costs, where it misses its targets, and how to measure both again.',
    "Written by `npm run bench`, `bench:profile`, `bench:flood`, `bench:reload`, `bench:cache`, `bench:plugins`, `bench:growth` and `bench:soak`; do not edit. All contestants serve the same data, and each one's responses were compared with the reference before it was timed. Contestants run in turns, round by round; the numbers are medians. CPU is the time that the operating system counted for all processes of a contestant, in microseconds per request. The ratios within one run are more reliable than its absolute numbers.",
    circumstancesOf(results),
    '## Targets',
    'The last column is the same number for a hand-written Fastify route for that page, without GraphQL. A target that it misses too is out of reach for any Node process that serves these pages.',
    targetTable(targetsOf(results)),
    ...(profile
      ? [
          '## Where the CPU goes',
          `This shows why targets are missed. Each contestant ran for ${profile.seconds} s under V8's CPU profiler; its shares are applied to the CPU that the operating system counted just before. Native and generated code counts for its caller. Socket writes include the kernel's work and whatever else the machine did before the call returned.`,
          profileSection(profile),
        ]
      : []),
    ...(bench ? benchSections(bench, titles, charts) : []),
    ...(flood
      ? [
          '## A flood of new operations',
          `${flood.newPerSecond} new operations a second, beside ${flood.steadyPerSecond} requests a second of cached ones. p99 of the cached operations: ${decimal(flood.without.median)} ms without the flood (${decimal(flood.without.min)}..${decimal(flood.without.max)}), ${decimal(flood.with.median)} ms with it (${decimal(flood.with.min)}..${decimal(flood.with.max)}).`,
        ]
      : []),
    ...(reload
      ? [
          '## Reloads under load',
          `${reload.reloads} supergraphs reloaded one after another, ${decimal(reload.reloadMs.median)} ms each, beside ${reload.steadyPerSecond} requests a second of the pages and ${reload.operations} other cached operations. p99: ${decimal(reload.without.median)} ms without reloads (${decimal(reload.without.min)}..${decimal(reload.without.max)}), ${decimal(reload.with.median)} ms during them (${decimal(reload.with.min)}..${decimal(reload.with.max)}).`,
        ]
      : []),
    ...(cache
      ? [
          '## Response cache and entity cache',
          `On MongoDB with varied variables and no writes, ${cache.rounds} rounds of ${cache.seconds} s each. CPU is that of the gateway and the database.`,
          markdownTable(CACHE_COLUMNS, cacheRows(cache.measured)),
        ]
      : []),
    ...(plugins
      ? [
          '## Plugins',
          `The embedded gateway over data in memory, ${plugins.rounds} rounds of ${plugins.seconds} s each; CPU of the gateway. \`execute\` is a call in the gateway's process, one at a time.`,
          markdownTable(PLUGIN_COLUMNS, pluginRows(plugins.measured)),
        ]
      : []),
    ...(growth ? ['## Growth', ...growth.series.map(growthSection)] : []),
    ...(soak
      ? [
          '## Memory',
          `${soak.requests} requests in ${soak.minutes} minutes of mixed load; heap after a forced collection, by minute: ${soak.heap.map(([minute, bytes]) => `${decimal(minute)}: ${megabytes(bytes)}`).join(', ')}. Slope: ${megabytes(soak.slopePerHour)} an hour.`,
        ]
      : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

function circumstancesOf({ bench, profile, flood, reload, cache, plugins, growth, soak }: Results): string {
  const all: Circumstances[] = [bench, profile, flood, reload, cache, plugins, growth, soak].filter(
    one => one !== undefined,
  );
  const rows = all.map(one => [`\`${one.command}\``, `${one.date} UTC`, one.commit, one.machine]);
  return markdownTable(['command', 'when', 'commit', 'machine'], rows);
}

function targetTable(targets: readonly Target[]): string {
  const verdict = (target: Target) => {
    const reached = isReached(target);
    return reached === undefined ? 'not measured' : reached ? 'reached' : '**missed**';
  };
  const rows = targets.map(target => [
    `${target.group}: ${target.text}`,
    `${target.better === 'more' ? '≥' : '≤'} ${decimal(target.wanted)} ${target.unit}`,
    target.measured === undefined ? '' : `${decimal(target.measured)} ${target.unit}`,
    verdict(target),
    target.byHand === undefined ? '' : `${decimal(target.byHand)} ${target.unit}`,
  ]);
  return markdownTable(['target', 'wanted', 'measured', 'result', 'hand-written route'], rows);
}

function benchSections(bench: BenchResults, titles: ReadonlyMap<string, string>, charts: readonly string[]): string[] {
  const absent = CONTESTANT_IDS.filter(id => !bench.scenarios.some(scenario => scenario.summaries[id]));
  return [
    '## Side by side',
    `${bench.rounds} rounds of ${bench.seconds} s each. Database: ${bench.layers.mongodb ?? 'not measured'}. Variables vary from request to request over at least 500 articles, except for the hot article.${absent.length > 0 ? ` Not measured: ${absent.map(id => TITLES[id]).join(', ')}.` : ''}`,
    ...charts.map(file => `![${file}](performance/${file})`),
    ...bench.scenarios.flatMap(scenario => {
      const { head, rows } = scenarioTable(scenario);
      const refused = CONTESTANT_IDS.flatMap(id => {
        const reason = scenario.refused[id];
        return reason === undefined ? [] : [`Not timed, ${TITLES[id]}: ${reason}`];
      });
      return [`### ${scenarioTitle(scenario, titles)}`, markdownTable(head, rows), ...refused];
    }),
  ];
}

function profileSection({ runs }: ProfileResults): string {
  const { head, rows } = profileTable(runs);
  return markdownTable(head, rows);
}

function growthSection(series: GrowthSeries): string {
  const { head, rows } = growthTable(series);
  return `### ${series.title}\n\n${markdownTable(head, rows)}`;
}
