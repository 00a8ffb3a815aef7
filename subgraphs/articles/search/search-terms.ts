import type { ArticleContent } from '../store/article-document.ts';
import { textsOf } from '../store/block-texts.ts';
import { readingOf } from './hanja.ts';
import { type Stem, stemOf } from './particles.ts';

/**
 * Makes texts searchable without a text index: every bigram (two adjacent letters) is a term, and so is the first letter
 * of every word behind a blank; all terms of an article are in one multikey index. Spaces and punctuation are removed
 * first, so that 우리금융 finds 우리 금융 and the reverse.
 */

export type SearchField = 'HEADLINE' | 'SUBHEADLINE' | 'TAG' | 'BYLINE' | 'DATELINE' | 'PUBLISHER' | 'BODY';

/** The searchable parts of an article, the most relevant first. */
export const SEARCH_RANKS = [
  ['HEADLINE'],
  ['SUBHEADLINE'],
  ['TAG'],
  ['BYLINE', 'DATELINE', 'PUBLISHER'],
  ['BODY'],
] as const satisfies readonly (readonly SearchField[])[];

/** A searchable text: folded letters only, each with its position in the original. */
export interface FoldedText {
  readonly letters: readonly string[];
  /** Where each letter starts in the original text, in UTF-16 units; one more entry for the end. */
  readonly starts: readonly number[];
  /** Where the original letter ends. */
  readonly ends: readonly number[];
  /** Whether a word starts with that letter: behind a space or sign, and where the script changes. */
  readonly beginsWord: readonly boolean[];
  /** Whether there is white space before that letter. */
  readonly afterSpace: readonly boolean[];
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const WORD_LETTER = /[\p{sc=Latn}\p{N}]/u;
const WHITE_SPACE = /\s/u;

/** Folds a text in NFC: full-width letters to narrow, upper case to lower, hanja of headlines to their readings. */
export function foldText(text: string): FoldedText {
  const letters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const beginsWord: boolean[] = [];
  const afterSpace: boolean[] = [];
  let place = 0;
  /** The kind of word before; undefined between words. */
  let isLatin: boolean | undefined;
  let isSpace = false;
  for (const letter of text) {
    const start = place;
    place += letter.length;
    const plain = foldPlain(letter);
    if (plain === '' || (plain === undefined && !LETTER.test(letter))) {
      isLatin = undefined;
      isSpace ||= WHITE_SPACE.test(letter);
      continue;
    }
    const folded = plain ?? foldLetter(letter);
    const isWordLetter = plain === undefined ? WORD_LETTER.test(folded) : plain < FIRST_SYLLABLE;
    letters.push(folded);
    starts.push(start);
    ends.push(place);
    beginsWord.push(isWordLetter !== isLatin);
    afterSpace.push(isSpace);
    isLatin = isWordLetter;
    isSpace = false;
  }
  return { letters, starts, ends, beginsWord, afterSpace };
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
  const reading = readingOf(letter);
  if (reading !== undefined) return reading;
  const code = letter.charCodeAt(0);
  const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : letter;
  // Lower case may be longer (İ); then its first letter is used.
  return Array.from(narrow.toLowerCase())[0] ?? narrow;
}

/** The texts of an article by part. */
export function searchedTexts(content: SearchedContent): Record<SearchField, readonly string[]> {
  const { publisher } = content;
  return {
    HEADLINE: [content.headline],
    SUBHEADLINE: content.subheadlines,
    TAG: content.tags,
    BYLINE: content.bylines.map(({ name, role }) => (role === null ? name : `${name} ${role}`)),
    DATELINE: content.dateline === null ? [] : [content.dateline],
    PUBLISHER: publisher.englishName === null ? [publisher.name] : [publisher.name, publisher.englishName],
    BODY: (content.body ?? []).flatMap(block => textsOf(block).searched),
  };
}

export type SearchedContent = Pick<
  ArticleContent,
  'headline' | 'subheadlines' | 'tags' | 'bylines' | 'dateline' | 'publisher'
> &
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
  SEARCH_RANKS.forEach((fields, rank) => {
    for (const field of fields) for (const text of texts[field]) addPairs(pairs, foldText(text));
    for (const pair of pairs) terms.add(`${rank}${pair}`);
  });
  return [...terms];
}

/** Bigrams; a blank and a letter is the start of a word. */
function addPairs(pairs: Set<string>, { letters, beginsWord }: FoldedText): void {
  letters.forEach((letter, i) => {
    if (beginsWord[i]) pairs.add(` ${letter}`);
    const next = letters[i + 1];
    if (next !== undefined) pairs.add(letter + next);
  });
}

/** A word of a query. */
export interface QueryWord {
  /** The letters, folded. */
  readonly letters: readonly string[];
  /** The noun before a particle, which is looked for too. */
  readonly stem?: Stem;
}

/** A parsed query. */
export interface SearchQuery {
  /** Each of them has to match; one of a single letter matches where a word begins. */
  readonly words: readonly QueryWord[];
  /** All words together match, too; undefined for a single word, and where single letters are looked for. */
  readonly phrase?: QueryPhrase;
  /** Bigrams and first letters that every hit has. */
  readonly pairs: readonly string[];
}

export interface QueryPhrase {
  readonly letters: readonly string[];
  /** The indices of letters that begin a word of the query. */
  readonly wordStarts: ReadonlySet<number>;
}

const MAX_WORDS = 10;
/** A letter that is a word or a syllable by itself, and so a query. */
const SYLLABLE = /[가-힣\p{sc=Han}]/u;

/**
 * Parses a query; undefined when it has neither two letters nor one Korean syllable or hanja, or more than ten words.
 */
export function readSearchQuery(text: string): SearchQuery | undefined {
  const parts = text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const words = parts.map(part => foldText(part).letters);
  if (words.length === 0 || words.length > MAX_WORDS) return undefined;
  const areLetters = words.every(word => word.length === 1);
  if (areLetters && words.every(([letter]) => SYLLABLE.test(letter!))) {
    return { words: words.map(letters => ({ letters })), pairs: [...new Set(words.map(([letter]) => ` ${letter}`))] };
  }
  const phrase = phraseOf(words);
  if (phrase.letters.length < 2) return undefined;
  // Single letters of other scripts are looked for together.
  if (areLetters) return { words: [{ letters: phrase.letters }], phrase, pairs: pairsOf([phrase.letters]) };
  const queried = words.map((letters): QueryWord => {
    const stem = stemOf(letters);
    return stem ? { letters, stem } : { letters };
  });
  const pairs = pairsOf(queried.map(({ letters, stem }) => stem?.letters ?? letters));
  return { words: queried, ...(words.length > 1 && { phrase }), pairs };
}

function phraseOf(words: readonly (readonly string[])[]): QueryPhrase {
  const letters: string[] = [];
  const wordStarts = new Set<number>();
  for (const word of words) {
    wordStarts.add(letters.length);
    letters.push(...word);
  }
  return { letters, wordStarts };
}

function pairsOf(words: readonly (readonly string[])[]): string[] {
  const first = words[0]![0]!;
  const pairs = new Set<string>(WORD_LETTER.test(first) ? [` ${first}`] : []);
  // A single letter is at the start of a word, or anywhere in the phrase: it has no term of its own.
  for (const word of words) for (let i = 1; i < word.length; i++) pairs.add(word[i - 1]! + word[i]!);
  // The index scan starts from one bigram; one from the middle of a word tends to be rarer than the first.
  return [...pairs].reverse();
}
