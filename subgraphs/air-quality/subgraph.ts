import { createSubgraphSchema, type Subgraph } from '../../shared/graphql/subgraph.ts';
import { watchAll, watchedFeed } from '../../shared/mongo/changes/watch-changes.ts';
import { type Context, createLoaders, createSharedReads, type ReadingView } from './loaders/loaders.ts';
import { changedTags, trackReadingReads } from './loaders/tracked-reads.ts';
import { createReadingRecorder } from './recording/reading-recorder.ts';
import { batches, references, resolvers } from './resolvers/resolvers.ts';
import type { AirQualityRepository } from './store/repository.ts';

const AIR_QUALITY_SCHEMA_URL = new URL('schema.graphql', import.meta.url);
const HOUR_MS = 60 * 60 * 1000;

export interface AirQualitySubgraphDependencies {
  readonly repository: AirQualityRepository;
  /** @default the system's clock */
  readonly now?: () => Date;
  /** Age in hours from which a reading is stale. @default 3 */
  readonly staleAfterHours?: number;
}

export function createAirQualitySubgraph(dependencies: AirQualitySubgraphDependencies): Subgraph<Context> {
  const { repository, now = () => new Date(), staleAfterHours = 3 } = dependencies;
  const shared = createSharedReads(repository);
  const recorder = createReadingRecorder(repository, now);
  const view: ReadingView = at => {
    const fresh = (at ?? now()).getTime() - staleAfterHours * HOUR_MS;
    return reading => ({ ...reading, isStale: reading.observedAt.getTime() < fresh });
  };
  return {
    name: 'air-quality',
    schema: createSubgraphSchema<Context>({ schema: AIR_QUALITY_SCHEMA_URL, resolvers, references, batches }),
    createContext(scope) {
      const loaders = createLoaders(shared, repository, view);
      return { ...scope, loaders: scope.reads ? trackReadingReads(loaders, scope.reads) : loaders, recorder };
    },
    watchChanges: watcher =>
      watchAll(
        repository.changes.map(feed => watchedFeed(feed, changedTags)),
        watcher,
      ),
  };
}
