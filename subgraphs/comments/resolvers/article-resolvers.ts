import type { Identity } from '../../../shared/auth/identity.ts';
import { globalId } from '../../../shared/names/global-id.ts';
import type { ArticleReference, Context } from '../loaders/loaders.ts';
import { closingTime } from '../services/closing-time.ts';
import { userRefusal } from '../services/intake.ts';
import type { Resolvers } from './resolvers.generated.ts';

/** The article is read only where its age matters. */
async function closedAt(articleId: string, { loaders, settings }: Context): Promise<Date | null> {
  const thread = await loaders.thread(articleId);
  const article = settings.closeAfterMs === 0 ? null : await loaders.articleState(articleId);
  return closingTime(thread, article, settings);
}

async function isClosed(articleId: string, context: Context): Promise<boolean> {
  const closing = await closedAt(articleId, context);
  return closing !== null && closing <= context.now();
}

/** Editors see articles in every status. */
export const isEditor = (identity: Identity | undefined) => identity?.scopes.has('articles:write') ?? false;

/** An article, as far as the caller may see it. */
export const visibleArticle = async (id: string, { identity, loaders }: Context): Promise<ArticleReference | null> =>
  isEditor(identity) || (await loaders.isArticlePublic(id)) ? { id } : null;

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
    closedAt: ({ id }, _, context) => closedAt(id, context),
    isPremoderated: async ({ id }, _, { loaders, settings }) =>
      settings.premoderated || ((await loaders.thread(id))?.premoderated ?? false),
    slowModeSeconds: async ({ id }, _, { loaders }) => (await loaders.thread(id))?.slowModeSeconds ?? 0,
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
