import {
  type FoldedText,
  foldText,
  SEARCH_RANKS,
  type SearchedContent,
  type SearchField,
  type SearchQuery,
  searchedTexts,
} from './search-terms.ts';

/** A run of text, found or not. */
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
const MOST_HIGHLIGHTS = 5;

/**
 * How well an article answers a query: 0 when the headline alone does, 4 when the body is needed; undefined when it does
 * not. Pairs of letters are not enough, so this looks at the texts themselves. Without a body, rank 4 is never found.
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

/** Where the query is found, the most telling parts first; bodies as the few words around. */
export function highlightsOf(content: SearchedContent, query: SearchQuery): SearchHighlight[] {
  const highlights: SearchHighlight[] = [];
  const texts = searchedTexts(content);
  for (const field of SEARCH_RANKS) {
    for (const text of texts[field]) {
      if (highlights.length === MOST_HIGHLIGHTS) return highlights;
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

/** Never between the halves of a surrogate pair, nor before a mark that belongs to the letter before it. */
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

/** Where the letters stand in a text, as [index of the first letter, how many], without overlaps. */
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
