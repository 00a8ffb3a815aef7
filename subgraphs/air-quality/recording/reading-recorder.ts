import { createHash } from 'node:crypto';
import { badInput } from '../../../shared/errors/errors.ts';
import { HOUR_MS, lacksMeans, MEAN_SPAN_MS, withPredictedMeans } from '../measures/predicted-mean.ts';
import type { Reading } from '../measures/reading.ts';
import type { AirQualityRepository } from '../store/repository.ts';
import type { RecordAirQualityInput, RecordAirQualityPayload } from '../types/schema.generated.ts';
import { completeReading, readStatements, type StatedReading } from './reading-input.ts';

const MAX_READINGS = 1_000;

export type ReadingRecorder = ReturnType<typeof createReadingRecorder>;

/** @param now the revision time of readings whose source gives none */
export function createReadingRecorder(repository: AirQualityRepository, now: () => Date) {
  /** Computes what the sources omit; means of particulates from the hours recorded before, in one read. */
  async function complete(readings: readonly StatedReading[]): Promise<Reading[]> {
    const lacking = readings.filter(lacksMeans);
    const spans = spansOf(lacking.map(({ observedAt }) => observedAt.getTime()));
    const codes = [...new Set(lacking.map(({ regionCode }) => regionCode))];
    const history = await Promise.all(
      spans.map(([from, to]) => repository.findBetween(codes, new Date(from), new Date(to))),
    );
    return withPredictedMeans(readings, history.flat()).map((reading, i) => ({
      ...completeReading(reading),
      statement: hashOf(readings[i]!),
    }));
  }

  return {
    /** @throws BAD_USER_INPUT that names the part of the input, what was found and what was expected. */
    async record(input: readonly RecordAirQualityInput[], dryRun: boolean): Promise<RecordAirQualityPayload> {
      if (input.length === 0 || input.length > MAX_READINGS) {
        throw badInput('input', `${input.length} readings`, `1 to ${MAX_READINGS}`);
      }
      const readings = readStatements(input, now());
      const known = new Map((await repository.findSame(readings)).map(reading => [keyOf(reading), reading]));
      const different = readings.filter(reading => !isSame(reading, known.get(keyOf(reading))));
      const current = different.filter(reading => !isOutdated(reading, known.get(keyOf(reading))));
      // The repository compares revisions again when it writes: another process may have written in between.
      if (current.length > 0 && !dryRun) await repository.record(await complete(current));
      return {
        recorded: current.length,
        unchanged: readings.length - different.length,
        outdated: different.length - current.length,
      };
    },
  };
}

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

type Placed = Pick<Reading, 'regionCode' | 'observedAt' | 'recordedAt'>;

function keyOf({ regionCode, observedAt }: Placed): string {
  return `${regionCode}@${observedAt.getTime()}`;
}

function isOutdated(reading: Placed, known: Reading | undefined): boolean {
  return known !== undefined && known.recordedAt > reading.recordedAt;
}

/** Whether a source states the same as before; when it did so, and computed values, do not matter. */
function isSame(stated: StatedReading, known: Reading | undefined): boolean {
  if (known === undefined) return false;
  if (known.statement !== undefined) return known.statement === hashOf(stated);
  return textOf(completeReading(stated)) === textOf(known);
}

const hashOf = (stated: StatedReading) => createHash('sha256').update(textOf(stated)).digest('base64url').slice(0, 22);

function textOf({ grade, index, pm10, pm25, o3, no2, co, so2, temperature, source }: StatedReading): string {
  const concentrations = [pm10, pm25, o3, no2, co, so2].map(one => one && [one.value, one.average24h, one.grade]);
  return JSON.stringify([grade, index ?? null, ...concentrations.map(one => one ?? null), temperature, source]);
}
