import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ContestantId } from './contestants/contestant.ts';
import type { DataLayerKind } from './contestants/data-layer.ts';
import type { Summary } from './harness/measure.ts';
import type { Spread } from './harness/statistics.ts';
import type { Scenario } from './options.ts';

/** The saved results of the benchmark's commands; the report uses those that exist. */
export interface Results {
  readonly bench?: BenchResults;
  readonly flood?: FloodResults;
  readonly growth?: GrowthResults;
  readonly reload?: ReloadResults;
  readonly cache?: CacheResults;
  readonly plugins?: PluginResults;
  readonly profile?: ProfileResults;
  readonly soak?: SoakResults;
}

/** Where, when and how something was measured. */
export interface Circumstances {
  readonly date: string;
  readonly command: string;
  readonly machine: string;
  readonly commit: string;
}

export interface ScenarioResults extends Scenario {
  readonly summaries: Readonly<Partial<Record<ContestantId, Summary>>>;
  /** Why a contestant was not timed. */
  readonly refused: Readonly<Partial<Record<ContestantId, string>>>;
}

export interface BenchResults extends Circumstances {
  readonly rounds: number;
  readonly seconds: number;
  readonly layers: Readonly<Partial<Record<DataLayerKind, string>>>;
  readonly scenarios: readonly ScenarioResults[];
  /** Milliseconds from `newsgraph start` to ready, with the database already running. */
  readonly start?: Spread;
}

export interface FloodResults extends Circumstances {
  readonly newPerSecond: number;
  readonly steadyPerSecond: number;
  /** Milliseconds; p99 of the cached operations. */
  readonly without: Spread;
  readonly with: Spread;
}

export interface ReloadResults extends Circumstances {
  /** Cached operations beside the pages. */
  readonly operations: number;
  readonly steadyPerSecond: number;
  readonly reloads: number;
  /** Milliseconds from a new supergraph until it is served. */
  readonly reloadMs: Spread;
  /** Milliseconds; p99 of the requests. */
  readonly without: Spread;
  readonly with: Spread;
}

/** One operation on a gateway with one of the caches. */
export interface CacheMeasurement {
  readonly operation: string;
  readonly cache: string;
  readonly requestsPerSecond: Spread;
  /** Microseconds per request, of the gateway and the database. */
  readonly cpu: Spread;
}

export interface CacheResults extends Circumstances {
  readonly rounds: number;
  readonly seconds: number;
  readonly measured: readonly CacheMeasurement[];
}

/** One operation on a gateway with a plugin. */
export interface PluginMeasurement {
  readonly operation: string;
  readonly transport: 'HTTP' | 'execute';
  readonly plugin: string;
  readonly requestsPerSecond: Spread;
  /** Microseconds per request, of the gateway. */
  readonly cpu: Spread;
}

export interface PluginResults extends Circumstances {
  readonly rounds: number;
  readonly seconds: number;
  /** Of each operation and transport, the gateway without plugins comes first. */
  readonly measured: readonly PluginMeasurement[];
}

/** One operation on one setup of newsgraph. */
export interface ProfiledRun {
  readonly title: string;
  /** Microseconds per request, counted by the operating system without profiling. */
  readonly cpu: number;
  /** The share of each part of the work. */
  readonly parts: Readonly<Record<string, number>>;
}

export interface ProfileResults extends Circumstances {
  readonly seconds: number;
  readonly runs: readonly ProfiledRun[];
}

/** CPU per operation as one parameter grows. */
export interface GrowthSeries {
  readonly title: string;
  readonly unit: string;
  readonly points: readonly { readonly x: number; readonly cpu: number }[];
  /** The goal: the same CPU at every point, or the same CPU per item from the second point on. */
  readonly expected: 'flat' | 'linear';
}

export interface GrowthResults extends Circumstances {
  readonly series: readonly GrowthSeries[];
}

export interface SoakResults extends Circumstances {
  readonly minutes: number;
  readonly requests: number;
  /** Bytes after a forced garbage collection, by minutes since the start. */
  readonly heap: readonly (readonly [minutes: number, bytes: number])[];
  /** Bytes, by the best-fit line. */
  readonly slopePerHour: number;
}

const folder = path.join(import.meta.dirname, 'results');

export async function saveResults<K extends keyof Results>(name: K, results: NonNullable<Results[K]>): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.json`), JSON.stringify(results, null, 2));
}

export async function loadResults(): Promise<Results> {
  const names = ['bench', 'profile', 'flood', 'reload', 'cache', 'plugins', 'growth', 'soak'] as const;
  const found = await Promise.all(
    names.map(async name => {
      const text = await readFile(path.join(folder, `${name}.json`), 'utf8').catch(() => undefined);
      return text === undefined ? [] : [[name, JSON.parse(text)] as const];
    }),
  );
  return Object.fromEntries(found.flat()) as Results;
}

/** The load of other processes when the measurement began: it affects all contestants, but not equally. */
const loadAtStart = os.loadavg()[0] ?? 0;

export function circumstances(command: string, commit: string): Circumstances {
  const [cpu] = os.cpus();
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GiB`;
  const system = `${os.type()} ${os.release().split('-')[0]}`;
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    command,
    machine: `${os.cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory}, ${system} ${os.arch()}, Node ${process.version}, load average ${loadAtStart.toFixed(1)} at the start`,
    commit,
  };
}
