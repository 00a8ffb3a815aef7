import { badInput } from '../../shared/graphql/errors.ts';
import { readReadings } from './reading-input.ts';
import type { AirQualityRepository, Reading } from './repository.ts';
import type { RecordAirQualityInput, RecordAirQualityPayload } from './schema.generated.ts';

const MOST_READINGS = 1_000;

export type ReadingRecorder = ReturnType<typeof createReadingRecorder>;

/** @param now when readings were stated whose source does not say */
export function createReadingRecorder(repository: AirQualityRepository, now: () => Date) {
  return {
    /** @throws BAD_USER_INPUT that names the part of the input, what was found and what was expected. */
    async record(input: readonly RecordAirQualityInput[], dryRun: boolean): Promise<RecordAirQualityPayload> {
      if (input.length === 0 || input.length > MOST_READINGS) {
        throw badInput('input', `${input.length} readings`, `1 to ${MOST_READINGS}`);
      }
      const readings = readReadings(input, now());
      const known = new Map((await repository.findSame(readings)).map(reading => [keyOf(reading), reading]));
      const different = readings.filter(reading => !isSame(reading, known.get(keyOf(reading))));
      const current = different.filter(reading => !isOutdated(reading, known.get(keyOf(reading))));
      // The repository compares revisions once more, in the step that writes: another process may write in between.
      if (current.length > 0 && !dryRun) await repository.record(current);
      return {
        recorded: current.length,
        unchanged: readings.length - different.length,
        outdated: different.length - current.length,
      };
    },
  };
}

function keyOf({ regionCode, observedAt }: Reading): string {
  return `${regionCode}@${observedAt.getTime()}`;
}

function isOutdated(reading: Reading, known: Reading | undefined): boolean {
  return known !== undefined && known.recordedAt > reading.recordedAt;
}

/** Whether two readings say the same; when they were stated does not matter. */
function isSame(one: Reading, other: Reading | undefined): boolean {
  return other !== undefined && statementOf(one) === statementOf(other);
}

function statementOf({ grade, index, pm10, pm25, o3, no2, co, so2, temperature, source }: Reading): string {
  const concentrations = [pm10, pm25, o3, no2, co, so2].map(one => one && [one.value, one.average24h, one.grade]);
  return JSON.stringify([grade, index ?? null, ...concentrations.map(one => one ?? null), temperature, source]);
}
