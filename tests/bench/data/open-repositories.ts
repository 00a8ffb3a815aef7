import { connect } from '../../../shared/mongo/connection/connect.ts';
import { readServerTraits } from '../../../shared/mongo/connection/server-traits.ts';
import { createAirQualityRepository } from '../../../subgraphs/air-quality/store/repository.ts';
import { createArticleRepository } from '../../../subgraphs/articles/store/repository.ts';
import { createCommentRepository } from '../../../subgraphs/comments/store/repository.ts';
import { createMemoryRepositories, type Repositories } from './dataset.ts';

/** @returns repositories over the MongoDB at `uri`, or in memory without one */
export async function openRepositories(uri: string | undefined): Promise<Repositories> {
  if (uri === undefined) return createMemoryRepositories();
  const { db } = await connect(uri);
  const traits = await readServerTraits(db);
  return {
    articles: createArticleRepository(db, traits),
    comments: createCommentRepository(db, traits),
    airQuality: createAirQualityRepository(db, traits),
  };
}
