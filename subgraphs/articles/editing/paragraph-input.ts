import { badInput } from '../../../shared/errors/errors.ts';
import { cleanControls, READABLE_TEXT, textFault } from '../../../shared/text/text-faults.ts';
import type { BlockOf, Span } from '../store/article-document.ts';
import { joinSpans, MARKS } from '../store/spans.ts';
import type { ParagraphInput, TextSpanInput } from '../types/schema.generated.ts';
import { blockText, bounded, LIMITS } from './input-texts.ts';

/** Systems write line breaks differently; stored ones are `\n`. */
const oneLineBreak = (text: string) => text.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n');

/** @throws BAD_USER_INPUT for a paragraph of no text, or of both forms. */
export function readParagraph(path: string, { text, spans }: ParagraphInput): BlockOf<'Paragraph'> {
  if ((text == null) === (spans == null)) {
    throw badInput(path, text == null ? 'neither text nor spans' : 'text and spans', 'exactly one of them');
  }
  if (spans == null) return { kind: 'Paragraph', text: blockText(`${path}.text`, oneLineBreak(text ?? '')) };
  return readSpans(`${path}.spans`, spans);
}

function readSpans(path: string, inputs: readonly TextSpanInput[]): BlockOf<'Paragraph'> {
  const length = bounded(path, inputs, LIMITS.spans).reduce((sum, { text }) => sum + text.length, 0);
  // Before normalizing, which takes quadratic time on a long run of combining marks.
  if (length > 3 * LIMITS.blockText) throw badInput(path, `${length} characters`, `1 to ${LIMITS.blockText}`);
  const spans = inputs.map(readSpan);
  const joined = spans.map(({ text }) => text).join('');
  const fault = textFault(joined);
  if (fault !== undefined) throw badInput(path, fault, READABLE_TEXT);
  if (joined.normalize('NFC') !== joined) {
    throw badInput(path, 'a letter that is divided between two spans', 'whole letters in each');
  }
  const text = blockText(path, joined);
  const forms = joinSpans(spans);
  return { kind: 'Paragraph', text, ...(forms && { spans: forms }) };
}

function readSpan({ text, marks, url }: TextSpanInput): Span {
  const given = new Set(marks);
  return {
    text: cleanControls(oneLineBreak(text).normalize('NFC')),
    marks: MARKS.filter(mark => given.has(mark)),
    url: url ?? null,
  };
}
