import { REGIONS } from '../../shared/regions.ts';
import { createRandom } from '../../shared/seed/random.ts';
import { DAY_MS, type OnSeeded, type SeedOptions, writeInBatches } from '../../shared/seed/seed-options.ts';
import { createReadingRecorder } from './recording/reading-recorder.ts';
import type { AirQualityRepository } from './store/repository.ts';
import type { RecordAirQualityInput } from './types/schema.generated.ts';

const HOUR_MS = 60 * 60 * 1000;
/** A transaction holds one day of all regions. */
const BATCH = 24 * REGIONS.length;

/** Fills the collections with hourly readings of all regions, oldest first. */
export function seedAirQuality(
  repository: AirQualityRepository,
  options: SeedOptions,
  onSeeded: OnSeeded,
): Promise<void> {
  const recorder = createReadingRecorder(repository, () => options.until);
  const record = async (batch: readonly RecordAirQualityInput[]) => void (await recorder.record(batch, false));
  return writeInBatches(seededReadings(options), BATCH, record, onSeeded);
}

export function seededReadingCount({ days }: Pick<SeedOptions, 'days'>): number {
  return days * BATCH;
}

function* seededReadings({ seed, days, until }: SeedOptions): Generator<RecordAirQualityInput> {
  const end = Math.floor(until.getTime() / HOUR_MS) * HOUR_MS;
  for (let time = end - days * DAY_MS + HOUR_MS; time <= end; time += HOUR_MS) {
    for (const { code } of REGIONS) yield seededReading(seed, code, new Date(time));
  }
}

/** Spells of good and bad air last some days and vary a little; the temperature follows the season. */
function seededReading(seed: number, regionCode: string, observedAt: Date): RecordAirQualityInput {
  const time = observedAt.getTime();
  const spell = createRandom(seed, `spell/${regionCode}/${Math.floor(time / (3 * DAY_MS))}`).next() ** 2;
  const random = createRandom(seed, `reading/${regionCode}/${time}`);
  const amount = (least: number, most: number, decimals: number) => {
    const part = Math.min(1, Math.max(0, spell + (random.next() - 0.5) / 4));
    return Math.round((least + (most - least) * part) * 10 ** decimals) / 10 ** decimals;
  };
  const season = -Math.cos(((time / DAY_MS) % 365.25) * ((2 * Math.PI) / 365.25)) * 14;
  const hour = Math.sin(((time % DAY_MS) / DAY_MS) * 2 * Math.PI) * 4;
  return {
    regionCode,
    observedAt,
    recordedAt: observedAt,
    pm10: { value: amount(8, 170, 0), average24h: amount(8, 170, 0) },
    pm25: { value: amount(3, 90, 0), average24h: amount(3, 90, 0) },
    o3: { value: amount(0.005, 0.11, 3) },
    no2: { value: amount(0.004, 0.07, 3) },
    co: { value: amount(0.2, 2.4, 1) },
    so2: { value: amount(0.001, 0.02, 3) },
    temperature: Math.round((12 + season + hour + random.next() * 3) * 10) / 10,
    source: 'seed',
  };
}
