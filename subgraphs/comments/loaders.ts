import DataLoader from 'dataloader';
import { alignToKeys } from '../../shared/graphql/align-to-keys.ts';
import {
  type Connection,
  connectionOf,
  type PageArguments,
  pageOf,
  readPageArguments,
} from '../../shared/graphql/connection.ts';
import { createGroupedReads } from '../../shared/graphql/grouped-reads.ts';
import type { RequestScope } from '../../shared/graphql/subgraph.ts';
import { isOutage } from '../../shared/mongo/is-outage.ts';
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
export type SharedReads = ReturnType<typeof createSharedReads>;

/** One thing asked of one article's thread. */
type ThreadRequest = { readonly articleId: string } & (
  | { readonly facet: 'thread' }
  | { readonly facet: 'counts' }
  | { readonly facet: 'page'; readonly request: CommentPageRequest }
);

/** Everything asked of a thread in one plan step; `pages` by what identifies each of them. */
interface FacetsShape {
  readonly thread: boolean;
  readonly counts: boolean;
  readonly pages: ReadonlyMap<string, CommentPageRequest>;
}

/** The reads that concurrent requests share; made once. */
export function createSharedReads(repository: CommentRepository) {
  return {
    byId: createGroupedReads<'public', string, CommentDocument | null>({
      load: async (_shape, ids) => alignToKeys(ids, await repository.findPublicByIds(ids), comment => comment._id),
      shapeId: String,
      keyId: String,
      isOutage,
    }),

    threads: createGroupedReads<FacetsShape, string, ThreadView>({
      async load({ thread, counts, pages }, articleIds) {
        const views = await repository.findThreads(articleIds, { thread, counts, pages: [...pages.values()] });
        return alignToKeys(articleIds, views, view => view._id) as ThreadView[];
      },
      shapeId: ({ thread, counts, pages }) => [thread, counts, ...pages.keys()].join(),
      keyId: String,
      isOutage,
    }),
  };
}

/** The loaders of one request: they merge what the fields of one plan step ask for, one by one. */
export function createLoaders(shared: SharedReads) {
  /** Fields of one article that ask for different things of its thread share one command with all other articles. */
  const threadFacets = new DataLoader<ThreadRequest, ThreadView, string>(
    requests => loadThreadFacets(shared, requests),
    { cacheKeyFn: request => JSON.stringify(request) },
  );

  return {
    byId: (id: string) => shared.byId.load('public', id),
    byIds: (ids: readonly string[]) => shared.byId.loadMany('public', ids),

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
  shared: SharedReads,
  requests: readonly ThreadRequest[],
): Promise<(ThreadView | Error)[]> {
  const pages = new Map<string, CommentPageRequest>();
  for (const asked of requests) if (asked.facet === 'page') pages.set(JSON.stringify(asked.request), asked.request);
  const shape: FacetsShape = {
    thread: requests.some(({ facet }) => facet === 'thread'),
    counts: requests.some(({ facet }) => facet === 'counts'),
    pages,
  };
  const articleIds = [...new Set(requests.map(({ articleId }) => articleId))];
  const views = await shared.threads.loadMany(shape, articleIds);
  const byArticle = new Map(articleIds.map((id, i) => [id, views[i]!]));
  const pageIds = [...pages.keys()];
  return requests.map(asked => {
    const view = byArticle.get(asked.articleId)!;
    if (asked.facet !== 'page' || view instanceof Error) return view;
    return { ...view, pages: [view.pages[pageIds.indexOf(JSON.stringify(asked.request))] ?? []] };
  });
}
