import type { Db } from 'mongodb';
import { createSubgraphSchema, type Subgraph } from '../../shared/graphql/subgraph.ts';
import { type Context, createLoaders } from './loaders.ts';
import { createReadingRecorder } from './reading-recorder.ts';
import { createAirQualityRepository } from './repository.ts';
import { references, resolvers } from './resolvers.ts';

export { AIR_QUALITY_COLLECTIONS } from './repository.ts';

const AIR_QUALITY_SCHEMA_URL = new URL('schema.graphql', import.meta.url);

export interface AirQualitySubgraphDependencies {
  readonly db: Db;
  /** @default the system's clock */
  readonly now?: () => Date;
}

export function createAirQualitySubgraph(dependencies: AirQualitySubgraphDependencies): Subgraph<Context> {
  const { db, now = () => new Date() } = dependencies;
  const repository = createAirQualityRepository(db);
  const recorder = createReadingRecorder(repository);
  return {
    name: 'air-quality',
    schema: createSubgraphSchema<Context>({ schemaUrl: AIR_QUALITY_SCHEMA_URL, resolvers, references }),
    createContext: scope => ({ ...scope, loaders: createLoaders(repository), recorder, now }),
  };
}
