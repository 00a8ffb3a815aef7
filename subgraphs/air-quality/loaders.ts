import DataLoader from 'dataloader';
import { alignToKeys } from '../../shared/graphql/align-to-keys.ts';
import { createGroupedReads } from '../../shared/graphql/grouped-reads.ts';
import type { RequestScope } from '../../shared/graphql/subgraph.ts';
import { isOutage } from '../../shared/mongo/is-outage.ts';
import type { ReadingRecorder } from './reading-recorder.ts';
import type { AirQualityRepository, Reading } from './repository.ts';

export interface Context extends RequestScope {
  readonly loaders: Loaders;
  readonly recorder: ReadingRecorder;
  readonly now: () => Date;
}

export type Loaders = ReturnType<typeof createLoaders>;

export type SharedReads = ReturnType<typeof createSharedReads>;

/** The reads that concurrent requests share; made once. */
export function createSharedReads(repository: AirQualityRepository) {
  return {
    latest: createGroupedReads<'latest', string, Reading | null>({
      load: async (_shape, codes) =>
        alignToKeys(codes, await repository.findLatest(codes), reading => reading.regionCode),
      shapeId: String,
      keyId: String,
      isOutage,
    }),
  };
}

/** The loaders of one request: they merge what the fields of one plan step ask for, one by one. */
export function createLoaders(shared: SharedReads) {
  return {
    latestByRegion: new DataLoader<string, Reading | null>(codes => shared.latest.loadMany('latest', codes)),
  };
}
