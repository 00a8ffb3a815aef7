import { describe, expect, it } from 'vitest';
import { parsePs, parseStat, readCpu, sumCpu } from './process-cpu.ts';

describe('parseStat', () => {
  const line = (name: string) =>
    `4321 (${name}) S 77 4000 4000 0 -1 4194560 900 0 0 0 120 30 7 3 20 0 11 0 5000 1000000 2000 18446744073709551615`;

  it('adds user and system time, of the process and of the children it waited for', () => {
    expect(parseStat(line('node'), 10_000)).toEqual({ pid: 4321, group: 4000, cpu: 160 * 10_000 });
  });

  it('is not misled by a name with spaces and parentheses', () => {
    expect(parseStat(line('a) S 1 2 (b'), 10_000)).toEqual({ pid: 4321, group: 4000, cpu: 160 * 10_000 });
  });
});

describe('parsePs', () => {
  it('reads the times of macOS and those of Linux', () => {
    const text = '    1     1   0:01.50\n  812   800  12:03.25\n  813   800 01:02:03\n 9000  9000 2-03:00:01\n';
    expect(parsePs(text)).toEqual([
      { pid: 1, group: 1, cpu: 1.5e6 },
      { pid: 812, group: 800, cpu: 723.25e6 },
      { pid: 813, group: 800, cpu: 3723e6 },
      { pid: 9000, group: 9000, cpu: (2 * 86_400 + 3 * 3_600 + 1) * 1e6 },
    ]);
  });
});

describe('sumCpu', () => {
  const processes = [
    { pid: 10, group: 10, cpu: 1 },
    { pid: 11, group: 10, cpu: 20 },
    { pid: 12, group: 12, cpu: 300 },
    { pid: 13, group: 10, cpu: 4_000 },
  ];

  it('takes one process, or the group it leads', () => {
    expect(sumCpu(processes, [{ pid: 10, wholeGroup: false }])).toBe(1);
    expect(sumCpu(processes, [{ pid: 10, wholeGroup: true }])).toBe(4_021);
  });

  it('counts a process once that is selected twice', () => {
    const selectors = [
      { pid: 10, wholeGroup: true },
      { pid: 11, wholeGroup: false },
      { pid: 12, wholeGroup: true },
    ];
    expect(sumCpu(processes, selectors)).toBe(4_321);
  });
});

describe('readCpu', () => {
  it('sees this process work', () => {
    const self = [{ pid: process.pid, wholeGroup: false }];
    const before = readCpu(self);
    const own = process.cpuUsage();
    const spent = () => process.cpuUsage(own).user + process.cpuUsage(own).system;
    while (spent() < 200_000) Math.sqrt(Math.random());
    // The operating system counts in ticks of 10 ms.
    expect(readCpu(self) - before).toBeGreaterThan(150_000);
  });
});
