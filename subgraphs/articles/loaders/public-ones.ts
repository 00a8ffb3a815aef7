import type { ArticleDocument, ArticleFields } from '../store/article-document.ts';
import type { ReadCounts } from '../store/curated/read-counts.ts';
import type { SharedReads } from './shared-reads.ts';

/** Some articles in order; null for those that readers do not see. */
export async function findPublic(
  shared: SharedReads,
  ids: readonly string[],
  fields: ArticleFields,
): Promise<(ArticleDocument | null)[]> {
  const rows = await shared.byId.loadMany({ audience: 'readers', fields }, ids);
  return rows.map(row => {
    if (row instanceof Error) throw row;
    return row;
  });
}

/** An article with its reads in a period. */
export interface ReadArticle {
  readonly article: ArticleDocument;
  readonly reads: number;
}

/** The most read published articles of some hours. */
export async function mostReadArticles(
  counts: Pick<ReadCounts, 'findMostRead'>,
  shared: SharedReads,
  hours: number,
  count: number,
  fields: ArticleFields,
): Promise<ReadArticle[]> {
  const most = await counts.findMostRead(hours);
  const articles = await findPublic(
    shared,
    most.map(({ articleId }) => articleId),
    fields,
  );
  const found = most.flatMap(({ count: reads }, i) => {
    const article = articles[i];
    return article ? [{ article, reads }] : [];
  });
  return found.slice(0, count);
}
