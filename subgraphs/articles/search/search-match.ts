import {
  type FoldedText,
  foldText,
  SEARCH_RANKS,
  type SearchedContent,
  type SearchField,
  type SearchQuery,
  searchedTexts,
} from './search-terms.ts';

/** A run of text, highlighted or not. */
export interface HighlightPart {
  readonly text: string;
  readonly isMatch: boolean;
}

export interface SearchHighlight {
  readonly field: SearchField;
  readonly parts: readonly HighlightPart[];
}

/** Letters before and after a match in the excerpt of a long text. */
const AROUND = 60;
const MAX_HIGHLIGHTS = 5;

/**
 * The rank of an article for a query: 0 when the headline alone matches, 4 when the body is needed; undefined without a
 * match. Bigrams are not sufficient, so this checks the texts themselves. Without a body, rank 4 is never found.
 */
export function rankOf(content: SearchedContent, query: SearchQuery): number | undefined {
  const texts = searchedTexts(content);
  const missing = new Set(query.words);
  for (const [rank, field] of SEARCH_RANKS.entries()) {
    for (const text of texts[field]) {
      const folded = foldText(text);
      if (findRuns(folded, query.phrase).length > 0) return rank;
      for (const word of missing) if (findRuns(folded, word).length > 0) missing.delete(word);
    }
    if (missing.size === 0) return rank;
  }
  return undefined;
}

/** Where the query matches, the most relevant parts first; bodies as a few words around each match. */
export function highlightsOf(content: SearchedContent, query: SearchQuery): SearchHighlight[] {
  const highlights: SearchHighlight[] = [];
  const texts = searchedTexts(content);
  for (const field of SEARCH_RANKS) {
    for (const text of texts[field]) {
      if (highlights.length === MAX_HIGHLIGHTS) return highlights;
      const parts = partsOf(text, query);
      if (parts) highlights.push({ field, parts });
    }
  }
  return highlights;
}

function partsOf(text: string, query: SearchQuery): HighlightPart[] | undefined {
  const folded = foldText(text);
  const whole = findRuns(folded, query.phrase);
  const runs = whole.length > 0 ? whole : query.words.flatMap(word => findRuns(folded, word));
  if (runs.length === 0) return undefined;
  const spans = runs
    .map(([from, length]) => [folded.starts[from]!, folded.ends[from + length - 1]!] as const)
    .sort(([a], [b]) => a - b);
  const start = startNear(text, spans[0]![0] - AROUND);
  const end = endNear(text, spans[0]![1] + AROUND * 2);
  const parts: HighlightPart[] = [];
  let place = start;
  for (const [from, to] of spans) {
    if (to > end || from < place) continue;
    if (from > place) parts.push({ text: text.slice(place, from), isMatch: false });
    parts.push({ text: text.slice(from, to), isMatch: true });
    place = to;
  }
  if (place < end) parts.push({ text: text.slice(place, end), isMatch: false });
  if (start > 0) parts.unshift({ text: '…', isMatch: false });
  if (end < text.length) parts.push({ text: '…', isMatch: false });
  return parts;
}

/** Never splits a surrogate pair, nor a letter from its combining marks. */
function startNear(text: string, place: number): number {
  if (place <= 0) return 0;
  let start = place;
  while (start < text.length && /[\uDC00-\uDFFF\p{M}]/u.test(text.charAt(start))) start++;
  return start;
}

function endNear(text: string, place: number): number {
  return place >= text.length ? text.length : startNear(text, place);
}

const LATIN = /^[\p{sc=Latn}\p{N}]/u;

/** The positions of the letters in a text, as [index of the first letter, length], without overlaps. */
function findRuns({ letters, beginsWord }: FoldedText, wanted: readonly string[]): (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  const atWordStart = LATIN.test(wanted[0] ?? '');
  for (let i = 0; i + wanted.length <= letters.length; ) {
    const found =
      letters[i] === wanted[0] &&
      (!atWordStart || beginsWord[i]) &&
      wanted.every((letter, k) => letters[i + k] === letter);
    if (found) runs.push([i, wanted.length]);
    i += found ? wanted.length : 1;
  }
  return runs;
}
