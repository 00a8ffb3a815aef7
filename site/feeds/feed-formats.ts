import { articleHtml, type FeedBlock, textHtml } from './article-html.ts';
import { escapeMarkup } from './escape-markup.ts';

/**
 * The same list of articles as RSS 2.0, Atom (RFC 4287), JSON Feed 1.1 and sitemaps; pure.
 *
 * Our own, because `feed` keeps characters that XML forbids, writes `<` into attributes, marks plain text as HTML, and
 * its JSON Feed is version 1.0 with a single author; and with `sitemap` one invalid URL fails its whole sheet, a sheet
 * of 50,000 takes five times as long, and it would add 4 MB for the three functions below.
 */

export interface FeedArticle {
  readonly id: string;
  readonly url: string;
  readonly headline: string;
  readonly excerpt: string;
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly bylines: readonly { readonly name: string }[];
  readonly leadImage: { readonly url: string | null } | null;
  readonly body: readonly FeedBlock[];
  readonly publishedAt: string;
  readonly updatedAt: string;
}

export interface Feed {
  readonly title: string;
  /** The URL of the page that the feed belongs to. */
  readonly siteUrl: string;
  /** The feed's own URL. */
  readonly feedUrl: string;
  /** The last change of its articles, RFC 3339. */
  readonly updatedAt: string;
  readonly articles: readonly FeedArticle[];
}

export interface FeedFormat {
  readonly type: string;
  write(feed: Feed): string;
}

export const FEED_FORMATS: Readonly<Record<string, FeedFormat>> = {
  rss: { type: 'application/rss+xml; charset=utf-8', write: writeRss },
  atom: { type: 'application/atom+xml; charset=utf-8', write: writeAtom },
  json: { type: 'application/feed+json; charset=utf-8', write: writeJson },
};

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

function writeRss({ title, siteUrl, feedUrl, updatedAt, articles }: Feed): string {
  const items = articles.map(article =>
    [
      '<item>',
      element('title', article.headline),
      element('link', article.url),
      `<guid isPermaLink="false">${escapeMarkup(article.id)}</guid>`,
      element('pubDate', new Date(article.publishedAt).toUTCString()),
      // HTML, by the specification: as text it would be markup in readers.
      element('description', textHtml(article.excerpt)),
      element('content:encoded', articleHtml(article.body)),
      ...enclosuresOf(article).map(
        ({ url, type }) => `<enclosure url="${escapeMarkup(url)}" length="0" type="${type}"/>`,
      ),
      ...categoriesOf(article).map(name => element('category', name)),
      ...article.bylines.map(({ name }) => element('dc:creator', name)),
      '</item>',
    ].join(''),
  );
  return `${XML}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${[
    element('title', title),
    element('link', siteUrl),
    element('description', title),
    '<language>ko</language>',
    element('lastBuildDate', new Date(updatedAt).toUTCString()),
    `<atom:link rel="self" type="application/rss+xml" href="${escapeMarkup(feedUrl)}"/>`,
    ...items,
  ].join('\n')}\n</channel></rss>\n`;
}

function writeAtom({ title, siteUrl, feedUrl, updatedAt, articles }: Feed): string {
  const entries = articles.map(article =>
    [
      '<entry>',
      element('id', article.url),
      element('title', article.headline),
      `<link rel="alternate" href="${escapeMarkup(article.url)}"/>`,
      element('published', article.publishedAt),
      element('updated', article.updatedAt),
      `<summary type="text">${escapeMarkup(article.excerpt)}</summary>`,
      `<content type="html">${escapeMarkup(articleHtml(article.body))}</content>`,
      ...enclosuresOf(article).map(
        ({ url, type }) => `<link rel="enclosure" type="${type}" href="${escapeMarkup(url)}"/>`,
      ),
      ...categoriesOf(article).map(name => `<category term="${escapeMarkup(name)}"/>`),
      ...article.bylines.map(({ name }) => `<author>${element('name', name)}</author>`),
      '</entry>',
    ].join(''),
  );
  return `${XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko">${[
    element('id', feedUrl),
    element('title', title),
    element('updated', updatedAt),
    // An entry without an author requires one for the feed (RFC 4287 section 4.1.1).
    `<author>${element('name', title)}</author>`,
    `<link rel="self" href="${escapeMarkup(feedUrl)}"/>`,
    `<link rel="alternate" href="${escapeMarkup(siteUrl)}"/>`,
    ...entries,
  ].join('\n')}\n</feed>\n`;
}

function writeJson({ title, siteUrl, feedUrl, articles }: Feed): string {
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: siteUrl,
    feed_url: feedUrl,
    language: 'ko',
    items: articles.map(article => ({
      id: article.id,
      url: article.url,
      title: article.headline,
      summary: article.excerpt,
      content_html: articleHtml(article.body),
      date_published: article.publishedAt,
      date_modified: article.updatedAt,
      authors: article.bylines.map(({ name }) => ({ name })),
      tags: categoriesOf(article),
      ...imageOf(article),
      attachments: enclosuresOf(article).map(({ url, type }) => ({ url, mime_type: type })),
    })),
  })}\n`;
}

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** https://www.sitemaps.org/protocol.html */
export function writeSitemapIndex(urls: readonly string[]): string {
  const entries = urls.map(url => `<sitemap>${locationOf(url)}</sitemap>`);
  return `${XML}<sitemapindex xmlns="${SITEMAP}">\n${entries.join('\n')}\n</sitemapindex>\n`;
}

export function writeSitemap(articles: readonly Pick<FeedArticle, 'url' | 'updatedAt'>[]): string {
  const entries = articles.map(({ url, updatedAt }) => `<url>${locationOf(url)}${element('lastmod', updatedAt)}</url>`);
  return `${XML}<urlset xmlns="${SITEMAP}">\n${entries.join('\n')}\n</urlset>\n`;
}

/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
export function writeNewsSitemap(
  publication: string,
  articles: readonly Pick<FeedArticle, 'url' | 'publishedAt' | 'headline'>[],
): string {
  const entries = articles.map(({ url, publishedAt, headline }) =>
    [
      `<url>${locationOf(url)}<news:news>`,
      `<news:publication>${element('news:name', publication)}<news:language>ko</news:language></news:publication>`,
      element('news:publication_date', publishedAt),
      element('news:title', headline),
      '</news:news></url>',
    ].join(''),
  );
  return `${XML}<urlset xmlns="${SITEMAP}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${entries.join('\n')}\n</urlset>\n`;
}

/** Sitemaps require URIs (RFC 3986); article URLs may have letters of any script. */
function locationOf(url: string): string {
  return element('loc', URL.parse(url)?.href ?? url);
}

function categoriesOf({ section, tags }: FeedArticle): string[] {
  return [...(section === null ? [] : [section]), ...tags];
}

function imageOf({ leadImage }: FeedArticle): { image?: string } {
  return leadImage?.url ? { image: leadImage.url } : {};
}

/** The types of images that have one by their URL; RSS takes one enclosure. */
const IMAGE_TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
};

function enclosuresOf(article: FeedArticle): { url: string; type: string }[] {
  const { image } = imageOf(article);
  const type = IMAGE_TYPES[/\.([a-z]+)$/i.exec(URL.parse(image ?? '')?.pathname ?? '')?.[1]?.toLowerCase() ?? ''];
  return image === undefined || type === undefined ? [] : [{ url: image, type }];
}

function element(name: string, text: string): string {
  return `<${name}>${escapeMarkup(text)}</${name}>`;
}
