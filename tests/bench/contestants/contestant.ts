import type { ProcessSelector } from '../harness/process-cpu.ts';

export const CONTESTANT_IDS = [
  'newsgraph',
  'newsgraph-distributed',
  'stock-gateway',
  'hive-gateway',
  'hive-router',
  'monolith-js',
  'monolith-jit',
  'by-hand',
  'ready-bytes',
] as const;
export type ContestantId = (typeof CONTESTANT_IDS)[number];

export const TITLES: Readonly<Record<ContestantId, string>> = {
  newsgraph: 'newsgraph, embedded',
  'newsgraph-distributed': 'newsgraph, distributed',
  'stock-gateway': 'Apollo Gateway',
  'hive-gateway': 'Hive Gateway',
  'hive-router': 'Hive Router',
  'monolith-js': 'monolith, graphql-js',
  'monolith-jit': 'monolith, graphql-jit',
  'by-hand': 'hand-written routes',
  'ready-bytes': 'Fastify, prebuilt bytes',
};

/** Contestants that propagate a client's token, by default or by a documented setting in code. */
export const PASS_TOKENS: readonly ContestantId[] = [
  'newsgraph',
  'newsgraph-distributed',
  'stock-gateway',
  'monolith-js',
  'monolith-jit',
];

/** The role of a process: `server` handles the requests of the clients. */
export type Role = 'server' | 'subgraphs' | 'database';

export interface Contestant {
  readonly id: ContestantId;
  /** The kind of requests. */
  readonly form: 'graphql' | 'pages';
  readonly port: number;
  /** The `Authorization` header of a moderator. */
  readonly moderator: string;
  readonly processes: Readonly<Partial<Record<Role, readonly ProcessSelector[]>>>;
  /** Milliseconds from start to ready. */
  readonly startMs: number;
}
