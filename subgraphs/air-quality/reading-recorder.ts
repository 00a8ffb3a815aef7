import { badInput } from '../../shared/graphql/errors.ts';
import { findRegionByCode } from '../../shared/regions.ts';
import type { AirQualityRepository, Reading } from './repository.ts';
import type { RecordAirQualityInput, RecordAirQualityPayload } from './schema.generated.ts';

const MOST_READINGS = 1_000;
const MOST_SOURCE_CHARACTERS = 200;
const MOST_DEGREES = 60;

export type ReadingRecorder = ReturnType<typeof createReadingRecorder>;

export function createReadingRecorder(repository: AirQualityRepository) {
  return {
    /** @throws BAD_USER_INPUT that names the part of the input, what was found and what was expected. */
    async record(input: readonly RecordAirQualityInput[], dryRun: boolean): Promise<RecordAirQualityPayload> {
      const readings = readInput(input);
      const known = new Map((await repository.findSame(readings)).map(reading => [keyOf(reading), reading]));
      const different = readings.filter(reading => !isSame(reading, known.get(keyOf(reading))));
      if (different.length > 0 && !dryRun) await repository.record(different);
      return { recorded: different.length, unchanged: readings.length - different.length };
    },
  };
}

function readInput(input: readonly RecordAirQualityInput[]): Reading[] {
  if (input.length === 0 || input.length > MOST_READINGS) {
    throw badInput('input', `${input.length} readings`, `1 to ${MOST_READINGS}`);
  }
  const readings = input.map((one, i) => readReading(`input[${i}]`, one));
  const seen = new Map<string, number>();
  readings.forEach((reading, i) => {
    const first = seen.get(keyOf(reading));
    if (first !== undefined) {
      throw badInput(`input[${i}]`, `the region and time of input[${first}] again`, 'one reading a region and time');
    }
    seen.set(keyOf(reading), i);
  });
  return readings;
}

function readReading(path: string, input: RecordAirQualityInput): Reading {
  const { regionCode, observedAt, grade } = input;
  const temperature = input.temperature ?? null;
  const source = input.source?.normalize('NFC').trim() || null;
  if (!findRegionByCode(regionCode)) {
    throw badInput(
      `${path}.regionCode`,
      JSON.stringify(regionCode.slice(0, 80)),
      'an ISO 3166-2:KR code such as "KR-11"',
    );
  }
  if (temperature !== null && Math.abs(temperature) > MOST_DEGREES) {
    throw badInput(`${path}.temperature`, String(temperature), `-${MOST_DEGREES} to ${MOST_DEGREES} degrees Celsius`);
  }
  if (source !== null && source.length > MOST_SOURCE_CHARACTERS) {
    throw badInput(`${path}.source`, `${source.length} characters`, `up to ${MOST_SOURCE_CHARACTERS}`);
  }
  return { regionCode, observedAt, grade, temperature, source };
}

function keyOf({ regionCode, observedAt }: Reading): string {
  return `${regionCode}@${observedAt.getTime()}`;
}

function isSame(one: Reading, other: Reading | undefined): boolean {
  return (
    other !== undefined &&
    one.grade === other.grade &&
    one.temperature === other.temperature &&
    one.source === other.source
  );
}
