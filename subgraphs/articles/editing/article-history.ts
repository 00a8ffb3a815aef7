import { type Connection, connectionOf, type PageRequest } from '../../../shared/graphql/connection.ts';
import { type ArticleContent, type ArticleDocument, contentOf, type Saved } from '../store/article-document.ts';
import type { ArticleRepository } from '../store/repository.ts';

/** The order that the cursors of revisions carry. */
export const REVISION_SORT = 'REVISION_DESC';

/** A content that an article has or had, with the one before it. */
export interface ArticleRevision extends Saved {
  readonly revision: number;
  readonly content: ArticleContent;
  /** Null for the first. */
  readonly previous: ArticleContent | null;
}

/** A page of the histories of some articles that were read whole, in their order. */
export async function readHistories(
  repository: ArticleRepository,
  articles: readonly ArticleDocument[],
  page: PageRequest,
): Promise<Connection<ArticleRevision>[]> {
  const below = page.after?.value ?? Number.MAX_SAFE_INTEGER;
  // One more than the page to see whether the list goes on, and one more to compare the page's last with.
  const rows = await repository.findRevisions(
    [...new Set(articles.map(article => article._id))],
    below,
    page.limit + 2,
  );
  const byArticle = Map.groupBy(rows, row => row.articleId);
  return articles.map(article => {
    const current = article.revision < below ? [{ ...article, content: contentOf(article) }] : [];
    // A copy of the current content is left behind when a change was begun and not finished.
    const replaced = (byArticle.get(article._id) ?? []).filter(row => row.revision < article.revision);
    const all = [...current, ...replaced];
    const revisions = all.slice(0, page.limit).map(({ revision, savedAt, savedBy, content }, i) => ({
      revision,
      savedAt,
      savedBy,
      content,
      previous: all[i + 1]?.content ?? null,
    }));
    const shown = { rows: revisions, hasNextPage: all.length > page.limit, hasPreviousPage: page.after !== undefined };
    return connectionOf(shown, REVISION_SORT, row => ({ value: row.revision, id: article._id }));
  });
}
