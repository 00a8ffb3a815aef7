import { articleAddressKey } from '../../../shared/names/article-address.ts';
import { sectionPath } from '../../../shared/names/section-name.ts';
import { searchTermsOf } from '../search/search-terms.ts';
import { type ArticleContent, contentHashOf, type DerivedFields } from '../store/article-document.ts';
import { coverOf } from '../store/cover.ts';
import { readingMeasures } from '../store/reading-measures.ts';

/** The fields that are stored with a content because they are derived from it. */
export function deriveFields(content: ArticleContent): DerivedFields {
  return {
    urlKey: content.url === null ? null : articleAddressKey(content.url),
    contentHash: contentHashOf(content),
    ...readingMeasures(content.body),
    sectionPath: content.section === null ? [] : sectionPath(content.section),
    cover: coverOf(content),
    searchTerms: searchTermsOf(content),
  };
}
