import type { Block } from './article-document.ts';
import { textsOf } from './block-texts.ts';

/** The maximum length of an excerpt, in graphemes. */
export const MAX_EXCERPT_LENGTH = 500;

const GRAPHEMES = new Intl.Segmenter('ko', { granularity: 'grapheme' });
const SENTENCES = new Intl.Segmenter('ko', { granularity: 'sentence' });

/** A hostile grapheme may have thousands of marks; no letter of any language comes near this. */
const MAX_LEAD_LENGTH = 4_000;

/** The start of a body that every excerpt can be cut from: one line, ending between graphemes. */
export function leadOf(body: readonly Block[]): string {
  const text = body
    .flatMap(block => textsOf(block).lead)
    .join('\n')
    .slice(0, 2 * MAX_LEAD_LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  const end = text.length > MAX_LEAD_LENGTH ? GRAPHEMES.segment(text).containing(MAX_LEAD_LENGTH)?.index : undefined;
  return takeGraphemes(text.slice(0, end), MAX_EXCERPT_LENGTH + 1).text;
}

/**
 * The start of a text, as many whole sentences as fit; if not even the first one fits, its start with an ellipsis.
 *
 * @param maxLength in graphemes, ellipsis included
 */
export function excerptOf(lead: string, maxLength: number): string {
  const start = takeGraphemes(lead, maxLength);
  if (start.isWhole) return lead;
  let sentences = '';
  for (const { segment, index } of SENTENCES.segment(lead)) {
    const end = index + segment.trimEnd().length;
    // The last sentence of the lead may be cut, so it counts only when something follows it.
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
