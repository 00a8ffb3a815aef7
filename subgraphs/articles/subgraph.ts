import { createSubgraphSchema, type Subgraph } from '../../shared/graphql/subgraph.ts';
import { watchedFeed } from '../../shared/mongo/changes/watch-changes.ts';
import { createArticleLifecycle } from './editing/article-lifecycle.ts';
import { createArticleWriter } from './editing/article-writer.ts';
import { startScheduledPublishing } from './editing/scheduled-publishing.ts';
import { type Context, createLoaders } from './loaders/loaders.ts';
import { createPublicationFacts, type PublicationSettings } from './loaders/publication.ts';
import { createPublishedFeed } from './loaders/published-feed.ts';
import { createSharedReads } from './loaders/shared-reads.ts';
import { createSiteAddress } from './loaders/site-address.ts';
import { changedTags, trackArticleReads, trackPublicationReads } from './loaders/tracked-reads.ts';
import { audienceOf } from './resolvers/list-arguments.ts';
import { references, resolvers } from './resolvers/resolvers.ts';
import type { ArticleRepository } from './store/repository.ts';

const ARTICLES_SCHEMA_URL = new URL('schema.graphql', import.meta.url);

export interface ArticlesSubgraphDependencies {
  readonly repository: ArticleRepository;
  /** The site's root address, under which articles without an address of their own are found at `articles/<slug>`. */
  readonly siteUrl: string;
  /** What the site says of itself. @default nothing */
  readonly publication?: PublicationSettings;
  /** Told of errors of what runs by itself. @default nobody */
  readonly onError?: (error: unknown) => void;
}

/** The subgraph; from now on, until it is closed, it lets scheduled articles go live. */
export function createArticlesSubgraph(dependencies: ArticlesSubgraphDependencies): Subgraph<Context> {
  const { repository, siteUrl, onError = () => {} } = dependencies;
  const schema = createSubgraphSchema<Context>({ schema: ARTICLES_SCHEMA_URL, resolvers, references });
  const scheduled = startScheduledPublishing(repository, onError);
  const shared = createSharedReads(repository);
  const parts = {
    site: createSiteAddress(siteUrl),
    writer: createArticleWriter(repository),
    lifecycle: createArticleLifecycle(repository, scheduled.wake),
    publication: createPublicationFacts(repository, siteUrl, dependencies.publication ?? {}),
    published: createPublishedFeed(repository.changes),
  };
  return {
    name: 'articles',
    schema,
    createContext(scope) {
      const loaders = createLoaders(shared, repository, audienceOf(scope.identity));
      if (!scope.reads) return { ...scope, ...parts, loaders };
      const publication = trackPublicationReads(parts.publication, scope.reads);
      return { ...scope, ...parts, publication, loaders: trackArticleReads(loaders, scope.reads) };
    },
    watchChanges: watchedFeed(repository.changes, changedTags).watch,
    async close() {
      await scheduled.close();
      await repository.changes.close();
    },
  };
}
