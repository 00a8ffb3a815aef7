import { escapeMarkup } from './escape-markup.ts';

/** A block of an article as the feeds ask for it. */
export type FeedBlock =
  | { readonly __typename: 'Paragraph'; readonly text: string }
  | { readonly __typename: 'Heading'; readonly text: string; readonly level: number }
  | {
      readonly __typename: 'Image';
      readonly url: string | null;
      readonly caption: string | null;
      readonly credit: string | null;
      readonly alt: string | null;
    }
  | { readonly __typename: 'Quote'; readonly text: string; readonly attribution: string | null }
  | { readonly __typename: 'List'; readonly items: readonly string[]; readonly ordered: boolean }
  | { readonly __typename: 'Embed'; readonly url: string | null; readonly title: string | null };

/** The body of an article as HTML, for readers that show it. Every text of it is text there too. */
export function articleHtml(body: readonly FeedBlock[]): string {
  return body.map(htmlOf).join('');
}

/** A text as HTML. */
export const textHtml = (text: string): string => `<p>${escapeMarkup(text)}</p>`;

function htmlOf(block: FeedBlock): string {
  switch (block.__typename) {
    case 'Paragraph':
      return textHtml(block.text);
    case 'Heading':
      return `<h${block.level}>${escapeMarkup(block.text)}</h${block.level}>`;
    case 'Image':
      return imageHtml(block);
    case 'Quote': {
      const by = block.attribution === null ? '' : `<footer>${escapeMarkup(block.attribution)}</footer>`;
      return `<blockquote>${textHtml(block.text)}${by}</blockquote>`;
    }
    case 'List': {
      const name = block.ordered ? 'ol' : 'ul';
      return `<${name}>${block.items.map(item => `<li>${escapeMarkup(item)}</li>`).join('')}</${name}>`;
    }
    case 'Embed':
      return block.url === null
        ? ''
        : `<p><a href="${escapeMarkup(block.url)}">${escapeMarkup(block.title ?? block.url)}</a></p>`;
  }
}

function imageHtml({ url, caption, credit, alt }: Extract<FeedBlock, { __typename: 'Image' }>): string {
  const image = url === null ? '' : `<img src="${escapeMarkup(url)}" alt="${escapeMarkup(alt ?? caption ?? '')}">`;
  const words = [caption, credit].filter(text => text !== null).join(' ');
  const below = words === '' ? '' : `<figcaption>${escapeMarkup(words)}</figcaption>`;
  return image + below === '' ? '' : `<figure>${image}${below}</figure>`;
}
