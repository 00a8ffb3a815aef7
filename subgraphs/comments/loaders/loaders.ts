import DataLoader from 'dataloader';
import type { Identity } from '../../../shared/auth/identity.ts';
import { userIdOf } from '../../../shared/auth/user-id.ts';
import { alignToKeys } from '../../../shared/graphql/align-to-keys.ts';
import { createRequestReads } from '../../../shared/graphql/request-reads.ts';
import type { RequestScope } from '../../../shared/graphql/subgraph.ts';
import type { AccountService } from '../services/account-service.ts';
import type { CommentService } from '../services/comment-service.ts';
import type { ModerationService } from '../services/moderation-service.ts';
import type { CommentSettings } from '../services/settings.ts';
import type { ThreadWriter } from '../services/thread-writer.ts';
import {
  type ArticleState,
  type CommentAction,
  type CommentAuthor,
  type CommentDocument,
  isReadable,
  type ModerationQueueName,
  type StoredComment,
  type ThreadDocument,
  type UserDocument,
} from '../store/documents.ts';
import type { CommentRepository } from '../store/repository.ts';
import type { CommentPageRequest } from '../store/thread-pipeline.ts';
import type { Breakdown, ThreadView } from '../store/thread-view.ts';
import type { CommentEvents } from './comment-events.ts';
import { createListLoaders } from './list-loaders.ts';
import type { NodeLoader } from './node-loader.ts';
import type { FacetsShape, SharedReads } from './shared-reads.ts';

export interface ArticleReference {
  readonly id: string;
}

/** A user as fields pass it on: the id, and the name if it is known. */
export type UserReference = CommentAuthor;

export interface QueueReference {
  readonly name: ModerationQueueName;
}

/** A placeholder for an object whose fields all start a read of their own. */
export type NoFields = Readonly<Record<string, never>>;

export interface Context extends RequestScope {
  readonly loaders: Loaders;
  readonly nodes: NodeLoader;
  readonly writer: ThreadWriter;
  readonly comments: CommentService;
  readonly moderation: ModerationService;
  readonly accounts: AccountService;
  readonly events: CommentEvents;
  readonly settings: CommentSettings;
  readonly now: () => Date;
}

/** Of a person's own data. */
const MOST_ACTIONS = 10_000;

export type Loaders = ReturnType<typeof createLoaders>;

/** One facet of an article's thread. */
type ThreadRequest = { readonly articleId: string } & (
  | { readonly facet: 'thread' | 'counts' | 'breakdown' }
  | { readonly facet: 'page'; readonly request: CommentPageRequest }
);

