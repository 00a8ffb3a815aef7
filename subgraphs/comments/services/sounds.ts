/**
 * Korean text by sound, so that 시발, ㅅㅣㅂㅏㄹ and 시.발 are the same: jamo without syllables, with `<` before each
 * syllable or letter, and a space between words. Only white space separates words; other characters are left out.
 */

/** Initial consonants (U+1100 on) and final ones (U+11A8 on) as the single ones that are typed for them. */
const INITIALS = 'ㄱ ㄱㄱ ㄴ ㄷ ㄷㄷ ㄹ ㅁ ㅂ ㅂㅂ ㅅ ㅅㅅ ㅇ ㅈ ㅈㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ');
const FINALS =
  'ㄱ ㄱㄱ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅅㅅ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(
    ' ',
  );
/** Clusters that Unicode's compatibility forms make initial. */
const CLUSTERS: ReadonlyMap<number, string> = new Map([
  [0x1121, 'ㅂㅅ'],
  [0x111a, 'ㄹㅎ'],
]);
const FIRST_INITIAL = 0x1100;
const FIRST_VOWEL = 0x1161;
const LAST_VOWEL = 0x1175;
const FIRST_TYPED_VOWEL = 0x314f;
const FIRST_FINAL = 0x11a8;

/** Marks, joiners, selectors and fillers: invisible characters. */
const INVISIBLE = /[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0]/u;
const LETTER = /\p{L}/u;
/** A syllable that is drawn out counts this often; the rest is left out. */
const MAX_REPEATS = 3;

export function soundsOf(text: string): string {
  const words: string[] = [];
  for (const word of text.normalize('NFKC').toLowerCase().split(/\s+/u)) {
    const syllables: string[] = [];
    for (const character of word) {
      let sounds = '';
      for (const part of character.normalize('NFKD')) {
        if (LETTER.test(part) && !INVISIBLE.test(part)) sounds += soundsOfPart(part);
      }
      const isDrawnOut = syllables.length >= MAX_REPEATS && syllables.slice(-MAX_REPEATS).every(one => one === sounds);
      if (sounds !== '' && !isDrawnOut) syllables.push(sounds);
    }
    if (syllables.length > 0) words.push(syllables.map(sounds => `<${sounds}`).join(''));
  }
  return words.join(' ');
}

function soundsOfPart(part: string): string {
  const code = part.codePointAt(0) as number;
  if (code >= FIRST_VOWEL && code <= LAST_VOWEL) return String.fromCharCode(code - FIRST_VOWEL + FIRST_TYPED_VOWEL);
  return INITIALS[code - FIRST_INITIAL] ?? FINALS[code - FIRST_FINAL] ?? CLUSTERS.get(code) ?? part;
}

const SAME_VOWELS: Readonly<Record<string, string>> = { ㅔ: 'ㅐ', ㅖ: 'ㅒ', ㅞ: 'ㅙ', ㅚ: 'ㅙ', ㅢ: 'ㅣ' };

/** The sounds with one letter for vowels that are pronounced alike; every sound keeps its place. */
export function foldVowels(sounds: string): string {
  return sounds.replaceAll(/[ㅔㅖㅞㅚㅢ]/g, vowel => SAME_VOWELS[vowel] as string);
}
