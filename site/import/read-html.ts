import { type CheerioAPI, loadBuffer } from 'cheerio';
import { readBylines } from '../../shared/names/read-bylines.ts';
import { findRegionByName } from '../../shared/regions.ts';
import { articleIdOfUrl, cleanText, readSourceTime, type SourcedArticle } from './article-source.ts';
import { absolute, readHtmlBlocks } from './html-blocks.ts';
import { readLinkedData } from './linked-data.ts';

/** The selectors of an article's parts in the skins of the CMS, the most stable first. */
const SELECTORS = {
  headline: '.article-head-title, h3.heading, h1.heading, [itemprop="headline"]',
  subheadlines: '.user-snb h2, h4.subheading, .article-head-sub',
  info: '.info-text ul li, .infomation li, .information li',
  body: '#article-view-content-div, [itemprop="articleBody"], .article-body',
  section: '.article-head-nav li:nth-child(2), .breadcrumbs li:last-child, .location li:last-child',
} as const;

const DATELINE = /^\[([^[\]=]{1,60}=[^[\]=]{1,80})\] ?/;
const COPYRIGHT_NAME = /저작권자\s*[ⓒ©]?\s*([^,(\n]{1,60})/;

/**
 * Reads an article page of the CMS. JSON-LD and Open Graph take precedence over the page's own elements, which skins
 * change.
 */
export function readHtmlArticle(bytes: Uint8Array, place: string): SourcedArticle {
  const $ = loadBuffer(Buffer.from(bytes));
  const data = readLinkedData($);
  const meta = (name: string) => cleanText($(`meta[property="${name}"], meta[name="${name}"]`).first().attr('content'));
  const refuse = (missing: string, looked: string): SourcedArticle => ({
    ok: false,
    place,
    problem: `found no ${missing}, expected it in ${looked}`,
  });
  const info = $(SELECTORS.info)
    .toArray()
    .map(item => cleanText($(item).text()));

  const address =
    absolute($('link[rel="canonical"]').attr('href'), undefined) ?? absolute(data.url || meta('og:url'), undefined);
  if (!address) return refuse('address of the article', 'link[rel=canonical], JSON-LD url or og:url');
  const headline =
    data.headline || cleanText($(SELECTORS.headline).first().text()) || titleOf(meta('og:title'), meta('og:site_name'));
  if (headline === '') return refuse('headline', `JSON-LD headline, ${SELECTORS.headline} or og:title`);
  const publishedAt = readSourceTime(
    data.datePublished || meta('article:published_time') || timeIn(info, '승인') || timeIn(info, '입력'),
  );
  if (!publishedAt)
    return refuse('time of publication', `JSON-LD datePublished, article:published_time or 승인 in ${SELECTORS.info}`);
  const body = $(SELECTORS.body).first();
  const blocks = readHtmlBlocks($, body, address);
  if (!blocks.some(block => 'paragraph' in block)) return refuse('text', SELECTORS.body);
  const { dateline, body: text } = takeDateline(blocks);
  const publisher = publisherOf($, data.publisher || meta('og:site_name'), dateline);
  if (publisher === '') return refuse('publisher', 'JSON-LD publisher, og:site_name or the 저작권자 line');
  const updatedAt = readSourceTime(data.dateModified || meta('article:modified_time') || timeIn(info, '수정'));
  const section = data.section || meta('article:section') || cleanText($(SELECTORS.section).first().text());
  return {
    ok: true,
    place,
    input: {
      id: articleIdOfUrl(address),
      url: address,
      headline,
      subheadlines: linesOf($, SELECTORS.subheadlines),
      bylines: bylinesOf(info, data.authors),
      dateline,
      section: section || null,
      publisher: { name: publisher },
      body: text,
      tags: tagsOf($, data.keywords),
      regionCodes: regionsOf(dateline, section),
      publishedAt,
      ...(updatedAt !== undefined && Date.parse(updatedAt) > Date.parse(publishedAt) && { updatedAt }),
    },
  };
}

/** An Open Graph title often ends with the site's name. */
function titleOf(title: string, site: string): string {
  const end = site === '' ? -1 : title.lastIndexOf(site);
  return end > 0 && end + site.length === title.length ? title.slice(0, end).replace(/\s*[-|:·<>]\s*$/, '') : title;
}

function timeIn(info: readonly string[], label: string): string | undefined {
  const line = info.find(text => text.includes(label));
  return line && /\d{4}[-./] ?\d{1,2}[-./] ?\d{1,2}\.? \d{1,2}:\d{2}(?::\d{2})?/.exec(line)?.[0];
}

function linesOf($: CheerioAPI, selector: string): string[] {
  return $(selector)
    .toArray()
    .flatMap(element => {
      const copy = $(element).clone();
      copy.find('br').replaceWith('\n');
      return copy.text().split('\n').map(cleanText);
    })
    .filter(text => text !== '')
    .slice(0, 20);
}

function bylinesOf(info: readonly string[], authors: readonly string[]) {
  for (const text of info) {
    const bylines = readBylines(text);
    if (bylines) return bylines.map(({ name, role, email }) => ({ name, role: role ?? null, email: email ?? null }));
  }
  return authors.map(author => {
    const parsed = readBylines(author)?.[0];
    return parsed ? { name: parsed.name, role: parsed.role ?? null } : { name: author };
  });
}

/** Removes the bracketed start from the first paragraph. */
function takeDateline(blocks: Readonly<Record<string, unknown>>[]) {
  const index = blocks.findIndex(block => 'paragraph' in block);
  const { text } = (blocks[index] as { paragraph: { text: string } }).paragraph;
  const match = DATELINE.exec(text);
  if (!match) return { dateline: null, body: blocks };
  const rest = text.slice(match[0].length).trim();
  const body = blocks.flatMap((block, i) =>
    i !== index ? [block] : rest === '' ? [] : [{ paragraph: { text: rest } }],
  );
  return { dateline: match[1]?.trim() ?? null, body };
}

function publisherOf($: CheerioAPI, stated: string, dateline: string | null): string {
  if (stated !== '') return stated;
  const copyright = COPYRIGHT_NAME.exec($('body').text())?.[1];
  return cleanText(copyright) || (dateline?.split('=')[0]?.trim() ?? '');
}

function tagsOf($: CheerioAPI, keywords: readonly string[]): string[] {
  const tags = $('meta[property="article:tag"], .tag-group a, a[rel="tag"]')
    .toArray()
    .map(tag => cleanText($(tag).attr('content') ?? $(tag).text()).replace(/^#/, ''));
  return [...new Set([...tags, ...keywords])].filter(tag => tag !== '').slice(0, 50);
}

/** As for pages in the text format: regions that the dateline or the section names as separate words. */
function regionsOf(dateline: string | null, section: string): string[] {
  const names = [...(dateline ?? '').split(/[^\p{L}\p{N}]+/u), ...section.split('>')];
  return [...new Set(names.flatMap(name => findRegionByName(name)?.code ?? []))];
}
