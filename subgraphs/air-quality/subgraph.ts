import { createSubgraphSchema, type Subgraph } from '../../shared/graphql/subgraph.ts';
import { type Context, createLoaders, createSharedReads } from './loaders.ts';
import { createReadingRecorder } from './reading-recorder.ts';
import type { AirQualityRepository } from './repository.ts';
import { references, resolvers } from './resolvers.ts';

export { AIR_QUALITY_COLLECTIONS, createAirQualityRepository } from './repository.ts';
export { seedAirQuality, seededReadingCount } from './seed.ts';

const AIR_QUALITY_SCHEMA_URL = new URL('schema.graphql', import.meta.url);

export interface AirQualitySubgraphDependencies {
  readonly repository: AirQualityRepository;
  /** @default the system's clock */
  readonly now?: () => Date;
}

export function createAirQualitySubgraph(dependencies: AirQualitySubgraphDependencies): Subgraph<Context> {
  const { repository, now = () => new Date() } = dependencies;
  const shared = createSharedReads(repository);
  const recorder = createReadingRecorder(repository);
  return {
    name: 'air-quality',
    schema: createSubgraphSchema<Context>({ schemaUrl: AIR_QUALITY_SCHEMA_URL, resolvers, references }),
    createContext: scope => ({ ...scope, loaders: createLoaders(shared), recorder, now }),
  };
}
