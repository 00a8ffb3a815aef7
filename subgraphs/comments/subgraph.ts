import { createSubgraphSchema, type Subgraph } from '../../shared/graphql/subgraph.ts';
import { type CommentChangeFeed, createCommentEvents } from './loaders/comment-events.ts';
import { type Context, createLoaders } from './loaders/loaders.ts';
import { createNodeLoader } from './loaders/node-loader.ts';
import { createSharedReads } from './loaders/shared-reads.ts';
import { trackCommentReads } from './loaders/tracked-reads.ts';
import { articleBatches } from './resolvers/article-resolvers.ts';
import { references, resolvers } from './resolvers/resolvers.ts';
import { createAccountService, rejectAllOf } from './services/account-service.ts';
import { ALL_PUBLIC, type ArticleVisibility } from './services/article-visibility.ts';
import { createCommentService } from './services/comment-service.ts';
import { type Judge, PUBLISH } from './services/judge.ts';
import { createModerationService } from './services/moderation-service.ts';
import { type CommentSettings, DEFAULT_COMMENT_SETTINGS } from './services/settings.ts';
import { createThreadWriter } from './services/thread-writer.ts';
import type { CommentRepository } from './store/repository.ts';

/** How often accounts are looked for whose grace time is over. */
const DELETING_MS = 60_000;

const COMMENTS_SCHEMA_URL = new URL('schema.graphql', import.meta.url);

export interface CommentsSubgraphDependencies {
  readonly repository: CommentRepository;
  /** The changes of the collection `comments`, for subscriptions. */
  readonly feed: CommentChangeFeed;
  /** Reports changes of all the subgraph's collections. @default changes are not reported */
  readonly watchChanges?: NonNullable<Subgraph['watchChanges']>;
  /** Which articles can be commented on. @default all */
  readonly articles?: ArticleVisibility;
  /** Asked before a comment is published. @default it is published */
  readonly judge?: Judge;
  /** Called with errors of background work. @default ignored */
  readonly onError?: (error: unknown) => void;
  /** How comments work on this site. @default DEFAULT_COMMENT_SETTINGS */
  readonly settings?: Partial<CommentSettings>;
  /** @default the system's clock */
  readonly now?: () => Date;
}

export interface CommentsSubgraph extends Subgraph<Context> {
  /** Finishes work that an earlier process left unfinished. */
  resume(): Promise<void>;
}

export function createCommentsSubgraph(dependencies: CommentsSubgraphDependencies): CommentsSubgraph {
  const { repository, feed, articles = ALL_PUBLIC, judge = PUBLISH, now = () => new Date() } = dependencies;
  const { onError = () => {} } = dependencies;
  const settings = { ...DEFAULT_COMMENT_SETTINGS, ...dependencies.settings };
  const shared = createSharedReads(repository);
  const accounts = createAccountService(repository, settings.deletionGraceMs, now);
  const services = {
    writer: createThreadWriter(repository, articles, now),
    accounts,
    comments: createCommentService({ repository, accounts, articles, judge, settings, now }),
    moderation: createModerationService(repository, now),
    events: createCommentEvents(feed),
    settings,
    now,
  };
  const deleting =
    settings.deletionGraceMs === 0
      ? undefined
      : setInterval(() => accounts.deleteDue().catch(onError), DELETING_MS).unref();
  return {
    name: 'comments',
    schema: createSubgraphSchema<Context>({
      schema: COMMENTS_SCHEMA_URL,
      resolvers,
      references,
      batches: articleBatches,
    }),
    createContext(scope) {
      const loaders = createLoaders(shared, repository, scope.identity);
      const noted = scope.reads ? trackCommentReads(loaders, scope.reads) : loaders;
      const scopes = scope.identity?.scopes;
      const seesDrafts = (scopes?.has('articles:write') || scopes?.has('articles:publish')) ?? false;
      return { ...scope, loaders: noted, nodes: createNodeLoader(noted, articles, seesDrafts), ...services };
    },
    ...(dependencies.watchChanges && { watchChanges: dependencies.watchChanges }),
    async resume() {
      await repository.resumeCovers();
      await accounts.deleteDue();
      for (const { _id } of await repository.findRejecting()) await rejectAllOf(repository, _id);
    },
    async close() {
      clearInterval(deleting);
      await articles.close();
    },
  };
}
