import type { ImageBlock } from '../types/image-block.ts';
import type { ArticleContent } from './article-document.ts';

/** The image that stands for an article: the one its editors chose, else the first of the body that has a URL. */
export function coverOf({ leadImage, body }: Pick<ArticleContent, 'leadImage' | 'body'>): ImageBlock | null {
  return leadImage ?? body.find((block): block is ImageBlock => block.kind === 'Image' && block.url !== null) ?? null;
}
