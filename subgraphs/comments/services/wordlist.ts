import { foldVowels, soundsOf } from './sounds.ts';

/** Finds listed words in texts, even when they are disguised: Korean first. */

/**
 * Words as they are spelled. `^` before a word: only where a word begins; `*`: only inside one; `$` after it: only where
 * a word ends. Bare consonants (ㅅㅂ) match where no others stand beside them.
 */
export interface WordlistOptions {
  /** Words that reject a comment. */
  readonly banned: readonly string[];
  /** Words that hold a comment for a moderator. */
  readonly suspect: readonly string[];
  /** Words that are allowed although they contain a listed one, such as 시발점 (starting point). */
  readonly allowed: readonly string[];
}

export interface Wordlist {
  /** The worst listed word in a text, as it is spelled in the list; undefined if there is none. */
  find(text: string): { readonly kind: 'banned' | 'suspect'; readonly word: string } | undefined;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Entry {
  readonly word: string;
  readonly pattern: RegExp;
}

const HANGUL = /\p{Script=Hangul}/u;
const BARE = '[ㄱ-ㅎㅏ-ㅣ]';
/** Bare consonants that can be part of an abbreviation; ㅋ and ㅎ are laughter. */
const ABBREVIATING = '[ㄱ-ㅊㅌㅍ]';

const SYLLABLE_END = '(?=[< ]|$)';
const WORD_START = '(?<=^| )';
/** A word also begins behind jamo that stand alone, and ends before those of laughing and crying. */
const LISTED_START = `(?<=^| |<${BARE})`;
const LISTED_END = '(?=(?:<[ㅋㅎㅠㅜ])*(?: |$))';

export function createWordlist(options: WordlistOptions): Wordlist {
  const banned = options.banned.flatMap(word => disguised(word));
  const suspect = options.suspect.flatMap(word => disguised(word));
  const allowed = options.allowed.flatMap(word => asSpelled(word));
  return {
    find(text) {
      const sounds = soundsOf(text);
      const folded = foldVowels(sounds);
      let spared: readonly Span[] | undefined;
      const isSpared = (span: Span) => {
        spared ??= allowed.flatMap(entry => spansOf(entry, sounds));
        return spared.some(one => covers(one, span));
      };
      const first = (entries: readonly Entry[]) =>
        entries.find(entry => spansOf(entry, folded).some(span => !isSpared(span)))?.word;
      const worst = first(banned);
      if (worst !== undefined) return { kind: 'banned', word: worst };
      const bad = first(suspect);
      return bad === undefined ? undefined : { kind: 'suspect', word: bad };
    },
  };
}

interface Listed {
  readonly word: string;
  readonly sounds: string;
  readonly start: string;
  readonly end: string;
  /** Whether it matches at any place. */
  readonly isAnywhere: boolean;
}

function readEntry(entry: string): Listed | undefined {
  const [, before = '', word = '', after = ''] = /^([\^*]?)(.*?)(\$?)$/su.exec(entry.normalize('NFC')) ?? [];
  const sounds = soundsOf(word);
  if (sounds === '') return undefined;
  const start = before === '^' ? LISTED_START : before === '*' ? '(?<!^| )' : '';
  const end = after === '$' ? LISTED_END : SYLLABLE_END;
  return { word, sounds, start, end, isAnywhere: before === '' && after === '' };
}

/** Allowed words match as they are spelled, whatever is between their letters and words. */
function asSpelled(entry: string): Entry[] {
  const listed = readEntry(entry);
  if (!listed) return [];
  const pattern = new RegExp(`${listed.start}${listed.sounds.replaceAll(' ', ' ?')}${listed.end}`, 'g');
  return [{ word: listed.word, pattern }];
}

/**
 * A listed word in all of its disguises. It starts with a syllable and ends with one, so that 시바라 does not contain 시발.
 * Across white space it must match whole words, so that 다시 발표 does not match either, but 시 발 does; those that match
 * in some places only do not match across it. Words of other scripts match whole words: `class` does not contain `ass`.
 */
function disguised(entry: string): Entry[] {
  const listed = readEntry(entry);
  if (!listed) return [];
  const { word, start, end, isAnywhere } = listed;
  const sounds = foldVowels(listed.sounds);
  const spaced = `${WORD_START}${looseOf(sounds, ACROSS_WORDS, 0)}${LISTED_END}`;
  if (!HANGUL.test(word)) return [{ word, pattern: new RegExp(spaced, 'g') }];
  const letters = sounds.replaceAll(/[< ]/g, '');
  if (new RegExp(`^${ABBREVIATING}+$`).test(letters)) {
    const abbreviation = `(?:${looseOf(sounds, IN_ABBREVIATION, 0)}){1,4}`;
    const alone = `(?<!<${ABBREVIATING})${abbreviation}${SYLLABLE_END}(?!<${ABBREVIATING}${SYLLABLE_END})`;
    return [{ word, pattern: new RegExp(`${alone}|${spaced}`, 'g') }];
  }
  const inWord = `${start}${looseOf(sounds, IN_WORD, MAX_STRETCH)}${end}`;
  return [{ word, pattern: new RegExp(isAnywhere ? `${inWord}|${spaced}` : inWord, 'g') }];
}

const MAX_STRETCH = 4;
/** The vowel in which a diphthong ends when it is drawn out: 병 as 벼엉. */
const ENDINGS: Readonly<Record<string, string>> = {
  ㅑ: 'ㅏ',
  ㅒ: 'ㅐ',
  ㅕ: 'ㅓ',
  ㅛ: 'ㅗ',
  ㅠ: 'ㅜ',
  ㅘ: 'ㅏ',
  ㅝ: 'ㅓ',
  ㅙ: 'ㅐ',
};

/** What may, and what must, stand between two sounds of a word. */
interface Gaps {
  readonly optional: string;
  readonly required: string;
}

const IN_WORD: Gaps = { optional: '(?:<[ㅡㅣ]){0,3}?<?', required: '(?:<[ㅡㅣ]){0,3}?<' };
const ACROSS_WORDS: Gaps = { optional: '(?: ?<)?', required: ' ?<' };
/** ㅄ is ㅂㅅ, and ㅅㅡㅂ is typed as 스 and ㅂ; 습 is not. */
const IN_ABBREVIATION: Gaps = { optional: '(?:(?:<?ㅡ)?<)?', required: '(?:<?ㅡ)?<' };

/**
 * A pattern of sounds: a consonant may be doubled (시 as 씨), but a double one not single (새끼 is not 새기); a vowel may be
 * drawn out by up to `stretch` syllables (씨이발). All repeats are bounded, since texts may be hostile.
 */
function looseOf(sounds: string, { optional, required }: Gaps, stretch: number): string {
  const runs = markBare(sounds).match(/!|(.)\1*/gsu) ?? [];
  let pattern = '<';
  let gap = '';
  for (const run of runs) {
    if (run === '!') {
      gap = required;
      continue;
    }
    pattern += gap + patternOfRun(run, optional, stretch);
    gap = optional;
  }
  return pattern;
}

/** The sounds without syllables; in 시ㅂ, which is not 십, `!` is where a consonant stands apart. */
function markBare(sounds: string): string {
  const syllables = sounds.replaceAll(' ', '').split('<').slice(1);
  const isBare = (syllable: string | undefined) => syllable !== undefined && /^[ㄱ-ㅎ]$/.test(syllable);
  if (syllables.every(isBare)) return syllables.join('');
  return syllables.map((one, i) => (i > 0 && (isBare(one) || isBare(syllables[i - 1])) ? `!${one}` : one)).join('');
}

function patternOfRun(run: string, gap: string, stretch: number): string {
  const sound = run[0] as string;
  if (!/[ㅏ-ㅣ]/.test(sound)) return `${sound}(?:${gap}${sound}){${run.length - 1},${run.length + 2}}`;
  if (stretch === 0) return run;
  return `${sound}(?:<ㅇ?[${sound}${ENDINGS[sound] ?? ''}ㅡㅣ]){0,${stretch}}?`;
}

function spansOf({ pattern }: Entry, sounds: string): Span[] {
  return Array.from(sounds.matchAll(pattern), match => ({ from: match.index, to: match.index + match[0].length }));
}

const covers = (outer: Span, inner: Span) => outer.from <= inner.from && inner.to <= outer.to;
