import DataLoader from 'dataloader';
import { alignToKeys } from '../../shared/graphql/align-to-keys.ts';
import type { RequestScope } from '../../shared/graphql/subgraph.ts';
import type { ReadingRecorder } from './reading-recorder.ts';
import type { AirQualityRepository, Reading } from './repository.ts';

export interface Context extends RequestScope {
  readonly loaders: Loaders;
  readonly recorder: ReadingRecorder;
  readonly now: () => Date;
}

export type Loaders = ReturnType<typeof createLoaders>;

/** The loaders of one request. */
export function createLoaders(repository: AirQualityRepository) {
  return {
    latestByRegion: new DataLoader<string, Reading | null>(async codes =>
      alignToKeys(codes, await repository.findLatest(codes), reading => reading.regionCode),
    ),
  };
}
