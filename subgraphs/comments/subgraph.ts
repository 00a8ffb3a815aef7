import { createSubgraphSchema, type Subgraph } from '../../shared/graphql/subgraph.ts';
import { createAccountService } from './account-service.ts';
import { articleBatches } from './article-resolvers.ts';
import { type CommentChangeFeed, createCommentEvents } from './comment-events.ts';
import { createCommentService } from './comment-service.ts';
import { type Context, createLoaders, createSharedReads } from './loaders.ts';
import { createModerationService } from './moderation-service.ts';
import { noting } from './read-things.ts';
import type { CommentRepository } from './repository.ts';
import { references, resolvers } from './resolvers.ts';
import { type CommentSettings, DEFAULT_COMMENT_SETTINGS } from './settings.ts';
import { createThreadWriter } from './thread-writer.ts';

export { checkComments } from './check-comments.ts';
export { COMMENT_COLLECTIONS } from './collections.ts';
export type { StoredComment, ThreadDocument, UserDocument } from './documents.ts';
export { changedByComment, changedByThread, changedByUser } from './read-things.ts';
export { createCommentRepository } from './repository.ts';
export { seedComments } from './seed.ts';
export type { CommentSettings } from './settings.ts';
export { DEFAULT_WORDLIST } from './wordlist.ts';

const COMMENTS_SCHEMA_URL = new URL('schema.graphql', import.meta.url);

export interface CommentsSubgraphDependencies {
  readonly repository: CommentRepository;
  /** The changes of the collection `comments`, for subscriptions. */
  readonly feed: CommentChangeFeed;
  /** Tells of changes of all the subgraph's collections. @default the subgraph does not */
  readonly watchChanges?: NonNullable<Subgraph['watchChanges']>;
  /** How comments are run here. @default DEFAULT_COMMENT_SETTINGS */
  readonly settings?: Partial<CommentSettings>;
  /** @default the system's clock */
  readonly now?: () => Date;
}

export interface CommentsSubgraph extends Subgraph<Context> {
  /** Finishes what a stop of an earlier process interrupted. */
  resume(): Promise<void>;
}

export function createCommentsSubgraph(dependencies: CommentsSubgraphDependencies): CommentsSubgraph {
  const { repository, feed, now = () => new Date() } = dependencies;
  const settings = { ...DEFAULT_COMMENT_SETTINGS, ...dependencies.settings };
  const shared = createSharedReads(repository);
  const accounts = createAccountService(repository, now);
  const services = {
    writer: createThreadWriter(repository, now),
    accounts,
    comments: createCommentService(repository, accounts, settings, now),
    moderation: createModerationService(repository, now),
    events: createCommentEvents(feed),
    settings,
    now,
  };
  return {
    name: 'comments',
    schema: createSubgraphSchema<Context>({
      schemaUrl: COMMENTS_SCHEMA_URL,
      resolvers,
      references,
      batches: articleBatches,
    }),
    createContext(scope) {
      const loaders = createLoaders(shared, repository, scope.identity);
      const noted = scope.reads ? noting(loaders, scope.reads, scope.identity?.subject) : loaders;
      return { ...scope, loaders: noted, ...services };
    },
    ...(dependencies.watchChanges && { watchChanges: dependencies.watchChanges }),
    resume: accounts.resumeDeletions,
  };
}
