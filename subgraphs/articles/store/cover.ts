import type { ArticleContent, BlockOf } from './article-document.ts';

/** The image that stands for an article: the one its editors chose, else the first of the body that has a URL. */
export function coverOf({ leadImage, body }: Pick<ArticleContent, 'leadImage' | 'body'>): BlockOf<'Image'> | null {
  return (
    leadImage ?? body.find((block): block is BlockOf<'Image'> => block.kind === 'Image' && block.url !== null) ?? null
  );
}
