import { REGIONS } from '../../shared/regions.ts';
import { createRandom } from '../../shared/seed/random.ts';
import { DAY_MS, type OnSeeded, type SeedOptions, writeInBatches } from '../../shared/seed/seed-options.ts';
import type { AirQualityRepository, Reading } from './repository.ts';

const HOUR_MS = 60 * 60 * 1000;
const GRADES = ['GOOD', 'MODERATE', 'UNHEALTHY', 'VERY_UNHEALTHY'] as const;
/** A transaction holds one day of all regions. */
const BATCH = 24 * REGIONS.length;

/** Fills the collections with hourly readings of all regions, oldest first. */
export function seedAirQuality(
  repository: AirQualityRepository,
  options: SeedOptions,
  onSeeded: OnSeeded,
): Promise<void> {
  return writeInBatches(seededReadings(options), BATCH, batch => repository.record(batch), onSeeded);
}

export function seededReadingCount({ days }: Pick<SeedOptions, 'days'>): number {
  return days * BATCH;
}

function* seededReadings({ seed, days, until }: SeedOptions): Generator<Reading> {
  const end = Math.floor(until.getTime() / HOUR_MS) * HOUR_MS;
  for (let time = end - days * DAY_MS + HOUR_MS; time <= end; time += HOUR_MS) {
    for (const { code } of REGIONS) yield seededReading(seed, code, new Date(time));
  }
}

/** Grades stay for some days and vary a little within them; the temperature follows the season and the hour. */
function seededReading(seed: number, regionCode: string, observedAt: Date): Reading {
  const time = observedAt.getTime();
  const spell = createRandom(seed, `spell/${regionCode}/${Math.floor(time / (3 * DAY_MS))}`).next() ** 2 * 4;
  const random = createRandom(seed, `reading/${regionCode}/${time}`);
  const grade = GRADES[Math.min(3, Math.max(0, Math.floor(spell + random.next() - 0.5)))]!;
  const season = -Math.cos(((time / DAY_MS) % 365.25) * ((2 * Math.PI) / 365.25)) * 14;
  const hour = Math.sin(((time % DAY_MS) / DAY_MS) * 2 * Math.PI) * 4;
  const temperature = Math.round((12 + season + hour + random.next() * 3) * 10) / 10;
  return { regionCode, observedAt, grade, temperature, source: 'seed' };
}
