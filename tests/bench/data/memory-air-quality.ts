import type { Reading } from '../../../subgraphs/air-quality/measures/reading.ts';
import type { AirQualityRepository } from '../../../subgraphs/air-quality/store/repository.ts';
import { measuredOnly } from './measured-only.ts';

export function createMemoryAirQuality(): AirQualityRepository {
  const latest = new Map<string, Reading>();
  return measuredOnly<AirQualityRepository>('AirQualityRepository', {
    findLatest: async codes => codes.flatMap(code => latest.get(code) ?? []),
    findSame: async () => [],
    async record(readings) {
      for (const reading of readings) {
        const known = latest.get(reading.regionCode);
        if (!known || known.observedAt <= reading.observedAt) latest.set(reading.regionCode, reading);
      }
      return true;
    },
  });
}
