import { CONTESTANT_IDS, TITLES } from '../contestants/contestant.ts';
import type { Summary } from '../harness/measure.ts';
import type { Spread } from '../harness/statistics.ts';
import type { ScenarioResults } from '../results.ts';
import { decimal } from './decimal.ts';
import type { Row } from './text-table.ts';

/** One row per contestant, the fastest first. */
export function scenarioTable(scenario: ScenarioResults): { head: Row; rows: Row[] } {
  const own = scenario.summaries.newsgraph?.requestsPerSecond.median;
  const measured = CONTESTANT_IDS.flatMap(id => {
    const summary = scenario.summaries[id];
    return summary ? [{ title: TITLES[id], summary }] : [];
  }).sort((a, b) => b.summary.requestsPerSecond.median - a.summary.requestsPerSecond.median);
  const onDatabase = scenario.data === 'mongodb';
  return {
    head: [
      'contestant',
      'requests/s',
      'min..max',
      'of newsgraph',
      'p50 ms',
      'p99 ms',
      'CPU server µs',
      'subgraphs',
      'sum',
      ...(onDatabase ? ['database', 'commands'] : []),
    ],
    rows: measured.map(({ title, summary }) => [
      title,
      ...speedCells(summary, own),
      whole(summary.cpu.server),
      whole(summary.cpu.subgraphs),
      whole(summary.cpu.total),
      ...(onDatabase ? [whole(summary.cpu.database), decimal(summary.commands.median)] : []),
    ]),
  };
}

function speedCells({ requestsPerSecond, p50, p99 }: Summary, own: number | undefined): string[] {
  const { median, min, max } = requestsPerSecond;
  const ratio = own === undefined ? '' : `${decimal(median / own)}×`;
  return [
    whole(requestsPerSecond),
    `${Math.round(min)}..${Math.round(max)}`,
    ratio,
    decimal(p50.median),
    decimal(p99.median),
  ];
}

const whole = (spread: Spread | undefined) => (spread ? String(Math.round(spread.median)) : '');

export function scenarioTitle(
  { data, operation, connections }: ScenarioResults,
  titles: ReadonlyMap<string, string>,
): string {
  const where = data === 'memory' ? 'in memory' : 'on MongoDB';
  return `${titles.get(operation) ?? operation}, ${where}, ${connections === 1 ? '1 connection' : `${connections} connections`}`;
}
