import { insertNew } from '../../../shared/mongo/connection/insert-new.ts';
import type { Collections } from './comment-collections.ts';
import { BY_ARTICLE, cover } from './comment-visibility.ts';
import type { ArticleState } from './documents.ts';

const BACKGROUND = { comment: 'newsgraph: articles of comments' } as const;

/** What is known of the articles that comments are on; it hides and shows their comments. */
export function articleStates({ articles, comments, covering }: Collections) {
  return {
    findArticleState: (articleId: string): Promise<ArticleState | null> => articles.findOne({ _id: articleId }),

    /** The known ones of some articles. */
    findArticleStates: (ids: readonly string[], inBackground = false): Promise<ArticleState[]> =>
      articles.find({ _id: { $in: [...ids] } }, inBackground ? BACKGROUND : {}).toArray(),

    /** The next articles by id. */
    nextArticleStates: (afterId: string, limit: number): Promise<ArticleState[]> =>
      articles
        .find({ _id: { $gt: afterId } }, BACKGROUND)
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    /** Stores whether a known article is public. What an interruption leaves is found by `settled`. */
    async setArticleState(articleId: string, isPublic: boolean, publishedAt: Date | null): Promise<void> {
      const filter = { _id: articleId };
      // Comments that are written meanwhile see the new state, and hide themselves.
      await articles.updateOne(filter, { $set: { isPublic, publishedAt, settled: false } }, BACKGROUND);
      await covering(articleId, () => cover(comments, { articleId }, BY_ARTICLE, !isPublic, BACKGROUND));
      await articles.updateOne({ ...filter, isPublic }, { $set: { settled: true } }, BACKGROUND);
    },

    /**
     * Stores that articles are public, as far as is known, unless they are known.
     *
     * @param settled whether that is certain; otherwise it is compared with the articles
     */
    async addArticles(ids: readonly string[], settled: boolean, publishedAt: Date | null = null): Promise<void> {
      if (ids.length === 0) return;
      await insertNew(
        articles,
        ids.map(_id => ({ _id, isPublic: true, publishedAt, settled })),
      );
    },
  };
}
