import { createChangeFeed } from '../../shared/mongo/changes/change-feed.ts';
import { watchAll, watchedFeed } from '../../shared/mongo/changes/watch-changes.ts';
import type { GroupValues } from '../../shared/settings/setting.ts';
import type { SubgraphModule } from '../../shared/subgraph-module/subgraph-module.ts';
import { changedByComment, changedByLog, changedByThread, changedByUser } from './loaders/tracked-reads.ts';
import { seedComments } from './seed.ts';
import { followArticles } from './services/article-visibility.ts';
import { DEFAULT_WORDLIST } from './services/default-wordlist.ts';
import { USER_PROBLEMS } from './services/errors.ts';
import { askService } from './services/judge.ts';
import type { CommentSettings } from './services/settings.ts';
import { comments as settings } from './settings.ts';
import { checkComments } from './store/check-comments.ts';
import { COMMENT_COLLECTIONS } from './store/collections.ts';
import type { ModerationLogEntry, StoredComment, ThreadDocument, UserDocument } from './store/documents.ts';
import { commentMigrations } from './store/migrations.ts';
import { createCommentRepository } from './store/repository.ts';
import { createCommentsSubgraph } from './subgraph.ts';

export const comments: SubgraphModule<typeof settings, 'comments'> = {
  name: 'comments',
  settings: { group: 'comments', table: settings },
  problems: USER_PROBLEMS,
  migrations: commentMigrations,
  collections: () => COMMENT_COLLECTIONS,
  async open({ db, traits }, { settings: values, entitiesOf, onError }) {
    const feed = createChangeFeed<StoredComment>(db, 'comments');
    const feeds = [
      watchedFeed(feed, changedByComment),
      watchedFeed(createChangeFeed<ThreadDocument>(db, 'commentThreads'), changedByThread),
      watchedFeed(createChangeFeed<UserDocument>(db, 'commentUsers'), changedByUser),
      watchedFeed(createChangeFeed<ModerationLogEntry>(db, 'commentModerationLog'), changedByLog),
    ];
    const repository = createCommentRepository(db, traits);
    const subgraph = createCommentsSubgraph({
      repository,
      articles: followArticles(repository, entitiesOf('articles'), onError),
      feed,
      watchChanges: watcher => watchAll(feeds, watcher),
      settings: commentSettings(values),
      ...(values.intakeUrl !== undefined && { judge: askService(serviceOf(values, values.intakeUrl, onError)) }),
      onError,
    });
    await subgraph.resume();
    return subgraph;
  },
  seed: {
    total: options => options.comments,
    run: ({ db, traits }, options, onSeeded) => seedComments(createCommentRepository(db, traits), options, onSeeded),
  },
  check: ({ db, traits }, repair, onFinding) =>
    checkComments(createCommentRepository(db, traits), repair, {
      onFinding: ({ commentId, field, found, expected }) =>
        onFinding(`${commentId} ${field}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`),
    }),
};

const serviceOf = (values: GroupValues<typeof settings>, url: string, onError: (error: unknown) => void) => ({
  url,
  timeoutMs: values.intakeTimeout,
  fallback: values.intakeFallback,
  onError,
});

function commentSettings(values: GroupValues<typeof settings>): Partial<CommentSettings> {
  const {
    loginProviders,
    editWindow,
    perMinute,
    deletionGrace,
    closeAfter,
    bannedWords,
    suspectWords,
    allowedWords,
    ...others
  } = values;
  return {
    ...others,
    editWindowSeconds: editWindow / 1000,
    deletionGraceMs: deletionGrace,
    closeAfterMs: closeAfter,
    commentsPerMinute: perMinute,
    loginProviders: loginProviders.map(({ id = '', label = id, url = null }) => ({ id, label, url })),
    wordlist: {
      banned: bannedWords ?? DEFAULT_WORDLIST.banned,
      suspect: suspectWords ?? DEFAULT_WORDLIST.suspect,
      allowed: allowedWords ?? DEFAULT_WORDLIST.allowed,
    },
  };
}
