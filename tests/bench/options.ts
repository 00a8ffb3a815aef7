import { parseArgs } from 'node:util';
import { CONTESTANT_IDS, type ContestantId } from './contestants/contestant.ts';
import type { DataLayerKind } from './contestants/data-layer.ts';
import {
  HEAVY_OPERATION_IDS,
  MEMORY_OPERATION_IDS,
  OPERATION_IDS,
  type OperationId,
} from './contestants/operations.ts';

export const USAGE = `npm run bench -- [options]
  --quick              short rounds; all of it takes less than 3 minutes
  --only A,B           only these contestants: ${CONTESTANT_IDS.join(', ')}
  --operations A,B     only these operations: ${OPERATION_IDS.join(', ')}
  --data memory|mongodb   only one data layer
  --rounds N           how often each is measured, in turn with the others (5; quick 3)
  --seconds S          how long each time (1.5; quick 0.3)
  --connections N      instead of 16 in memory, 64 on MongoDB (4 where it works hardest), and 1
  HIVE_ROUTER_PATH names Hive Router, which is left out otherwise; MONGODB_URI a MongoDB to use.
  Without --only, --operations and --data, the results go to docs/performance.md.`;

export interface BenchOptions {
  readonly quick: boolean;
  readonly only: readonly ContestantId[];
  readonly rounds: number;
  readonly seconds: number;
  /** How long an operation warms up on a contestant, once. */
  readonly warmUpSeconds: number;
  readonly scenarios: readonly Scenario[];
  /** How many responses of each contestant are compared per operation before it is timed. */
  readonly samples: number;
  /** The same for newsgraph itself. */
  readonly ownSamples: number;
  /** Whether the run is complete, so that the report may be written. */
  readonly complete: boolean;
}

/** One measurement of all contestants. */
export interface Scenario {
  readonly data: DataLayerKind;
  readonly operation: OperationId;
  readonly connections: number;
}

const MEMORY_CONNECTIONS = 16;
const MONGODB_CONNECTIONS = 64;
const HEAVY_CONNECTIONS = 4;

/** @throws TypeError that says what was found and what was expected */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      operations: { type: 'string' },
      data: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      connections: { type: 'string' },
    },
  });
  const { quick, only, operations, data } = values;
  const connections = values.connections === undefined ? undefined : readNumber('--connections', values.connections);
  const kinds = readChoices('--data', data, ['memory', 'mongodb'] as const);
  const ids = readChoices('--operations', operations, OPERATION_IDS);
  return {
    quick,
    only: readChoices('--only', only, CONTESTANT_IDS),
    rounds: readNumber('--rounds', values.rounds ?? (quick ? '3' : '5')),
    seconds: readNumber('--seconds', values.seconds ?? (quick ? '0.3' : '1.5')),
    warmUpSeconds: quick ? 0.8 : 2,
    samples: quick ? 16 : 100,
    ownSamples: quick ? 64 : Number.POSITIVE_INFINITY,
    scenarios: scenariosOf(quick, connections).filter(one => kinds.includes(one.data) && ids.includes(one.operation)),
    complete: only === undefined && operations === undefined && data === undefined,
  };
}

function scenariosOf(quick: boolean, connections: number | undefined): Scenario[] {
  const at = (data: DataLayerKind, number: number, operations: readonly OperationId[]): Scenario[] =>
    operations.map(operation => ({ data, operation, connections: connections ?? number }));
  return [
    ...at('memory', MEMORY_CONNECTIONS, MEMORY_OPERATION_IDS),
    ...(connections === undefined && !quick ? at('memory', 1, ['article']) : []),
    ...at(
      'mongodb',
      MONGODB_CONNECTIONS,
      quick
        ? ['home', 'article', 'thread', 'dashboard']
        : ['home', 'article', 'headline', 'missing', 'thread', 'dashboard'],
    ),
    ...(quick ? [] : at('mongodb', HEAVY_CONNECTIONS, HEAVY_OPERATION_IDS)),
    ...(connections === undefined ? at('mongodb', 1, quick ? ['article'] : ['home', 'article']) : []),
  ];
}

function readNumber(name: string, text: string): number {
  const number = Number(text);
  if (number > 0 && number <= 10_000) return number;
  throw new TypeError(`${name}: found ${JSON.stringify(text)}, expected a number above 0`);
}

function readChoices<T extends string>(name: string, text: string | undefined, choices: readonly T[]): readonly T[] {
  if (text === undefined) return choices;
  const found = text.split(',');
  const unknown = found.find(one => !(choices as readonly string[]).includes(one));
  if (unknown === undefined) return found as T[];
  throw new TypeError(`${name}: found ${JSON.stringify(unknown)}, expected some of ${choices.join(', ')}`);
}
