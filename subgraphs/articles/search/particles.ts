/** Particles at the end of words: who copies 혈당에서 from a sentence looks for 혈당. */

/** The noun of a word with a particle. */
export interface Stem {
  readonly letters: readonly string[];
  /** Whether hardly any noun ends like that; 고양이 may be 고양 with a particle, and is not. */
  readonly isSure: boolean;
}

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FINALS = 28;
/** ㄹ, after which 로 stands as after a vowel. */
const RIEUL = 8;
const SHORTEST_STEM = 2;

type After = 'any' | 'vowel' | 'consonant' | 'vowel or ㄹ';

/** Longer ones first. */
const PARTICLES: readonly (readonly [after: After, isSure: boolean, particles: string])[] = [
  ['any', true, '에서부터 에서는 에서도 에서의 에서만 에게서 에게는 에게도 까지는 까지도 부터는'],
  ['consonant', true, '으로부터 으로는 으로도 으로의 이라는 이라고'],
  ['vowel or ㄹ', true, '로부터'],
  ['any', true, '에서 에게 에는 에도 에선 까지 부터 처럼 보다 마다 조차 한테 께서 만큼'],
  ['consonant', true, '으로 과의'],
  ['vowel', true, '와의 라는 라고'],
  ['vowel', true, '는 를'],
  ['consonant', true, '은 을'],
  ['any', true, '에'],
  ['vowel', false, '가 와'],
  ['consonant', false, '이 과'],
  ['vowel or ㄹ', false, '로'],
  ['any', false, '의 도 만'],
];
const BY_LENGTH = PARTICLES.flatMap(([after, isSure, particles]) =>
  particles.split(' ').map(particle => ({ after, isSure, particle: [...particle] })),
).sort((a, b) => b.particle.length - a.particle.length);

/** @returns undefined for a word without a particle, or with too short a noun before it */
export function stemOf(word: readonly string[]): Stem | undefined {
  if (!word.every(isSyllable)) return undefined;
  for (const { after, isSure, particle } of BY_LENGTH) {
    const length = word.length - particle.length;
    if (length < SHORTEST_STEM || !particle.every((letter, i) => word[length + i] === letter)) continue;
    if (!fits(after, finalOf(word[length - 1] as string))) continue;
    return { letters: word.slice(0, length), isSure };
  }
  return undefined;
}

function isSyllable(letter: string): boolean {
  const code = letter.charCodeAt(0);
  return code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE;
}

/** 0 for a syllable that ends in a vowel. */
const finalOf = (syllable: string) => (syllable.charCodeAt(0) - FIRST_SYLLABLE) % FINALS;

function fits(after: After, final: number): boolean {
  if (after === 'any') return true;
  if (after === 'vowel or ㄹ') return final === 0 || final === RIEUL;
  return (after === 'vowel') === (final === 0);
}
