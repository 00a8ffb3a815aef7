import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** CPU time as the operating system counts it: of a process with its threads and children. */

/** One process, or all processes of its group. */
export interface ProcessSelector {
  readonly pid: number;
  readonly wholeGroup: boolean;
}

interface ProcessTimes {
  readonly pid: number;
  readonly group: number;
  /** Microseconds. */
  readonly cpu: number;
}

const MICROSECONDS = 1_000_000;

/** @returns microseconds used so far by the selected processes that still run */
export function readCpu(selectors: readonly ProcessSelector[]): number {
  return sumCpu(readProcesses(), selectors);
}

export function sumCpu(processes: readonly ProcessTimes[], selectors: readonly ProcessSelector[]): number {
  const selected = (one: ProcessTimes) =>
    selectors.some(({ pid, wholeGroup }) => one.pid === pid || (wholeGroup && one.group === pid));
  return processes.filter(selected).reduce((sum, one) => sum + one.cpu, 0);
}

function readProcesses(): ProcessTimes[] {
  if (process.platform === 'linux') {
    const tick = MICROSECONDS / ticksPerSecond();
    return readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) ? (readStat(name, tick) ?? []) : []));
  }
  return parsePs(execFileSync('ps', ['-A', '-o', 'pid=,pgid=,time='], { encoding: 'utf8' }));
}

let ticks: number | undefined;

function ticksPerSecond(): number {
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return ticks;
}

function readStat(pid: string, tick: number): ProcessTimes | undefined {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'), tick);
  } catch {
    // It exited since the folder was listed.
    return undefined;
  }
}

/**
 * Parses `/proc/<pid>/stat` (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html). Exited children count for the
 * process that waited for them, running ones for themselves, so nothing counts twice.
 *
 * @param tick microseconds of one clock tick
 */
export function parseStat(text: string, tick: number): ProcessTimes {
  // The program's name is in parentheses and may itself contain spaces and parentheses.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  const spent = field(14) + field(15) + field(16) + field(17);
  return { pid: Number.parseInt(text, 10), group: field(5), cpu: spent * tick };
}

/** Parses `ps -o pid=,pgid=,time=`, whose times are `minutes:seconds.hundredths`, or `days-hours:minutes:seconds`. */
export function parsePs(text: string): ProcessTimes[] {
  return text
    .trim()
    .split('\n')
    .map(line => {
      const [pid, group, time = ''] = line.trim().split(/\s+/);
      const [clock = '', days = '0'] = time.split('-').reverse();
      const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
      return { pid: Number(pid), group: Number(group), cpu: (Number(days) * 86_400 + seconds) * MICROSECONDS };
    });
}
