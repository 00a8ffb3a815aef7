import type { Subgraph } from '../../../shared/graphql/subgraph.ts';
import type { SeedOptions } from '../../../shared/seed/seed-options.ts';
import { parseRfc3339 } from '../../../shared/time.ts';
import { seedAirQuality } from '../../../subgraphs/air-quality/seed.ts';
import type { PlaceStores } from '../../../subgraphs/air-quality/store/place-stores.ts';
import type { AirQualityRepository } from '../../../subgraphs/air-quality/store/repository.ts';
import { createAirQualitySubgraph } from '../../../subgraphs/air-quality/subgraph.ts';
import { seedArticles } from '../../../subgraphs/articles/seed.ts';
import type { ArticleRepository } from '../../../subgraphs/articles/store/repository.ts';
import { createArticlesSubgraph } from '../../../subgraphs/articles/subgraph.ts';
import { seedComments } from '../../../subgraphs/comments/seed.ts';
import type { CommentRepository } from '../../../subgraphs/comments/store/repository.ts';
import { createCommentsSubgraph } from '../../../subgraphs/comments/subgraph.ts';
import { measuredOnly } from './measured-only.ts';
import { createMemoryAirQuality } from './memory-air-quality.ts';
import { createMemoryArticles } from './memory-articles.ts';
import { createMemoryComments } from './memory-comments.ts';
import { createSilentFeed } from './silent-feed.ts';

/** The data of every contestant, in memory and in MongoDB alike: `newsgraph seed` with these options. */
export const DATASET: SeedOptions = {
  articles: 600,
  comments: 9_000,
  days: 2,
  seed: 1,
  until: parseRfc3339('2026-06-01T00:00:00+09:00')!,
};

/** All contestants use the same site URL. */
export const SITE_URL = 'https://bench.example/';

/** No measured operation asks for stations, forecasts or alerts. */
const UNMEASURED_STORES: PlaceStores = {
  stations: measuredOnly('StationStore', {}),
  forecasts: measuredOnly('ForecastStore', {}),
  alerts: measuredOnly('AlertStore', {}),
};

export interface Repositories {
  readonly articles: ArticleRepository;
  readonly comments: CommentRepository;
  readonly airQuality: AirQualityRepository;
}

/** @returns repositories with the data set in this process */
export async function createMemoryRepositories(options: SeedOptions = DATASET): Promise<Repositories> {
  const articles = createMemoryArticles();
  const comments = createMemoryComments();
  const airQuality = createMemoryAirQuality();
  await seedArticles(articles, options, () => {});
  await seedComments(comments, options, () => {});
  await seedAirQuality(airQuality, options, () => {});
  return { articles, comments, airQuality };
}

export function createSubgraphs({ articles, comments, airQuality }: Repositories): Map<string, Subgraph> {
  const all: Subgraph[] = [
    createArticlesSubgraph({ repository: articles, siteUrl: SITE_URL }) as Subgraph,
    createCommentsSubgraph({ repository: comments, feed: createSilentFeed() }) as Subgraph,
    createAirQualitySubgraph({ repository: airQuality, stores: UNMEASURED_STORES }) as Subgraph,
  ];
  return new Map(all.map(subgraph => [subgraph.name, subgraph]));
}
