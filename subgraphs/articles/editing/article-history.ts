import { type Connection, connectionOf, type PageRequest } from '../../../shared/graphql/connection.ts';
import { type ArticleContent, type ArticleDocument, contentOf, type Saved } from '../store/article-document.ts';
import type { ArticleRepository } from '../store/repository.ts';

/** The sort order in the cursors of revisions. */
export const REVISION_SORT = 'REVISION_DESC';

/** A current or past content of an article, with the one before it. */
export interface ArticleRevision extends Saved {
  readonly revision: number;
  readonly content: ArticleContent;
  /** Null for the first. */
  readonly previous: ArticleContent | null;
}

/** A page of each of the histories of some articles, which were read whole, in order. */
export async function readHistories(
  repository: ArticleRepository,
  articles: readonly ArticleDocument[],
  page: PageRequest,
): Promise<Connection<ArticleRevision>[]> {
  const below = page.after?.value ?? Number.MAX_SAFE_INTEGER;
  // One more than the page to see whether there is a next page, and one more to compare the page's last revision with.
  const rows = await repository.findRevisions(
    [...new Set(articles.map(article => article._id))],
    below,
    page.limit + 2,
  );
  const byArticle = Map.groupBy(rows, row => row.articleId);
  return articles.map(article => {
    const current = article.revision < below ? [{ ...article, content: contentOf(article) }] : [];
    // An interrupted change leaves a copy of the current content behind.
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