/** The loaders of one request: they batch what the fields of one plan step read. */
export function createLoaders(shared: SharedReads, repository: CommentRepository, identity: Identity | undefined) {
  const viewerId = identity && userIdOf(identity);
  const isModerator = identity?.scopes.has('comments:moderate') ?? false;
  const maySee = (comment: CommentDocument) =>
    isReadable(comment) || isModerator || (viewerId !== undefined && comment.author?.id === viewerId);
  const seen = (comment: CommentDocument | null | Error) =>
    comment === null || comment instanceof Error || maySee(comment) ? comment : null;

  const comments = new DataLoader<string, CommentDocument | null>(ids => shared.byId.loadMany('comment', ids));
  const articles = new DataLoader<string, ArticleState | null>(async ids =>
    alignToKeys(ids, await repository.findArticleStates(ids), state => state._id),
  );
  const users = new DataLoader<string, UserDocument | null>(ids => shared.users.loadMany('user', ids));
  /** Fields that need different facets of a thread share one command, with all other articles. */
  const threadFacets = createRequestReads<ThreadRequest, ThreadView>({
    load: requests => loadThreadFacets(shared, requests),
    keyId: request => (request.facet === 'page' ? JSON.stringify(request) : `${request.facet} ${request.articleId}`),
  });
  const thread = async (articleId: string): Promise<ThreadDocument | null> =>
    (await threadFacets.load({ articleId, facet: 'thread' })).thread;

  const own = createOwnLoaders(repository, viewerId);
  const whole = new DataLoader<string, StoredComment | null>(async ids =>
    alignToKeys(ids, await repository.findWhole(ids), comment => comment._id),
  );

  return {
    ...own.loaders,
    ...createListLoaders(shared, repository, {
      viewerId,
      isModerator,
      ignored: async () => (await own.loaders.viewerState())?.ignoredUserIds ?? [],
      page: async (articleId, request) =>
        (await threadFacets.load({ articleId, facet: 'page', request })).pages[0] ?? [],
      comments: async ids => (await comments.loadMany(ids)).map(seen),
      prime: rows => {
        for (const row of rows) whole.prime(row._id, row);
      },
    }),
    /** Undefined without a token. */
    viewerId,
    isModerator,
    isViewer: (userId: string | undefined) => userId !== undefined && userId === viewerId,
    /** @returns null for a comment that the viewer may not see. */
    byId: async (id: string) => seen(await comments.load(id)) as CommentDocument | null,
    byIds: async (ids: readonly string[]) => (await comments.loadMany(ids)).map(seen),
    publicById: async (id: string) => {
      const comment = await comments.load(id);
      return comment && isReadable(comment) ? comment : null;
    },
    /** With everybody's actions and all texts. */
    whole: (id: string) => whole.load(id),
    user: (id: string) => users.load(id),
    usersNamed: async (start: string, limit: number): Promise<UserReference[]> =>
      (await repository.findUsersNamed(start, limit)).map(({ _id, username }) => ({ id: _id, username })),
    actionsOf: (userId: string) => repository.findActions(userId, MOST_ACTIONS),
    thread,
    /** What is known of an article. */
    articleState: (articleId: string) => articles.load(articleId),
    /** Whether the article can be seen by everybody, as far as it is known. */
    isArticlePublic: async (articleId: string) => (await articles.load(articleId))?.isPublic ?? true,
    /** The number of published comments of each article, in order. */
    totalsPublished: async (articleIds: readonly string[]) => {
      const views = await threadFacets.loadMany(articleIds.map(articleId => ({ articleId, facet: 'counts' })));
      return views.map(view => (view instanceof Error ? view : view.totalPublished));
    },
    breakdown: async (articleId: string) =>
      (await threadFacets.load({ articleId, facet: 'breakdown' })).breakdown as Breakdown,
    mostCommented: async (since: Date, limit: number): Promise<ArticleReference[]> =>
      (await shared.mostCommented.load(limit, String(since.getTime()))).map(id => ({ id })),
    /** Call it after a write: rows that were read before are stale. */
    clear(): void {
      threadFacets.clear();
      for (const loader of [comments, users, articles, whole, ...own.caches]) loader.clearAll();
    },
  };
}

/** Data of the caller goes straight to the repository, and is never shared. */
function createOwnLoaders(repository: CommentRepository, viewerId: string | undefined) {
  const actions = new DataLoader<string, readonly CommentAction[]>(async ids => {
    const rows = await repository.findActionsOf(viewerId as string, ids);
    return alignToKeys(ids, rows, row => row._id).map(row => row?.actions ?? []);
  });
  const state = new DataLoader<string, UserDocument | null>(async ids =>
    alignToKeys(ids, await repository.findUsers(ids), user => user._id),
  );
  return {
    caches: [actions, state],
    loaders: {
      /** The viewer's actions on a comment; null without a token. */
      ownActions: (commentId: string) => (viewerId === undefined ? null : actions.load(commentId)),
      /** The viewer's document; null without a token, and for a user who has never commented. */
      viewerState: async () => (viewerId === undefined ? null : state.load(viewerId)),
    },
  };
}

async function loadThreadFacets(
  shared: SharedReads,
  requests: readonly ThreadRequest[],
): Promise<(ThreadView | Error)[]> {
  const pages = new Map<string, CommentPageRequest>();
  for (const request of requests)
    if (request.facet === 'page') pages.set(JSON.stringify(request.request), request.request);
  const includes = (wanted: ThreadRequest['facet']) => requests.some(({ facet }) => facet === wanted);
  const shape: FacetsShape = {
    thread: includes('thread'),
    counts: includes('counts'),
    breakdown: includes('breakdown'),
    pages,
  };
  const articleIds = [...new Set(requests.map(({ articleId }) => articleId))];
  const views = await shared.threads.loadMany(shape, articleIds);
  const byArticle = new Map(articleIds.map((id, i) => [id, views[i]!]));
  const pageIds = [...pages.keys()];
  return requests.map(request => {
    const view = byArticle.get(request.articleId)!;
    if (request.facet !== 'page' || view instanceof Error) return view;
    return { ...view, pages: [view.pages[pageIds.indexOf(JSON.stringify(request.request))] ?? []] };
  });
}
