/** Finds listed words in texts, even when they are disguised: Korean first. */

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

/** One sound (a jamo, or a letter of another script) and its position. */
interface Sound {
  readonly value: string;
  /** The index of its syllable or letter. */
  readonly syllable: number;
  /** The index of its word: white space separates words, other characters inside them do not. */
  readonly word: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Entry {
  readonly word: string;
  readonly sounds: readonly string[];
  /** Words of other scripts only match whole words: `class` does not contain `ass`. */
  readonly whole: boolean;
}

/** Final consonants (U+11A8 to U+11C2) as the one or two initial ones (U+1100 on) that are typed for them. */
const FINALS =
  'ᄀ ᄁ ᄀᄉ ᄂ ᄂᄌ ᄂᄒ ᄃ ᄅ ᄅᄀ ᄅᄆ ᄅᄇ ᄅᄉ ᄅᄐ ᄅᄑ ᄅᄒ ᄆ ᄇ ᄇᄉ ᄉ ᄊ ᄋ ᄌ ᄎ ᄏ ᄐ ᄑ ᄒ'.split(' ');
const FIRST_FINAL = 0x11a8;
/** Marks, joiners, selectors and fillers: invisible characters. */
const INVISIBLE = /[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0]/u;
const LETTER = /\p{L}/u;
const HANGUL = /\p{Script=Hangul}/u;

export function createWordlist(options: WordlistOptions): Wordlist {
  const banned = options.banned.flatMap(entryOf);
  const suspect = options.suspect.flatMap(entryOf);
  const allowed = options.allowed.flatMap(entryOf);
  return {
    find(text) {
      const sounds = soundsOf(text);
      const spared = allowed.flatMap(entry => spansOf(entry, sounds));
      const first = (entries: readonly Entry[]) =>
        entries.find(entry => spansOf(entry, sounds).some(span => !spared.some(one => covers(one, span))))?.word;
      const worst = first(banned);
      if (worst !== undefined) return { kind: 'banned', word: worst };
      const bad = first(suspect);
      return bad === undefined ? undefined : { kind: 'suspect', word: bad };
    },
  };
}

function entryOf(word: string): Entry[] {
  const sounds = soundsOf(word).map(sound => sound.value);
  return sounds.length === 0
    ? []
    : [{ word: word.normalize('NFC'), sounds, whole: !HANGUL.test(word.normalize('NFC')) }];
}

/**
 * The sounds of a text: compatibility and full-width forms folded (NFKD), syllables decomposed into jamo, so that 시발,
 * ㅅㅣㅂㅏㄹ and 시.발 are equal. Punctuation and digits between letters are skipped.
 */
function soundsOf(text: string): Sound[] {
  const sounds: Sound[] = [];
  let syllable = 0;
  let word = 0;
  for (const character of text.normalize('NFKC')) {
    if (/\s/u.test(character)) word++;
    for (const part of character.toLowerCase().normalize('NFKD')) {
      if (!LETTER.test(part) || INVISIBLE.test(part)) continue;
      for (const value of FINALS[(part.codePointAt(0) ?? 0) - FIRST_FINAL] ?? part)
        sounds.push({ value, syllable, word });
    }
    syllable++;
  }
  return sounds;
}

/**
 * Where an entry matches: from the start of a syllable to the end of one, so that 시바라 does not contain 시발. Across white
 * space it must match whole words, so that 다시 발표 does not match either, but 시 발 does.
 */
function spansOf({ sounds, whole }: Entry, text: readonly Sound[]): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from + sounds.length <= text.length; from++) {
    if (!sounds.every((value, i) => text[from + i]?.value === value)) continue;
    const to = from + sounds.length - 1;
    const first = text[from]!;
    const last = text[to]!;
    if (text[from - 1]?.syllable === first.syllable || text[to + 1]?.syllable === last.syllable) continue;
    const wholeWords = text[from - 1]?.word !== first.word && text[to + 1]?.word !== last.word;
    if ((whole || first.word !== last.word) && !wholeWords) continue;
    spans.push({ from, to });
  }
  return spans;
}

const covers = (outer: Span, inner: Span) => outer.from <= inner.from && inner.to <= outer.to;

/** A starter list; moderators are expected to extend it. */
export const DEFAULT_WORDLIST: WordlistOptions = {
  banned: ['씨발', '시발', '씨팔', '개새끼', '병신', '좆', '지랄', 'fuck', 'motherfucker'],
  suspect: ['꺼져', '닥쳐', '미친놈', '미친년', '쓰레기', '틀딱', '한남', '김치녀', '홍어', 'shit', 'bitch'],
  allowed: [
    '시발점',
    '시발역',
    '시발택시',
    '시발자동차',
    '쓰레기통',
    '쓰레기봉투',
    '쓰레기 처리',
    '쓰레기 수거',
    '한남동',
    '한남대교',
    '한남대',
  ],
};
