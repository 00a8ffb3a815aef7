import { type Block, plainTextOf } from './article-document.ts';

/** The longest excerpt, in graphemes. */
export const LONGEST_EXCERPT = 500;

const GRAPHEMES = new Intl.Segmenter('ko', { granularity: 'grapheme' });
const SENTENCES = new Intl.Segmenter('ko', { granularity: 'sentence' });

/** A hostile grapheme may have thousands of marks; no letter of a language comes near this. */
const LONGEST_LEAD = 4_000;

/** The start of a body that every excerpt can be cut from: one line, ending between graphemes. */
export function leadOf(body: readonly Block[]): string {
  const text = plainTextOf(body.filter(block => block.kind === 'Paragraph' || block.kind === 'Quote'))
    .slice(0, 2 * LONGEST_LEAD)
    .replace(/\s+/g, ' ')
    .trim();
  const end = text.length > LONGEST_LEAD ? GRAPHEMES.segment(text).containing(LONGEST_LEAD)?.index : undefined;
  return takeGraphemes(text.slice(0, end), LONGEST_EXCERPT + 1).text;
}

/**
 * The start of a text, as many whole sentences as have room; when not even the first has, its start with an ellipsis.
 *
 * @param maxLength in graphemes, the ellipsis included
 */
export function excerptOf(lead: string, maxLength: number): string {
  const start = takeGraphemes(lead, maxLength);
  if (start.isWhole) return lead;
  let sentences = '';
  for (const { segment, index } of SENTENCES.segment(lead)) {
    const end = index + segment.trimEnd().length;
    // The last sentence of the lead may itself be cut, so it counts only when something follows it.
    if (end > start.text.length || end >= lead.length) break;
    sentences = lead.slice(0, end);
  }
  if (sentences !== '') return sentences;
  const cut = takeGraphemes(lead, maxLength - 1).text;
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

function takeGraphemes(text: string, most: number): { readonly text: string; readonly isWhole: boolean } {
  let count = 0;
  for (const { index } of GRAPHEMES.segment(text)) {
    if (count++ === most) return { text: text.slice(0, index), isWhole: false };
  }
  return { text, isWhole: true };
}
