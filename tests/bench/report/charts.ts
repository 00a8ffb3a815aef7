import { CONTESTANT_IDS, type ContestantId, TITLES } from '../contestants/contestant.ts';
import type { DataLayerKind } from '../contestants/data-layer.ts';
import type { Summary } from '../harness/measure.ts';
import type { BenchResults } from '../results.ts';
import { type Bar, type Chart, renderChart } from './chart.ts';
import { scenarioTitle } from './scenario-table.ts';

/** A chart of throughput and one of CPU for each data layer. */
export function renderCharts(bench: BenchResults, titles: ReadonlyMap<string, string>): Map<string, string> {
  const charts = new Map<string, string>();
  for (const data of ['memory', 'mongodb'] as const) {
    if (!bench.scenarios.some(scenario => scenario.data === data)) continue;
    const where = data === 'memory' ? 'in memory' : `on ${bench.layers.mongodb ?? 'MongoDB'}`;
    const legend = data === 'memory' ? ['server', 'subgraphs'] : ['server', 'subgraphs', 'database'];
    const speeds = { title: `Requests a second, ${where}`, legend: ['requests/s'] };
    const cpu = { title: `CPU microseconds per request, ${where}`, legend };
    charts.set(`${data}-requests.svg`, render(bench, titles, data, speeds, speedBar, 'more'));
    charts.set(`${data}-cpu.svg`, render(bench, titles, data, cpu, cpuBar, 'less'));
  }
  return charts;
}

type MakeBar = (id: ContestantId, summary: Summary) => Bar;

function render(
  bench: BenchResults,
  titles: ReadonlyMap<string, string>,
  data: DataLayerKind,
  head: Omit<Chart, 'panels'>,
  makeBar: MakeBar,
  better: 'more' | 'less',
): string {
  const size = ({ segments }: Bar) => segments.reduce((sum, value) => sum + value, 0);
  const panels = bench.scenarios
    .filter(scenario => scenario.data === data)
    .map(scenario => {
      const bars = CONTESTANT_IDS.flatMap(id => {
        const summary = scenario.summaries[id];
        return summary ? [makeBar(id, summary)] : [];
      });
      const sorted = bars.sort((a, b) => (better === 'more' ? size(b) - size(a) : size(a) - size(b)));
      return { title: scenarioTitle(scenario, titles), bars: sorted };
    });
  return renderChart({ ...head, panels });
}

const speedBar: MakeBar = (id, { requestsPerSecond: { median, min, max } }) => ({
  label: TITLES[id],
  segments: [median],
  range: [min, max],
  text: String(Math.round(median)),
  highlighted: id.startsWith('newsgraph'),
});

const cpuBar: MakeBar = (id, { cpu }) => {
  const segments = [cpu.server, cpu.subgraphs, cpu.database].map(spread => spread?.median ?? 0);
  const sum = segments.reduce((total, value) => total + value, 0);
  return { label: TITLES[id], segments, text: String(Math.round(sum)), highlighted: id.startsWith('newsgraph') };
};
