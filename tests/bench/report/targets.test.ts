import { describe, expect, it } from 'vitest';
import type { Summary } from '../harness/measure.ts';
import type { Results } from '../results.ts';
import { growthOf, isReached, targetsOf } from './targets.ts';

const level = (median: number) => ({ median, min: median, max: median });

function summary(speed: number, server: number, subgraphs: number): Summary {
  const cpu = { server: level(server), subgraphs: level(subgraphs), total: level(server + subgraphs) };
  return { requestsPerSecond: level(speed), p50: level(1), p99: level(1), cpu, commands: level(1), load: 0.1 };
}

const circumstances = { date: '', command: '', machine: '', commit: '' };

function resultsOf(own: Summary, router: Summary): Results {
  const summaries = { newsgraph: own, 'newsgraph-distributed': own, 'hive-router': router };
  const scenario = { data: 'memory', operation: 'article', connections: 16, summaries, refused: {} } as const;
  return { bench: { ...circumstances, rounds: 1, seconds: 1, layers: {}, scenarios: [scenario] } };
}

const find = (results: Results, text: string) => targetsOf(results).find(target => target.text.includes(text))!;

describe('targetsOf', () => {
  const results = resultsOf(summary(5_000, 100, 20), summary(500, 600, 400));

  it('compares speeds, and CPU with that of the subgraphs', () => {
    expect(find(results, 'article page: requests/s of Hive Router').measured).toBe(10);
    expect(find(results, 'article page: CPU of Hive Router and its subgraphs').measured).toBeCloseTo(0.12);
  });

  it('compares gateways alone where they are distributed', () => {
    expect(find(results, 'article page: CPU of Hive Router, gateway only').measured).toBeCloseTo(1 / 6);
  });

  it('has no opinion on what was not measured', () => {
    const target = find(results, 'article page: requests/s of Hive Gateway');
    expect(target.measured).toBeUndefined();
    expect(isReached(target)).toBeUndefined();
  });
});

describe('isReached', () => {
  const target = { group: '', text: '', wanted: 2, unit: '×' };

  it('takes the wanted value itself as reached, in both directions', () => {
    expect(isReached({ ...target, better: 'more', measured: 2 })).toBe(true);
    expect(isReached({ ...target, better: 'less', measured: 2 })).toBe(true);
    expect(isReached({ ...target, better: 'more', measured: 1.99 })).toBe(false);
    expect(isReached({ ...target, better: 'less', measured: 2.01 })).toBe(false);
  });
});

describe('growthOf', () => {
  const series = { title: '', unit: '' };

  it('compares the ends of what is to stay flat', () => {
    const points = [10, 30, 20].map((cpu, i) => ({ x: i + 1, cpu }));
    expect(growthOf({ ...series, points, expected: 'flat' })).toBe(2);
  });

  it('compares the cost of an item where the answer grows', () => {
    const points = [1, 10, 100, 1000].map(x => ({ x, cpu: 500 + 2 * x }));
    expect(growthOf({ ...series, points, expected: 'linear' })).toBeCloseTo(2.5 / 7);
  });
});
