import type { ContestantId } from '../contestants/contestant.ts';
import { HEAVY_OPERATION_IDS, type OperationId } from '../contestants/operations.ts';
import type { Summary } from '../harness/measure.ts';
import type { Scenario } from '../options.ts';
import type { GrowthSeries, Results } from '../results.ts';
import { decimal } from './decimal.ts';

/** A target value, and the value measured in one run. */
export interface Target {
  readonly group: string;
  readonly text: string;
  readonly wanted: number;
  readonly better: 'more' | 'less';
  readonly unit: string;
  /** Undefined when its inputs were not measured. */
  readonly measured: number | undefined;
  /** The same for the hand-written route. @default it is the rival itself, or was not measured */
  readonly byHand?: number | undefined;
}

/** The verdicts for a terminal, without targets that were not measured. */
export function targetLines(results: Results): string[] {
  return targetsOf(results).flatMap(target => {
    const reached = isReached(target);
    if (reached === undefined || target.measured === undefined) return [];
    const wanted = `${target.better === 'more' ? '≥' : '≤'} ${decimal(target.wanted)}`;
    const numbers = `${decimal(target.measured)} ${target.unit} (${wanted})`;
    return `${reached ? 'reached' : 'MISSED '}  ${numbers.padEnd(18)}  ${target.group}: ${target.text}`;
  });
}

export function isReached({ measured, wanted, better }: Target): boolean | undefined {
  if (measured === undefined) return undefined;
  return better === 'more' ? measured >= wanted : measured <= wanted;
}

type Quantity = (summary: Summary) => number | undefined;

const speed: Quantity = summary => summary.requestsPerSecond.median;
const serverCpu: Quantity = summary => summary.cpu.server?.median;
const totalCpu: Quantity = summary => summary.cpu.total.median;
const commands: Quantity = summary => summary.commands.median;

const PAGES: readonly OperationId[] = ['home', 'article'];
const NAMES: Readonly<Record<OperationId, string>> = {
  home: 'home page',
  article: 'article page',
  headline: 'one field',
  missing: 'missing article',
  hot: 'one hot article',
  thread: 'comment thread',
  dashboard: 'region dashboard',
  search: 'search',
  queue: 'moderation queue',
};

export function targetsOf(results: Results): Target[] {
  return [
    ...engineTargets(results),
    ...distributedTargets(results),
    ...mongodbTargets(results),
    ...otherTargets(results),
  ];
}

interface Comparison {
  readonly group: string;
  readonly text: string;
  readonly scenario: Partial<Scenario>;
  readonly own: ContestantId;
  readonly rival: ContestantId;
  readonly of: Quantity;
  readonly wanted: number;
  readonly better: 'more' | 'less';
  /** Divides the rival's value by ours instead of ours by the rival's. */
  readonly inverse?: boolean;
}

function compare(results: Results, { scenario, own, rival, of, inverse, ...rest }: Comparison): Target {
  const found = results.bench?.scenarios.find(one =>
    Object.entries(scenario).every(([key, value]) => one[key as keyof Scenario] === value),
  );
  const ratioOf = (id: ContestantId) => {
    const [one, other] = [found?.summaries[id], found?.summaries[rival]].map(summary => summary && of(summary));
    return one && other ? (inverse ? other / one : one / other) : undefined;
  };
  const isEmbedded = own === 'newsgraph' && rival !== 'by-hand';
  return { ...rest, unit: '×', measured: ratioOf(own), byHand: isEmbedded ? ratioOf('by-hand') : undefined };
}

function engineTargets(results: Results): Target[] {
  const against = (
    operation: OperationId,
    rival: ContestantId,
    wanted: number,
    text: string,
    of: Quantity = speed,
    better: 'more' | 'less' = 'more',
  ) =>
    compare(results, {
      group: 'Engine only, embedded, in memory',
      text: `${NAMES[operation]}: ${text}`,
      scenario: { data: 'memory', operation, connections: 16 },
      own: 'newsgraph',
      rival,
      of,
      wanted,
      better,
    });
  return [
    ...PAGES.flatMap(operation => [
      against(operation, 'stock-gateway', 12, 'requests/s of Apollo Gateway over HTTP subgraphs'),
      against(operation, 'hive-gateway', 12, 'requests/s of Hive Gateway'),
      against(operation, 'hive-router', 5, 'requests/s of Hive Router'),
      against(operation, 'hive-router', 1 / 6, 'CPU of Hive Router and its subgraphs', totalCpu, 'less'),
      against(operation, 'monolith-jit', 1.5, 'CPU of graphql-jit on the monolith', totalCpu, 'less'),
      against(operation, 'ready-bytes', 0.5, 'requests/s of Fastify with prebuilt bytes'),
    ]),
    against('hot', 'stock-gateway', 20, 'requests/s of Apollo Gateway over HTTP subgraphs'),
  ];
}

