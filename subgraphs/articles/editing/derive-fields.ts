import { articleAddressKey } from '../../../shared/names/article-address.ts';
import { searchTermsOf } from '../search/search-terms.ts';
import { type ArticleContent, contentHashOf, type DerivedFields, plainTextOf } from '../store/article-document.ts';
import { leadOf } from '../store/excerpt.ts';

/** Adults read about 500 Korean characters, or 240 words of other languages, per minute. */
const KOREAN_CHARACTERS_A_MINUTE = 500;
const WORDS_A_MINUTE = 240;

/** The fields that are stored with a content because they are derived from it. */
export function deriveFields(content: ArticleContent): DerivedFields {
  const words = plainTextOf(content.body).match(/[^\s]*[\p{L}\p{N}][^\s]*/gu) ?? [];
  const korean = words.filter(word => /\p{sc=Hangul}/u.test(word));
  const characters = korean.reduce((sum, word) => sum + word.length, 0);
  const minutes = characters / KOREAN_CHARACTERS_A_MINUTE + (words.length - korean.length) / WORDS_A_MINUTE;
  return {
    urlKey: content.url === null ? null : articleAddressKey(content.url),
    contentHash: contentHashOf(content),
    lead: leadOf(content.body),
    wordCount: words.length,
    readingTimeMinutes: Math.max(1, Math.round(minutes)),
    searchTerms: searchTermsOf(content),
  };
}
