import DataLoader from 'dataloader';
import { alignToKeys } from '../../shared/graphql/align-to-keys.ts';
import {
  type Connection,
  connectionOf,
  type PageArguments,
  pageOf,
  readPageArguments,
} from '../../shared/graphql/connection.ts';
import type { RequestScope } from '../../shared/graphql/subgraph.ts';
import {
  type CommentDocument,
  type CommentOrder,
  type CommentPageRequest,
  type CommentRepository,
  creationKey,
  type ThreadDocument,
  type ThreadView,
} from './repository.ts';
import type { ThreadWriter } from './thread-writer.ts';

export interface ArticleReference {
  readonly id: string;
}

export type CommentPage = Connection<CommentDocument>;

export interface Context extends RequestScope {
  readonly loaders: Loaders;
  readonly writer: ThreadWriter;
  readonly now: () => Date;
}

export type Loaders = ReturnType<typeof createLoaders>;

/** One thing asked of one article's thread. */
type ThreadRequest = { readonly articleId: string } & (
  | { readonly facet: 'thread' }
  | { readonly facet: 'counts' }
  | { readonly facet: 'page'; readonly request: CommentPageRequest }
);

/** The loaders of one request. */
export function createLoaders(repository: CommentRepository) {
  const byId = new DataLoader<string, CommentDocument | null>(async ids =>
    alignToKeys(ids, await repository.findPublicByIds(ids), comment => comment._id),
  );

  /** Fields of one article that ask for different things of its thread share one command with all other articles. */
  const threadFacets = new DataLoader<ThreadRequest, ThreadView, string>(
    requests => loadThreadFacets(repository, requests),
    { cacheKeyFn: request => JSON.stringify(request) },
  );

  return {
    byId,

    async thread(articleId: string): Promise<ThreadDocument | null> {
      return (await threadFacets.load({ articleId, facet: 'thread' })).thread;
    },

    async totalPublished(articleId: string): Promise<number> {
      return (await threadFacets.load({ articleId, facet: 'counts' })).totalPublished;
    },

    async comments(articleId: string, order: CommentOrder, args: PageArguments): Promise<CommentPage> {
      const request = { page: readPageArguments(args, order), order };
      const { pages } = await threadFacets.load({ articleId, facet: 'page', request });
      return connectionOf(pageOf(request.page, pages[0] ?? []), order, creationKey);
    },
  };
}

async function loadThreadFacets(
  repository: CommentRepository,
  requests: readonly ThreadRequest[],
): Promise<ThreadView[]> {
  const pages = new Map<string, CommentPageRequest>();
  for (const asked of requests) if (asked.facet === 'page') pages.set(JSON.stringify(asked.request), asked.request);
  const views = await repository.findThreads([...new Set(requests.map(({ articleId }) => articleId))], {
    thread: requests.some(({ facet }) => facet === 'thread'),
    counts: requests.some(({ facet }) => facet === 'counts'),
    pages: [...pages.values()],
  });
  const byArticle = new Map(views.map(view => [view._id, view]));
  const pageIndex = new Map([...pages.keys()].map((key, i) => [key, i]));
  return requests.map(asked => {
    const view = byArticle.get(asked.articleId);
    if (!view) throw new Error(`The database answered nothing for the article ${asked.articleId}`);
    if (asked.facet !== 'page') return view;
    return { ...view, pages: [view.pages[pageIndex.get(JSON.stringify(asked.request)) ?? -1] ?? []] };
  });
}
