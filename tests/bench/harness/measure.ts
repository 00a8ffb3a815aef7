import type { Contestant, Role } from '../contestants/contestant.ts';
import type { DataLayer } from '../contestants/data-layer.ts';
import type { LoadRequest, LoadResult } from './load.ts';
import type { LoadGenerator } from './load-generator.ts';
import { readCpu } from './process-cpu.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** One contestant under load, once. */
export interface Sample extends LoadResult {
  /** Microseconds per request, by role. */
  readonly cpu: Readonly<Partial<Record<Role, number>>>;
  /** Read commands to the database per request. */
  readonly commands: number;
}

/** The summary of several rounds. */
export interface Summary {
  readonly requestsPerSecond: Spread;
  /** Milliseconds. */
  readonly p50: Spread;
  readonly p99: Spread;
  /** Microseconds per request; `total` is everything but the database. */
  readonly cpu: Readonly<Partial<Record<Role, Spread>> & { total: Spread }>;
  readonly commands: Spread;
  /** The maximum share of a core that the load generator needed. */
  readonly load: number;
}

export interface MeasureOptions {
  readonly requests: readonly LoadRequest[];
  readonly connections: number;
  readonly seconds: number;
}

export async function measure(
  generator: LoadGenerator,
  contestant: Contestant,
  layer: DataLayer,
  options: MeasureOptions,
): Promise<Sample> {
  const roles = Object.keys(contestant.processes) as Role[];
  const cpuOf = () => roles.map(role => readCpu(contestant.processes[role] ?? []));
  const commands = await layer.countCommands();
  const before = cpuOf();
  const result = await generator.run({ port: contestant.port, ...options });
  const after = cpuOf();
  const spent = roles.map((role, i) => [role, (after[i]! - before[i]!) / result.requests] as const);
  return {
    ...result,
    cpu: Object.fromEntries(spent),
    commands: ((await layer.countCommands()) - commands) / result.requests,
  };
}

/** @param samples at least one */
export function summarize(samples: readonly Sample[]): Summary {
  const spread = (of: (sample: Sample) => number) => spreadOf(samples.map(of));
  const roles = Object.keys(samples[0]?.cpu ?? {}) as Role[];
  return {
    requestsPerSecond: spread(sample => sample.requestsPerSecond),
    p50: spread(sample => sample.p50),
    p99: spread(sample => sample.p99),
    cpu: {
      ...Object.fromEntries(roles.map(role => [role, spread(sample => sample.cpu[role] ?? 0)])),
      total: spread(sample => (sample.cpu.server ?? 0) + (sample.cpu.subgraphs ?? 0)),
    },
    commands: spread(sample => sample.commands),
    load: Math.max(...samples.map(sample => sample.load)),
  };
}
