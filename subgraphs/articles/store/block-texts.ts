import type { Block } from './article-document.ts';

/** The texts of a block, by where they are read. A new type of block does not compile without its case here. */
interface BlockTexts {
  /** In the plain text, which counts words; without captions. */
  readonly plain: readonly string[];
  /** In excerpts, which have no headings. */
  readonly lead: readonly string[];
  /** Where searches look. */
  readonly searched: readonly string[];
}

export function textsOf(block: Block): BlockTexts {
  switch (block.kind) {
    case 'Paragraph':
      return everywhere([block.text]);
    case 'Heading':
      return { plain: [block.text], lead: [], searched: [block.text] };
    case 'Quote':
      return { ...everywhere([block.text]), searched: [block.text, ...present(block.attribution)] };
    case 'List':
      return everywhere(block.items);
    case 'Table': {
      const rows = block.rows.map(({ cells }) => cells.map(cell => cell.text).filter(text => text !== ''));
      // Numbers without their columns tell nothing in an excerpt.
      return {
        plain: rows.map(texts => texts.join(' | ')).flatMap(present),
        lead: [],
        searched: [...present(block.caption), ...rows.flat()],
      };
    }
    case 'Image':
      return { plain: [], lead: [], searched: [block.caption, block.credit, block.alt].flatMap(present) };
    case 'Embed':
      return { plain: [], lead: [], searched: present(block.title) };
  }
}

const everywhere = (texts: readonly string[]): BlockTexts => ({ plain: texts, lead: texts, searched: texts });
const present = (text: string | null) => (text === null || text === '' ? [] : [text]);

/** The body as plain text, one paragraph, heading, entry of a list or row of a table per line, without captions. */
export function plainTextOf(body: readonly Block[]): string {
  return body.flatMap(block => textsOf(block).plain).join('\n');
}
