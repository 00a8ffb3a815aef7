import { createSubgraphSchema, type Subgraph } from '../../shared/graphql/subgraph.ts';
import { createArticleWriter } from './article-writer.ts';
import { type Context, createLoaders, createSharedReads } from './loaders.ts';
import type { ArticleRepository } from './repository.ts';
import { references, resolvers } from './resolvers.ts';
import { createSiteAddress } from './site-address.ts';

export { ARTICLE_COLLECTIONS, createArticleRepository } from './repository.ts';
export { seedArticles } from './seed.ts';

const ARTICLES_SCHEMA_URL = new URL('schema.graphql', import.meta.url);

export interface ArticlesSubgraphDependencies {
  readonly repository: ArticleRepository;
  /** The site's root address, under which articles without an address of their own are found at `articles/<slug>`. */
  readonly siteUrl: string;
}

export function createArticlesSubgraph({ repository, siteUrl }: ArticlesSubgraphDependencies): Subgraph<Context> {
  const shared = createSharedReads(repository);
  const writer = createArticleWriter(repository);
  const site = createSiteAddress(siteUrl);
  return {
    name: 'articles',
    schema: createSubgraphSchema<Context>({ schemaUrl: ARTICLES_SCHEMA_URL, resolvers, references }),
    createContext: scope => ({ ...scope, loaders: createLoaders(shared), site, writer }),
  };
}
