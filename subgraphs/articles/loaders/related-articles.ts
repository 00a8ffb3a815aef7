import type { ArticleDocument } from '../store/article-document.ts';

/** How many of the newest articles of each tag and of the section are compared. */
export const RELATED_CANDIDATES = 24;
const MAX_TAGS = 8;

/** The lists of candidates for related articles. */
export function relatedTags(article: Pick<ArticleDocument, 'tags'>): string[] {
  return article.tags.slice(0, MAX_TAGS);
}

/** Articles that share the most (each tag and the section count one), then the newest, then by id. */
export function pickRelated(
  article: Pick<ArticleDocument, '_id' | 'tags' | 'section'>,
  candidates: Iterable<ArticleDocument>,
  count: number,
): ArticleDocument[] {
  const tags = new Set(article.tags);
  const scores = new Map<string, { score: number; row: ArticleDocument }>();
  for (const row of candidates) {
    if (row._id === article._id || scores.has(row._id)) continue;
    const score =
      row.tags.filter(tag => tags.has(tag)).length + (row.section !== null && row.section === article.section ? 1 : 0);
    scores.set(row._id, { score, row });
  }
  return [...scores.values()]
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.row.publishedAt.getTime() - a.row.publishedAt.getTime() ||
        (a.row._id < b.row._id ? 1 : -1),
    )
    .slice(0, count)
    .map(({ row }) => row);
}
