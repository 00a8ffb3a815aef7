import type { SubgraphModule } from '../../shared/subgraph-module/subgraph-module.ts';
import { seedAirQuality, seededReadingCount } from './seed.ts';
import { seedPlaces } from './seed-places.ts';
import { airQuality as settings } from './settings.ts';
import { airQualityCollections } from './store/collections.ts';
import { AIR_QUALITY_MIGRATIONS } from './store/migrations.ts';
import { createPlaceStores } from './store/place-stores.ts';
import { createAirQualityRepository } from './store/repository.ts';
import { createAirQualitySubgraph } from './subgraph.ts';

export const airQuality: SubgraphModule<typeof settings, 'airQuality'> = {
  name: 'air-quality',
  settings: { group: 'airQuality', table: settings },
  migrations: () => AIR_QUALITY_MIGRATIONS,
  collections: ({ retentionDays }) => airQualityCollections(retentionDays),
  open: ({ db, traits }, { settings: { staleHours } }) =>
    createAirQualitySubgraph({
      repository: createAirQualityRepository(db, traits),
      stores: createPlaceStores(db),
      staleAfterHours: staleHours,
    }),
  seed: {
    total: seededReadingCount,
    async run({ db, traits }, options, onSeeded) {
      await seedPlaces(createPlaceStores(db), options);
      await seedAirQuality(createAirQualityRepository(db, traits), options, onSeeded);
    },
  },
};
