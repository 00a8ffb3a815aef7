import { setTimeout as sleep } from 'node:timers/promises';
import { badInput, userError } from '../../../shared/errors/errors.ts';
import { mergeStatements } from '../measures/merge-statements.ts';
import { HOUR_MS, lacksMeans, MEAN_SPAN_MS, withPredictedMeans } from '../measures/predicted-mean.ts';
import type { Reading, RegionAndTime } from '../measures/reading.ts';
import type { AirQualityRepository } from '../store/repository.ts';
import type { RecordAirQualityInput, RecordAirQualityPayload } from '../types/schema.generated.ts';
import { completeReading } from './complete-reading.ts';
import { type PlacedStatement, readStatements } from './reading-input.ts';

const MAX_READINGS = 1_000;
const MAX_SOURCES = 50;
const MAX_ATTEMPTS = 20;
const LONGEST_PAUSE_MS = 50;

export type ReadingRecorder = ReturnType<typeof createReadingRecorder>;

/** @param now the revision time of statements whose source gives none */
export function createReadingRecorder(repository: AirQualityRepository, now: () => Date) {
  /**
   * Merges statements with those of other sources, and computes what all of them omit; means of particulates from the
   * hours recorded before, in one read.
   */
  async function compose(statements: readonly PlacedStatement[], known: KnownReadings): Promise<Reading[]> {
    const merged = statements.map(({ regionCode, observedAt, ...statement }) => {
      const others = (known.get(keyOf({ regionCode, observedAt }))?.statements ?? []).filter(
        ({ source }) => source !== statement.source,
      );
      return mergeStatements({ regionCode, observedAt }, [...others, statement]);
    });
    const lacking = merged.filter(lacksMeans);
    const spans = spansOf(lacking.map(({ observedAt }) => observedAt.getTime()));
    const codes = [...new Set(lacking.map(({ regionCode }) => regionCode))];
    const history = await Promise.all(
      spans.map(([from, to]) => repository.findBetween(codes, new Date(from), new Date(to))),
    );
    return withPredictedMeans(merged, history.flat()).map(completeReading);
  }

  /** @returns undefined when another process has written one of the readings meanwhile */
  async function attempt(statements: readonly PlacedStatement[], dryRun: boolean) {
    const rows = await repository.findSame(statements);
    const known: KnownReadings = new Map(rows.map(reading => [keyOf(reading), reading]));
    const different = statements.filter(one => sameSourceOf(one, known)?.fingerprint !== one.fingerprint);
    const current = different.filter(one => !isOutdated(one, known));
    if (!dryRun && current.length > 0) {
      checkSourceCounts(statements, current, known);
      const composed = await compose(current, known);
      const versions = composed.map(reading => known.get(keyOf(reading))?.version);
      if (!(await repository.record(composed, versions))) return undefined;
    }
    return {
      recorded: current.length,
      unchanged: statements.length - different.length,
      outdated: different.length - current.length,
    };
  }

  return {
    /**
     * @throws BAD_USER_INPUT that names the part of the input, what was found and what was expected; CONFLICT when others
     * keep writing the same readings.
     */
    async record(input: readonly RecordAirQualityInput[], dryRun: boolean): Promise<RecordAirQualityPayload> {
      if (input.length === 0 || input.length > MAX_READINGS) {
        throw badInput('input', `${input.length} readings`, `1 to ${MAX_READINGS}`);
      }
      const statements = readStatements(input, now());
      for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
        const result = await attempt(statements, dryRun);
        if (result) return result;
        await sleep(Math.random() * LONGEST_PAUSE_MS);
      }
      throw userError('CONFLICT', 'The readings are being written by others; try again.');
    },
  };
}

type KnownReadings = ReadonlyMap<string, Reading>;

/** The time spans that the means of some readings need; usually a single one. */
function spansOf(times: readonly number[]): [from: number, to: number][] {
  const spans: [number, number][] = [];
  for (const time of times.toSorted((a, b) => a - b)) {
    const from = Math.floor(time / HOUR_MS) * HOUR_MS - MEAN_SPAN_MS;
    const last = spans.at(-1);
    if (last && from <= last[1]) last[1] = time;
    else spans.push([from, time]);
  }
  return spans;
}

function keyOf({ regionCode, observedAt }: RegionAndTime): string {
  return `${regionCode}@${observedAt.getTime()}`;
}

function sameSourceOf(statement: PlacedStatement, known: KnownReadings) {
  return known.get(keyOf(statement))?.statements.find(({ source }) => source === statement.source);
}

function isOutdated(statement: PlacedStatement, known: KnownReadings): boolean {
  const earlier = sameSourceOf(statement, known);
  return earlier !== undefined && earlier.recordedAt > statement.recordedAt;
}

function checkSourceCounts(
  statements: readonly PlacedStatement[],
  current: readonly PlacedStatement[],
  known: KnownReadings,
): void {
  for (const one of current) {
    const sources = known.get(keyOf(one))?.statements ?? [];
    if (sources.length < MAX_SOURCES || sameSourceOf(one, known)) continue;
    const path = `input[${statements.indexOf(one)}].source`;
    throw badInput(path, `another one beside ${sources.length}`, `up to ${MAX_SOURCES} sources of one reading`);
  }
}
