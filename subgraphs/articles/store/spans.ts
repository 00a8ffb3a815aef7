import type { BlockOf, Mark, Span } from './article-document.ts';

/** The marks in the order in which spans have them. */
export const MARKS: readonly Mark[] = ['STRONG', 'EMPHASIS'];

/** A span as it is shown: text of one line, or a line break. */
export interface ShownSpan extends Span {
  readonly kind: 'TEXT' | 'LINE_BREAK';
}

const LINE_BREAK = /(\n)/;

const plain = (text: string): Span => ({ text, marks: [], url: null });

/** The spans of a paragraph, with each line break on its own. */
export function spansOf({ text, spans = [plain(text)] }: BlockOf<'Paragraph'>): ShownSpan[] {
  return spans.flatMap(span =>
    span.text
      .split(LINE_BREAK)
      .filter(part => part !== '')
      .map((part): ShownSpan => ({ ...span, kind: part === '\n' ? 'LINE_BREAK' : 'TEXT', text: part })),
  );
}

/** Neighbours of one form as one span, without empty ones and without spaces at either end; undefined if all is plain. */
export function joinSpans(spans: readonly Span[]): readonly Span[] | undefined {
  const joined: Span[] = [];
  for (const span of trimEnds(spans)) {
    const last = joined.at(-1);
    if (last && formOf(last) === formOf(span)) joined[joined.length - 1] = { ...last, text: last.text + span.text };
    else joined.push(span);
  }
  const plainForm = formOf(plain(''));
  return joined.every(span => formOf(span) === plainForm) ? undefined : joined;
}

const formOf = ({ marks, url }: Span) => JSON.stringify([marks, url]);

function trimEnds(spans: readonly Span[]): Span[] {
  const trimmed = spans.filter(({ text }) => text !== '');
  for (const [end, trim] of [
    [0, (text: string) => text.trimStart()],
    [-1, (text: string) => text.trimEnd()],
  ] as const) {
    for (let span = trimmed.at(end); span; span = trimmed.at(end)) {
      const text = trim(span.text);
      const place = end === 0 ? 0 : trimmed.length - 1;
      if (text !== '') {
        trimmed[place] = { ...span, text };
        break;
      }
      trimmed.splice(place, 1);
    }
  }
  return trimmed;
}
