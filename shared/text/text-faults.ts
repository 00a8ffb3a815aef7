/**
 * The one rule for text that comes from outside, whichever input of whichever subgraph it is: no characters that no text
 * has, that hide or reorder what stands beside them, or that pile up on others.
 */

/** More marks on one letter than any script writes; Unicode's own limit for streams is 30. */
const MAX_MARKS = 8;

/** What a character is called in an error, by where it stands in Unicode. */
const FAULTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a lone surrogate', /\p{Cs}/u],
  ['NUL', /\0/u],
  ['a character that reorders text', /[\u202a-\u202e\u2066-\u2069]/u],
  ['a noncharacter', /\p{Noncharacter_Code_Point}/u],
  ['an annotation character', /[\ufff9-\ufffb]/u],
  [`more than ${MAX_MARKS} combining marks on one letter`, new RegExp(`\\p{M}(?:\\p{Cf}*\\p{M}){${MAX_MARKS}}`, 'u')],
];

/** One test for all of them: nearly every text passes it. */
const ANY_FAULT = new RegExp(FAULTS.map(([, { source }]) => source).join('|'), 'u');

/** Letters that look like nothing: fillers, and the blank of Braille and of musical notation. */
const VISIBLE = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0\u{1d159}]/u;

/** What is wrong with a text and where, in words for the client; undefined for most texts. */
export function textFault(text: string): string | undefined {
  const index = text.search(ANY_FAULT);
  if (index === -1) return undefined;
  const rest = text.slice(index);
  const [name] = FAULTS.find(([, pattern]) => rest.search(pattern) === 0)!;
  const code = rest.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return `${name} (U+${code}) at character ${[...text.slice(0, index)].length + 1}`;
}

export const READABLE_TEXT = 'text without NUL, lone surrogates, bidirectional overrides and piled up marks';

const CONTROLS = /[^\P{Cc}\t\n\r]/gu;

/** A text without control characters, of which only tabs and line breaks are of use. */
export const cleanControls = (text: string): string => text.replaceAll(CONTROLS, '');

/** A text as it is stored: NFC, without control characters, which exports of old systems leave behind, and trimmed. */
export function cleanText(text: string): string {
  return cleanControls(text.normalize('NFC')).trim();
}

/** Whether a reader would see nothing. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}
