import { articleAddressKey } from '../../../shared/names/article-address.ts';
import type { ArticleDocument } from '../store/article-document.ts';

/** The URLs of the site's own article pages, for articles without a URL. */
export interface SiteAddress {
  /** The article's URL: its original one, or this site's. */
  urlOf(article: Pick<ArticleDocument, 'url' | 'slug'>): string;
  /** The slug in one of this site's own article URLs, or undefined for any other URL. */
  slugOf(url: string): string | undefined;
}

/** @param siteUrl the site's root, for example `https://news.example`. */
export function createSiteAddress(siteUrl: string): SiteAddress {
  const prefix = new URL('articles/', siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`).href;
  const prefixKey = articleAddressKey(prefix);
  return {
    urlOf: article => article.url ?? prefix + encodeURIComponent(article.slug),
    slugOf(url) {
      const key = articleAddressKey(url);
      if (!key.startsWith(prefixKey)) return undefined;
      try {
        return decodeURIComponent(key.slice(prefixKey.length));
      } catch {
        return undefined;
      }
    },
  };
}
