import { createSubgraphSchema, type Subgraph } from '../../shared/graphql/subgraph.ts';
import { watchAll, watchedFeed } from '../../shared/mongo/changes/watch-changes.ts';
import { type Context, createLoaders, createSharedReads, type ReadingView } from './loaders/loaders.ts';
import { createPlaceLoaders } from './loaders/place-loaders.ts';
import { changedStationTags, changedTags, trackPlaceReads, trackReadingReads } from './loaders/tracked-reads.ts';
import { createPlaceRecorder } from './recording/place-recorder.ts';
import { createReadingRecorder } from './recording/reading-recorder.ts';
import { batches, references, resolvers } from './resolvers/resolvers.ts';
import type { PlaceStores } from './store/place-stores.ts';
import type { AirQualityRepository } from './store/repository.ts';

const AIR_QUALITY_SCHEMA_URL = new URL('schema.graphql', import.meta.url);
const HOUR_MS = 60 * 60 * 1000;

export interface AirQualitySubgraphDependencies {
  readonly repository: AirQualityRepository;
  readonly stores: PlaceStores;
  /** @default the system's clock */
  readonly now?: () => Date;
  /** Age in hours from which a reading is stale. @default 3 */
  readonly staleAfterHours?: number;
}

export function createAirQualitySubgraph(dependencies: AirQualitySubgraphDependencies): Subgraph<Context> {
  const { repository, stores, now = () => new Date(), staleAfterHours = 3 } = dependencies;
  const shared = createSharedReads(repository);
  const recorder = createReadingRecorder(repository, now);
  const placeRecorder = createPlaceRecorder(stores, now);
  const isStale = (observedAt: Date, at: Date | null) =>
    observedAt.getTime() < (at ?? now()).getTime() - staleAfterHours * HOUR_MS;
  const view: ReadingView = at => reading => ({ ...reading, isStale: isStale(reading.observedAt, at) });
  const clock = { now, isStale: (observedAt: Date) => isStale(observedAt, null) };
  return {
    name: 'air-quality',
    schema: createSubgraphSchema<Context>({ schema: AIR_QUALITY_SCHEMA_URL, resolvers, references, batches }),
    createContext(scope) {
      const loaders = createLoaders(shared, repository, view);
      const places = createPlaceLoaders(stores, clock);
      const { reads } = scope;
      return {
        ...scope,
        loaders: reads ? trackReadingReads(loaders, reads) : loaders,
        places: reads ? trackPlaceReads(places, reads) : places,
        recorder,
        placeRecorder,
      };
    },
    watchChanges: watcher =>
      watchAll(
        [
          ...repository.changes.map(feed => watchedFeed(feed, changedTags)),
          watchedFeed(stores.stations.changes, changedStationTags),
          watchedFeed(stores.forecasts.changes, () => ['forecasts']),
          watchedFeed(stores.alerts.changes, () => ['alerts']),
        ],
        watcher,
      ),
  };
}
