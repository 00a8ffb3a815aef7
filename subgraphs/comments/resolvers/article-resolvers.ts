import { globalId } from '../../../shared/names/global-id.ts';
import type { ArticleReference, Context } from '../loaders/loaders.ts';
import { userRefusal } from '../services/intake.ts';
import type { Resolvers } from './resolvers.generated.ts';

const isClosed = async (articleId: string, { loaders, now }: Context) => {
  const thread = await loaders.thread(articleId);
  return thread?.closedAt != null && thread.closedAt <= now();
};

/** Whether the caller may comment on an article now. */
export async function canComment(articleId: string, context: Context): Promise<boolean> {
  const { identity, loaders, now } = context;
  if (!identity) return false;
  const [isPublic, closed, viewer] = await Promise.all([
    loaders.isArticlePublic(articleId),
    isClosed(articleId, context),
    loaders.viewerState(),
  ]);
  return isPublic && !closed && userRefusal(viewer, now()) === undefined;
}

export const articleResolvers: Pick<Resolvers, 'Article' | 'CommentCounts' | 'CommentsConnection'> = {
  Article: {
    nodeId: ({ id }) => globalId('Article', id),
    comments: ({ id }, { orderBy, tag, ...page }, { loaders }) =>
      loaders.comments(id, orderBy ?? 'CREATED_AT_DESC', tag ?? null, page),
    commentCounts: ({ id }) => ({ id }),
    isClosed: ({ id }, _, context) => isClosed(id, context),
    closedAt: async ({ id }, _, { loaders }) => (await loaders.thread(id))?.closedAt ?? null,
    isPremoderated: async ({ id }, _, { loaders, settings }) =>
      settings.premoderated || ((await loaders.thread(id))?.premoderated ?? false),
    sourceCommentCount: async ({ id }, _, { loaders }) => (await loaders.thread(id))?.sourceCommentCount ?? null,
    canComment: ({ id }, _, context) => canComment(id, context),
  },
  CommentCounts: {
    tags: async ({ id }, _, { loaders }) =>
      [...(await loaders.breakdown(id)).tags].sort().map(([tag, count]) => ({ tag, count })),
    statuses: async ({ id }, _, { loaders }) =>
      loaders.isModerator
        ? [...(await loaders.breakdown(id)).statuses].sort().map(([status, count]) => ({ status, count }))
        : null,
  },
  CommentsConnection: {
    totalCount: page => page.count(),
  },
};

export const articleBatches = {
  CommentCounts: {
    totalPublished: (counts: readonly ArticleReference[], _: object, { loaders }: Context) =>
      loaders.totalsPublished(counts.map(({ id }) => id)),
  },
};
