import { createSubgraphSchema, type Subgraph } from '../../shared/graphql/subgraph.ts';
import { watchAll, watchedFeed } from '../../shared/mongo/changes/watch-changes.ts';
import { createArticleLifecycle } from './editing/article-lifecycle.ts';
import { createArticleWriter } from './editing/article-writer.ts';
import { createFrontPageEditor } from './editing/front-page-editor.ts';
import { createMastheadWriter } from './editing/masthead-writer.ts';
import { createPreviewLinks } from './editing/preview-links.ts';
import { createReadRecorder } from './editing/read-recorder.ts';
import { createReporterWriter } from './editing/reporter-writer.ts';
import { startScheduledPublishing } from './editing/scheduled-publishing.ts';
import { createSeriesEditor } from './editing/series-editor.ts';
import { type Context, createLoaders } from './loaders/loaders.ts';
import { createPublicationFacts, type PublicationSettings } from './loaders/publication.ts';
import { createPublishedFeed } from './loaders/published-feed.ts';
import { createSharedReads } from './loaders/shared-reads.ts';
import { createSiteAddress } from './loaders/site-address.ts';
import {
  changedTags,
  frontPageTags,
  mastheadTags,
  profileTags,
  seriesTags,
  trackArticleReads,
  trackPublicationReads,
} from './loaders/tracked-reads.ts';
import { audienceOf } from './resolvers/list-arguments.ts';
import { references, resolvers } from './resolvers/resolvers.ts';
import type { ArticleRepository } from './store/repository.ts';

const ARTICLES_SCHEMA_URL = new URL('schema.graphql', import.meta.url);

export interface ArticlesSubgraphDependencies {
  readonly repository: ArticleRepository;
  /** The site's root URL; articles without a URL of their own are at `articles/<slug>` below it. */
  readonly siteUrl: string;
  /** Facts about the site. @default none */
  readonly publication?: PublicationSettings;
  /** Called with errors of background work. @default ignored */
  readonly onError?: (error: unknown) => void;
}

/** Creates the subgraph, which publishes scheduled articles until it is closed. */
export function createArticlesSubgraph(dependencies: ArticlesSubgraphDependencies): Subgraph<Context> {
  const { repository, siteUrl, onError = () => {} } = dependencies;
  const schema = createSubgraphSchema<Context>({ schema: ARTICLES_SCHEMA_URL, resolvers, references });
  const scheduled = startScheduledPublishing(repository, onError);
  const shared = createSharedReads(repository);
  const parts = {
    site: createSiteAddress(siteUrl),
    writer: createArticleWriter(repository),
    mastheads: createMastheadWriter(repository.mastheads),
    reporters: createReporterWriter(repository.reporters),
    frontPages: createFrontPageEditor(repository.frontPages, repository),
    readRecorder: createReadRecorder(repository.reads, repository),
    seriesEditor: createSeriesEditor(repository.series, repository),
    previews: createPreviewLinks(repository.previewKey, repository),
    frontPageChanges: repository.frontPages.changes,
    lifecycle: createArticleLifecycle(repository, scheduled.wake),
    publication: createPublicationFacts(repository, siteUrl, dependencies.publication ?? {}),
    published: createPublishedFeed(repository.changes),
  };
  return {
    name: 'articles',
    schema,
    createContext(scope) {
      const loaders = createLoaders(shared, repository, audienceOf(scope.identity));
      const own = { ...scope, ...parts, countedReads: new Set<string>() };
      if (!scope.reads) return { ...own, loaders };
      const publication = trackPublicationReads(parts.publication, scope.reads);
      return { ...own, publication, loaders: trackArticleReads(loaders, scope.reads) };
    },
    watchChanges: watcher =>
      watchAll(
        [
          watchedFeed(repository.changes, changedTags),
          watchedFeed(repository.mastheads.changes, mastheadTags),
          watchedFeed(repository.reporters.changes, profileTags),
          watchedFeed(repository.frontPages.changes, frontPageTags),
          watchedFeed(repository.series.changes, seriesTags),
        ],
        watcher,
      ),
    async close() {
      await scheduled.close();
      await repository.changes.close();
      await repository.mastheads.changes.close();
      await repository.reporters.changes.close();
      await repository.frontPages.changes.close();
      await repository.series.changes.close();
    },
  };
}
