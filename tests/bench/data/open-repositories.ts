import { connect } from '../../../shared/mongo/connect.ts';
import { readServerTraits } from '../../../shared/mongo/server-traits.ts';
import { createAirQualityRepository } from '../../../subgraphs/air-quality/subgraph.ts';
import { createArticleRepository } from '../../../subgraphs/articles/subgraph.ts';
import { createCommentRepository } from '../../../subgraphs/comments/subgraph.ts';
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
