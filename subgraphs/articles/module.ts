import type { SubgraphModule } from '../../shared/subgraph-module/subgraph-module.ts';
import { EDITOR_PROBLEMS } from './editing/errors.ts';
import { searchTermsOf } from './search/search-terms.ts';
import { seedArticles } from './seed.ts';
import { publication } from './settings.ts';
import { ARTICLE_COLLECTIONS } from './store/collections.ts';
import { indexAgain } from './store/migrating/index-again.ts';
import { articleMigrations, derivedFieldMigrations } from './store/migrating/migrations.ts';
import { publicArticles } from './store/public-articles.ts';
import { createArticleRepository } from './store/repository.ts';
import { createArticlesSubgraph } from './subgraph.ts';

export const articles: SubgraphModule<typeof publication, 'publication'> = {
  name: 'articles',
  settings: { group: 'publication', table: publication },
  problems: EDITOR_PROBLEMS,
  migrations: facts => [
    ...articleMigrations(facts),
    indexAgain(5, 'find datelines, publishers, credits and first letters', searchTermsOf),
    ...derivedFieldMigrations,
  ],
  collections: () => ARTICLE_COLLECTIONS,
  open: ({ db, traits }, { settings, siteUrl, onError }) =>
    createArticlesSubgraph({
      repository: createArticleRepository(db, traits),
      siteUrl,
      publication: settings,
      onError,
    }),
  entities: { typeName: 'Article', open: publicArticles },
  seed: {
    total: options => options.articles,
    run: ({ db, traits }, options, onSeeded) => seedArticles(createArticleRepository(db, traits), options, onSeeded),
  },
};
