import {
  type FoldedText,
  foldText,
  type QueryPhrase,
  type QueryWord,
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
 * How well something matches, best first: where a word begins, inside one or in parts, without its particle, and by single
 * letters on both sides of a space.
 */
const QUALITIES = ['START', 'INSIDE', 'STEM', 'ACROSS'] as const;
type Quality = (typeof QUALITIES)[number];

/**
 * The order of search results, best first, as the place in `SEARCH_RANKS` that a hit of that rank needs at most. The first
 * seven are of matches within words: headlines by the start of a word and inside one, sub-headlines, tags, bylines and
 * their like, and bodies again by both. Then come nouns without what may be a particle, and single letters across a space.
 */
export const PLACE_OF_RANK: readonly number[] = [0, 0, 1, 2, 3, 4, 4, 4, 4];
export const LAST_RANK = PLACE_OF_RANK.length - 1;

function rankOfMatch(place: number, quality: Quality): number {
  if (quality === 'ACROSS') return LAST_RANK;
  if (quality === 'STEM') return LAST_RANK - 1;
  return PLACE_OF_RANK.indexOf(place) + (quality === 'INSIDE' && isSplit(place) ? 1 : 0);
}

/** Whether matches at the start of a word go before others there. */
const isSplit = (place: number) => place === 0 || place === SEARCH_RANKS.length - 1;

/**
 * The rank of an article for a query: that of the word that matches worst, or of all words together; undefined without a
 * match. Bigrams are not sufficient, so this checks the texts themselves. Without a body, no rank that needs it is found
 * but by what is missing.
 */
export function rankOf(content: SearchedContent, query: SearchQuery): number | undefined {
  const texts = searchedTexts(content);
  const ranks = query.words.map(() => Number.POSITIVE_INFINITY);
  let ofPhrase = Number.POSITIVE_INFINITY;
  for (const [place, fields] of SEARCH_RANKS.entries()) {
    // Nothing in a later place is better than what is found.
    const best = rankOfMatch(place, 'START');
    if (Math.min(ofPhrase, Math.max(...ranks)) <= best) break;
    for (const text of fields.flatMap(field => texts[field])) {
      if (text === '') continue;
      const folded = foldText(text);
      for (const [i, word] of query.words.entries()) {
        if (ranks[i]! <= best) continue;
        const quality = bestOf(runsOfWord(folded, word));
        if (quality) ranks[i] = Math.min(ranks[i]!, rankOfMatch(place, quality));
      }
      const quality = query.phrase && bestOf(runsOfPhrase(folded, query.phrase));
      if (quality) ofPhrase = Math.min(ofPhrase, rankOfMatch(place, quality));
    }
  }
  const rank = Math.min(ofPhrase, Math.max(...ranks));
  return rank === Number.POSITIVE_INFINITY ? undefined : rank;
}

/** Where the query matches, the most relevant parts first; bodies as a few words around each match. */
export function highlightsOf(content: SearchedContent, query: SearchQuery): SearchHighlight[] {
  const highlights: SearchHighlight[] = [];
  const texts = searchedTexts(content);
  for (const field of SEARCH_RANKS.flat()) {
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
  const whole = query.phrase ? runsOfPhrase(folded, query.phrase) : [];
  const runs = whole.length > 0 ? whole : query.words.flatMap(word => runsOfWord(folded, word));
  if (runs.length === 0) return undefined;
  const spans = runs
    .map(({ from, length }) => [folded.starts[from]!, folded.ends[from + length - 1]!] as const)
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

/** Some letters of a text that match. */
interface Run {
  readonly from: number;
  readonly length: number;
  readonly quality: Quality;
}

function bestOf(runs: readonly Run[]): Quality | undefined {
  return QUALITIES.find(quality => runs.some(run => run.quality === quality));
}

/** The runs of a word; those of its noun only where the whole word does not match within words. */
function runsOfWord(text: FoldedText, { letters, stem }: QueryWord): Run[] {
  const runs = findRuns(text, letters);
  if (!stem || runs.some(({ quality }) => quality !== 'ACROSS')) return runs;
  const ofStem = findRuns(text, stem.letters);
  if (stem.isSure) return ofStem;
  return ofStem.map(run => (run.quality === 'ACROSS' ? run : { ...run, quality: 'STEM' }));
}

/** Where the query has a space, a text may have one. */
const runsOfPhrase = (text: FoldedText, { letters, wordStarts }: QueryPhrase) => findRuns(text, letters, wordStarts);

const NO_STARTS: ReadonlySet<number> = new Set();

/**
 * The places of letters in a text, without overlaps. Latin words and single letters match where a word begins only, and
 * so does what is matched across a space: the end of one word and the start of the next are no word. Compounds may be
 * spelled apart (우리 금융), but single letters rarely are part of one (이 사람).
 */
function findRuns(text: FoldedText, wanted: readonly string[], wordStarts = NO_STARTS): Run[] {
  const { letters, beginsWord, afterSpace } = text;
  const runs: Run[] = [];
  const onlyAtStart = wanted.length === 1 || LATIN.test(wanted[0] ?? '');
  /** The length of the shortest part between spaces that the query does not have; undefined without such a space. */
  const shortestPart = (from: number) => {
    let shortest: number | undefined;
    let last = 0;
    for (let k = 1; k < wanted.length; k++) {
      if (!afterSpace[from + k] || wordStarts.has(k)) continue;
      shortest = Math.min(shortest ?? k, k - last);
      last = k;
    }
    return shortest === undefined ? undefined : Math.min(shortest, wanted.length - last);
  };
  for (let i = 0; i + wanted.length <= letters.length; ) {
    const found = letters[i] === wanted[0] && wanted.every((letter, k) => letters[i + k] === letter);
    const part = found ? shortestPart(i) : undefined;
    const counts = found && (beginsWord[i] === true || !(onlyAtStart || part !== undefined));
    if (counts) {
      const isStart = beginsWord[i] === true && part === undefined;
      const quality = part === 1 ? 'ACROSS' : isStart ? 'START' : 'INSIDE';
      runs.push({ from: i, length: wanted.length, quality });
    }
    i += counts ? wanted.length : 1;
  }
  return runs;
}