function distributedTargets(results: Results): Target[] {
  const base = { group: 'Distributed, in memory', own: 'newsgraph-distributed' } as const;
  const gatewayCpu = (operation: OperationId, rival: ContestantId, wanted: number, title: string) =>
    compare(results, {
      ...base,
      text: `${NAMES[operation]}: CPU of ${title}, gateway only`,
      scenario: { data: 'memory', operation, connections: 16 },
      rival,
      of: serverCpu,
      wanted,
      better: 'less',
    });
  return [
    ...PAGES.flatMap(operation => [
      gatewayCpu(operation, 'stock-gateway', 0.3, 'Apollo Gateway'),
      gatewayCpu(operation, 'hive-gateway', 1 / 3, 'Hive Gateway'),
      gatewayCpu(operation, 'hive-router', 1, 'Hive Router'),
    ]),
    compare(results, {
      ...base,
      text: 'one hot article: requests/s of Hive Router',
      scenario: { data: 'memory', operation: 'hot', connections: 16 },
      rival: 'hive-router',
      of: speed,
      wanted: 1,
      better: 'more',
    }),
  ];
}

function mongodbTargets(results: Results): Target[] {
  const target = (
    operation: OperationId,
    connections: number,
    rest: Pick<Comparison, 'text' | 'rival' | 'of' | 'wanted' | 'better'> & { inverse?: boolean },
  ) =>
    compare(results, {
      group: 'On MongoDB, uncached, varied',
      own: 'newsgraph',
      scenario: { data: 'mongodb', operation, connections },
      ...rest,
      text: `${NAMES[operation]}, ${connections === 1 ? '1 connection' : `${connections} connections`}: ${rest.text}`,
    });
  const rival = 'by-hand';
  const besideApollo = (operation: OperationId, connections: number) =>
    target(operation, connections, {
      text: 'CPU of Apollo Gateway and its subgraphs, relative to ours',
      rival: 'stock-gateway',
      of: totalCpu,
      wanted: 8,
      better: 'more',
      inverse: true,
    });
  const pages = PAGES.flatMap(operation => [
    target(operation, 64, { text: 'CPU of the hand-written route', rival, of: totalCpu, wanted: 0.6, better: 'less' }),
    target(operation, 64, {
      text: 'commands of the hand-written route',
      rival,
      of: commands,
      wanted: 1 / 3,
      better: 'less',
    }),
    target(operation, 64, {
      text: 'requests/s of the hand-written route',
      rival,
      of: speed,
      wanted: 1.5,
      better: 'more',
    }),
    target(operation, 1, {
      text: 'requests/s of the hand-written route',
      rival,
      of: speed,
      wanted: 0.6,
      better: 'more',
    }),
    besideApollo(operation, 64),
  ]);
  return [
    ...pages,
    ...(['thread', 'dashboard'] as const).map(operation => besideApollo(operation, 64)),
    ...HEAVY_OPERATION_IDS.map(operation => besideApollo(operation, 4)),
  ];
}

function otherTargets({ bench, flood, reload, growth, soak }: Results): Target[] {
  const group = 'Growth, floods, memory, start';
  const series = growth?.series ?? [];
  return [
    ...series.map(one => ({
      group,
      text: `CPU per operation ${one.expected === 'flat' ? 'does not grow' : 'grows no faster than the response'}: ${one.title}`,
      wanted: FLAT,
      better: 'less' as const,
      unit: '×',
      measured: growthOf(one),
    })),
    {
      group,
      text: 'p99 of cached operations beside 20 new ones a second',
      wanted: 2,
      better: 'less',
      unit: '×',
      measured: flood && flood.with.median / flood.without.median,
    },
    {
      group,
      text: 'p99 while supergraphs are reloaded one after another',
      wanted: 2,
      better: 'less',
      unit: '×',
      measured: reload && reload.with.median / reload.without.median,
    },
    {
      group,
      text: 'heap at the end of a soak relative to its start',
      wanted: 1.05,
      better: 'less',
      unit: '×',
      measured: soak && soak.heap.at(-1)![1] / soak.heap[0]![1],
    },
    {
      group,
      text: 'start to ready, with the database already running',
      wanted: 1_500,
      better: 'less',
      unit: 'ms',
      measured: bench?.start?.median,
    },
  ];
}

/** Repeated measurements differ by about this factor on a shared machine. */
const FLAT = 1.25;

/** How much more the last point costs than the first, per item if the response grows. */
export function growthOf({ points, expected }: GrowthSeries): number | undefined {
  // A response of one item is nearly all fixed cost, so the cost per item is compared from the middle point on.
  const [first, last] = [points[expected === 'linear' ? Math.floor(points.length / 2) : 0], points.at(-1)];
  if (!first || !last) return undefined;
  return expected === 'flat' ? last.cpu / first.cpu : last.cpu / last.x / (first.cpu / first.x);
}
