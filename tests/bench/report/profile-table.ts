import { PART_TITLES } from '../harness/cpu-profile.ts';
import type { ProfiledRun } from '../results.ts';

/** Microseconds per request by part, for each run; parts that take no time in any run are left out. */
export function profileTable(runs: readonly ProfiledRun[]): { head: string[]; rows: string[][] } {
  const cell = ({ cpu, parts }: ProfiledRun, part: string) => {
    const share = parts[part] ?? 0;
    return share === 0 ? '' : `${(share * cpu).toFixed(1)} (${(share * 100).toFixed(0)} %)`;
  };
  const rows = PART_TITLES.filter(part => runs.some(run => (run.parts[part] ?? 0) > 0)).map(part => [
    part,
    ...runs.map(run => cell(run, part)),
  ]);
  return {
    head: ['CPU µs per request', ...runs.map(run => run.title)],
    rows: [...rows, ['total', ...runs.map(run => run.cpu.toFixed(0))]],
  };
}
