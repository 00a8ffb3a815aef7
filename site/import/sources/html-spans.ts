import type { Cheerio, CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { cleanText } from './article-source.ts';
import type { Block } from './source-block.ts';

type Mark = 'STRONG' | 'EMPHASIS';

/** A run of text as `upsertArticle` takes it. */
export interface Span {
  readonly text: string;
  readonly marks?: readonly Mark[];
  readonly url?: string;
}

type Form = Omit<Span, 'text'>;

const MARKS: Readonly<Record<string, Mark>> = { b: 'STRONG', strong: 'STRONG', em: 'EMPHASIS', i: 'EMPHASIS' };
/** More than any paragraph has; the graph takes no more. */
const MAX_SPANS = 500;

/** The runs of an inline element; `<br>` is `\n`. */
export function readSpans(
  $: CheerioAPI,
  node: AnyNode,
  addressOf: (href: string | undefined) => string | undefined,
  form: Form = {},
): Span[] {
  if (node.type === 'text') return [{ ...form, text: node.data.replace(/\s+/g, ' ') }];
  if (node.type !== 'tag') return [];
  if (node.name === 'br') return [{ text: '\n' }];
  const inner = formOf($(node), node.name, addressOf, form);
  return node.children.flatMap(child => readSpans($, child, addressOf, inner));
}

function formOf(
  element: Cheerio<Element>,
  name: string,
  addressOf: (href: string | undefined) => string | undefined,
  form: Form,
): Form {
  const mark = Object.hasOwn(MARKS, name) ? MARKS[name] : undefined;
  const url = name === 'a' ? addressOf(element.attr('href')) : undefined;
  const marks = mark && !form.marks?.includes(mark) ? [...(form.marks ?? []), mark] : form.marks;
  return { ...form, ...(marks && { marks }), ...(url !== undefined && { url }) };
}

/** The lines of runs: skins without paragraphs separate these by `<br>`. */
export function linesOfSpans(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const { text, ...form } of spans) {
    text.split('\n').forEach((part, i) => {
      if (i > 0) lines.push([]);
      lines.at(-1)?.push({ ...form, text: part });
    });
  }
  return lines;
}

export const textOfSpans = (spans: readonly Span[]) => cleanText(spans.map(({ text }) => text).join(''));

/** A paragraph of runs; of its text alone where that has no forms, or where runs divide letters. */
export function paragraphOfSpans(spans: readonly Span[]): Block {
  const text = textOfSpans(spans);
  const clean = cleanSpans(spans);
  const isPlain = clean.every(({ marks, url }) => marks === undefined && url === undefined);
  const isWhole = clean.map(span => span.text).join('') === text;
  return { paragraph: isPlain || !isWhole || clean.length > MAX_SPANS ? { text } : { spans: clean } };
}

/** With single spaces between words, also where a run ends. */
function cleanSpans(spans: readonly Span[]): Span[] {
  const clean: Span[] = [];
  let isAfterSpace = true;
  for (const { text: raw, ...form } of spans) {
    const inner = cleanText(`|${raw}|`).slice(1, -1);
    const text: string = isAfterSpace ? inner.trimStart() : inner;
    if (text === '') continue;
    isAfterSpace = text.endsWith(' ');
    clean.push({ ...form, text });
  }
  const last = clean.at(-1);
  if (last && isAfterSpace) {
    clean.pop();
    const text = last.text.trimEnd();
    if (text !== '') clean.push({ ...last, text });
  }
  return clean;
}

interface Paragraph {
  readonly text?: string;
  readonly spans?: readonly Span[];
}

/** The text of a block that is a paragraph. */
export function paragraphTextOf(block: Block | undefined): string | undefined {
  const { text, spans } = (block?.paragraph ?? {}) as Paragraph;
  return text ?? (spans && textOfSpans(spans));
}

/** A paragraph without its first characters; undefined when nothing is left. */
export function dropStart(block: Block, count: number): Block | undefined {
  const paragraph = block.paragraph as Paragraph;
  const spans: readonly Span[] = paragraph.spans ?? [{ text: paragraph.text ?? '' }];
  let left = count;
  const rest = spans.map((span): Span => {
    const taken = Math.min(left, span.text.length);
    left -= taken;
    return { ...span, text: span.text.slice(taken) };
  });
  return textOfSpans(rest) === '' ? undefined : paragraphOfSpans(rest);
}
