import type { ArticleContent } from '../store/article-document.ts';
import { textsOf } from '../store/block-texts.ts';

/**
 * Makes texts searchable without a text index: every bigram (two adjacent letters) is a term, and all terms of an
 * article are in one multikey index. Spaces and punctuation are removed first, so that 우리금융 finds 우리 금융 and the
 * reverse.
 */

/** The searchable parts of an article, the most relevant first. */
export const SEARCH_RANKS = ['HEADLINE', 'SUBHEADLINE', 'TAG', 'BYLINE', 'BODY'] as const;
export type SearchField = (typeof SEARCH_RANKS)[number];

/** A searchable text: folded letters only, each with its position in the original. */
export interface FoldedText {
  readonly letters: readonly string[];
  /** Where each letter starts in the original text, in UTF-16 units; one more entry for the end. */
  readonly starts: readonly number[];
  /** Where the original letter ends. */
  readonly ends: readonly number[];
  /** Whether a Latin word or a number starts with that letter. */
  readonly beginsWord: readonly boolean[];
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const WORD_LETTER = /[\p{sc=Latn}\p{N}]/u;

/** Folds a text in NFC: full-width letters to narrow, upper case to lower. */
export function foldText(text: string): FoldedText {
  const letters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const beginsWord: boolean[] = [];
  let place = 0;
  let inWord = false;
  for (const letter of text) {
    const start = place;
    place += letter.length;
    const plain = foldPlain(letter);
    if (plain === '' || (plain === undefined && !LETTER.test(letter))) {
      inWord = false;
      continue;
    }
    const folded = plain ?? foldLetter(letter);
    const isWordLetter = plain === undefined ? WORD_LETTER.test(folded) : plain < FIRST_SYLLABLE;
    letters.push(folded);
    starts.push(start);
    ends.push(place);
    beginsWord.push(isWordLetter && !inWord);
    inWord = isWordLetter;
  }
  return { letters, starts, ends, beginsWord };
}

const FIRST_SYLLABLE = '가';

/**
 * Nearly all letters are Korean syllables or ASCII, and need no lookup in Unicode's tables.
 *
 * @returns the folded letter, nothing for a character that is not one, undefined for a letter of neither kind
 */
function foldPlain(letter: string): string | undefined {
  const code = letter.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return letter;
  if (code > 0x7f) return undefined;
  if (code >= 0x61 && code <= 0x7a) return letter;
  if (code >= 0x30 && code <= 0x39) return letter;
  return code >= 0x41 && code <= 0x5a ? letter.toLowerCase() : '';
}

function foldLetter(letter: string): string {
  const code = letter.charCodeAt(0);
  const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : letter;
  // Lower case may be longer (İ); then its first letter is used.
  return Array.from(narrow.toLowerCase())[0] ?? narrow;
}

/** The texts of an article by part. */
export function searchedTexts(content: SearchedContent): Record<SearchField, readonly string[]> {
  return {
    HEADLINE: [content.headline],
    SUBHEADLINE: content.subheadlines,
    TAG: content.tags,
    BYLINE: content.bylines.map(byline => byline.name),
    BODY: (content.body ?? []).flatMap(block => textsOf(block).searched),
  };
}

export type SearchedContent = Pick<ArticleContent, 'headline' | 'subheadlines' | 'tags' | 'bylines'> &
  Partial<Pick<ArticleContent, 'body'>>;

/**
 * The terms of an article. A term starts with a digit, the rank: all articles that have the bigram in rank 2 or a
 * better one have `2우리`, so that one equality finds them. Articles of a better rank therefore have a term several
 * times; only bodies are long, and theirs is the last rank.
 */
export function searchTermsOf(content: SearchedContent): string[] {
  const terms = new Set<string>();
  const texts = searchedTexts(content);
  const pairs = new Set<string>();
  SEARCH_RANKS.forEach((field, rank) => {
    for (const text of texts[field]) addPairs(pairs, foldText(text));
    for (const pair of pairs) terms.add(`${rank}${pair}`);
  });
  return [...terms];
}

/** Bigrams; a blank and a letter is the start of a Latin word or a number. */
function addPairs(pairs: Set<string>, { letters, beginsWord }: FoldedText): void {
  letters.forEach((letter, i) => {
    if (beginsWord[i]) pairs.add(` ${letter}`);
    const next = letters[i + 1];
    if (next !== undefined) pairs.add(letter + next);
  });
}

/** A parsed query. */
export interface SearchQuery {
  /** The words, folded. */
  readonly words: readonly (readonly string[])[];
  /** All words without spaces. */
  readonly phrase: readonly string[];
  /** Bigrams that every hit has. */
  readonly pairs: readonly string[];
}

const MAX_WORDS = 10;

/** Parses a query; undefined when it has fewer than two letters, or more than ten words. */
export function readSearchQuery(text: string): SearchQuery | undefined {
  const parts = text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const words = parts.map(part => foldText(part).letters);
  const phrase = words.flat();
  if (phrase.length < 2 || words.length > MAX_WORDS) return undefined;
  // Words of one letter have no bigram; when all words are so short, their bigrams are searched together.
  const sources = words.some(word => word.length > 1) ? words : [phrase];
  const pairs = new Set<string>(WORD_LETTER.test(phrase[0]!) ? [` ${phrase[0]}`] : []);
  for (const word of sources) for (let i = 1; i < word.length; i++) pairs.add(word[i - 1]! + word[i]!);
  // The index scan starts from one bigram; one from the middle of a word tends to be rarer than the first.
  return { words: sources, phrase, pairs: [...pairs].reverse() };
}
