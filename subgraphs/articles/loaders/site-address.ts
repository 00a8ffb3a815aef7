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
  return {
    urlOf: article => article.url ?? prefix + encodeURIComponent(article.slug),
    slugOf(url) {
      if (!url.startsWith(prefix)) return undefined;
      try {
        return decodeURIComponent(url.slice(prefix.length));
      } catch {
        return undefined;
      }
    },
  };
}
