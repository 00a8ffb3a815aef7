import type { Block, DerivedFields } from './article-document.ts';
import { plainTextOf } from './block-texts.ts';
import { leadOf } from './excerpt.ts';

/** Adults read about 500 Korean characters, or 240 words of other languages, per minute. */
const KOREAN_CHARACTERS_A_MINUTE = 500;
const WORDS_A_MINUTE = 240;

/** What lists show of a body without reading it. */
export function readingMeasures(
  body: readonly Block[],
): Pick<DerivedFields, 'lead' | 'wordCount' | 'readingTimeMinutes'> {
  const words = plainTextOf(body).match(/[^\s]*[\p{L}\p{N}][^\s]*/gu) ?? [];
  const korean = words.filter(word => /\p{sc=Hangul}/u.test(word));
  const characters = korean.reduce((sum, word) => sum + word.length, 0);
  const minutes = characters / KOREAN_CHARACTERS_A_MINUTE + (words.length - korean.length) / WORDS_A_MINUTE;
  return {
    lead: leadOf(body),
    wordCount: words.length,
    readingTimeMinutes: Math.max(1, Math.round(minutes)),
  };
}
