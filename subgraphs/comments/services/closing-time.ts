import type { ArticleState, ThreadDocument } from '../store/documents.ts';
import type { CommentSettings } from './settings.ts';

/**
 * When the comments of an article are closed, or were: by a moderator, or else for the age of the article
 * (`comments.closeAfter`), unless a moderator has opened them. Null for never.
 */
export function closingTime(
  thread: Pick<ThreadDocument, 'closedAt' | 'keptOpen'> | null,
  article: Pick<ArticleState, 'publishedAt'> | null,
  { closeAfterMs }: Pick<CommentSettings, 'closeAfterMs'>,
): Date | null {
  if (thread?.closedAt) return thread.closedAt;
  if (closeAfterMs === 0 || thread?.keptOpen || !article?.publishedAt) return null;
  return new Date(article.publishedAt.getTime() + closeAfterMs);
}
