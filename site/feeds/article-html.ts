import { escapeMarkup } from './escape-markup.ts';

/** A run of a paragraph as the feeds ask for it. */
export interface FeedSpan {
  readonly kind: 'TEXT' | 'LINE_BREAK';
  readonly text: string;
  readonly marks: readonly ('STRONG' | 'EMPHASIS')[];
  readonly url: string | null;
}

/** A row of a table as the feeds ask for it. */
export interface FeedRow {
  readonly cells: readonly {
    readonly text: string;
    readonly isHeader: boolean;
    readonly columnSpan: number;
    readonly rowSpan: number;
  }[];
}

/** A block of an article as the feeds ask for it. */
export type FeedBlock =
  | { readonly __typename: 'Paragraph'; readonly spans: readonly FeedSpan[] }
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
  | { readonly __typename: 'Table'; readonly caption: string | null; readonly rows: readonly FeedRow[] }
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
      return `<p>${block.spans.map(spanHtml).join('')}</p>`;
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
    case 'Table':
      return tableHtml(block);
    case 'Embed':
      return block.url === null
        ? ''
        : `<p><a href="${escapeMarkup(block.url)}">${escapeMarkup(block.title ?? block.url)}</a></p>`;
  }
}

const ELEMENTS = { STRONG: 'strong', EMPHASIS: 'em' } as const;

/** Its text and URL are escaped like all others: what a span has of elements is written here. */
function spanHtml({ kind, text, marks, url }: FeedSpan): string {
  if (kind === 'LINE_BREAK') return '<br>';
  const marked = marks.reduce((html, mark) => `<${ELEMENTS[mark]}>${html}</${ELEMENTS[mark]}>`, escapeMarkup(text));
  return url === null ? marked : `<a href="${escapeMarkup(url)}">${marked}</a>`;
}

function tableHtml({ caption, rows }: Extract<FeedBlock, { __typename: 'Table' }>): string {
  const title = caption === null ? '' : `<caption>${escapeMarkup(caption)}</caption>`;
  const body = rows.map(({ cells }) => `<tr>${cells.map(cellHtml).join('')}</tr>`).join('');
  return `<table>${title}<tbody>${body}</tbody></table>`;
}

function cellHtml({ text, isHeader, columnSpan, rowSpan }: FeedRow['cells'][number]): string {
  const name = isHeader ? 'th' : 'td';
  const columns = columnSpan > 1 ? ` colspan="${columnSpan}"` : '';
  const rows = rowSpan > 1 ? ` rowspan="${rowSpan}"` : '';
  return `<${name}${columns}${rows}>${escapeMarkup(text)}</${name}>`;
}

function imageHtml({ url, caption, credit, alt }: Extract<FeedBlock, { __typename: 'Image' }>): string {
  const image = url === null ? '' : `<img src="${escapeMarkup(url)}" alt="${escapeMarkup(alt ?? caption ?? '')}">`;
  const words = [caption, credit].filter(text => text !== null).join(' ');
  const below = words === '' ? '' : `<figcaption>${escapeMarkup(words)}</figcaption>`;
  return image + below === '' ? '' : `<figure>${image}${below}</figure>`;
}
