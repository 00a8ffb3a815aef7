import type { AirQualityRepository, Reading } from '../../../subgraphs/air-quality/repository.ts';

export function createMemoryAirQuality(): AirQualityRepository {
  const observations = new Map<string, Reading>();
  const latest = new Map<string, Reading>();
  const idOf = ({ regionCode, observedAt }: Reading) => `${regionCode}@${observedAt.toISOString()}`;
  return {
    findLatest: async codes => codes.flatMap(code => latest.get(code) ?? []),
    findSame: async readings => readings.flatMap(reading => observations.get(idOf(reading)) ?? []),
    async record(readings) {
      for (const reading of readings) {
        observations.set(idOf(reading), reading);
        const known = latest.get(reading.regionCode);
        if (!known || known.observedAt <= reading.observedAt) latest.set(reading.regionCode, reading);
      }
    },
  };
}
