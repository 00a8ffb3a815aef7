import { type CheerioAPI, loadBuffer } from 'cheerio';
import { isCopyright, publisherName, publisherOfCopyright } from '../../../shared/names/publisher-name.ts';
import type { BylineParts } from '../../../shared/names/read-bylines.ts';
import { sectionName } from '../../../shared/names/section-name.ts';
import { readSignature, readTags } from '../../../shared/pages/parse-tail.ts';
import { findRegionByName } from '../../../shared/regions.ts';
import { articleIdOfUrl, cleanText, readSourceTime, type SourcedArticle } from './article-source.ts';
import { absolute, isTooDeep, MAX_DEPTH, readHtmlBlocks } from './html-blocks.ts';
import { readHtmlBylines, WRITERS } from './html-bylines.ts';
import { INFO, linesOf, readHtmlHead } from './html-head.ts';
import { dropStart, paragraphTextOf } from './html-spans.ts';
import { readPixels } from './image-sizes.ts';
import { readLinkedData } from './linked-data.ts';
import type { Block } from './source-block.ts';

/** The selectors of an article's parts in the skins of the CMS, the most stable first. */
const SELECTORS = {
  headline:
    '.article-head-title, h1.heading, h2.heading, h3.heading, .heading, [itemprop="headline"], .article-title, .view-title, .article_title',
  subheadlines:
    '.user-snb h2, h2.subheading, h3.subheading, h4.subheading, .subheading, .article-head-sub, .article-subtitle, .sub-title',
  body: '#article-view-content-div, [itemprop="articleBody"], .article-body, #articleBody, .article-veiw-body, .view-content',
  breadcrumbs: '.breadcrumbs, .breadcrumb, .location, .article-head-nav, [aria-label="breadcrumb"], .article-nav',
  tags: 'meta[property="article:tag"], .tag-group a, .tags a, .article-tag a, .hashtag a, a[rel="tag"]',
} as const;

const DATELINE = /^\[([^[\]=]{1,60}=[^[\]=]{1,80})\] ?/;
/** Pictures of the site, which stand in og:image where an article has none. */
const SITE_PICTURE = /(?:logo|default|noimage|no_image|favicon|og[-_]?image)/i;
const MAX_TAGS = 50;

/**
 * Reads an article page of the CMS. JSON-LD and Open Graph take precedence over the page's own elements, which skins
 * change.
 */
export function readHtmlArticle(bytes: Uint8Array, place: string): SourcedArticle {
  const $ = loadBuffer(Buffer.from(bytes));
  if (isTooDeep($.root().toArray())) {
    const problem = `found elements nested more than ${MAX_DEPTH} deep, expected an article page`;
    return { ok: false, place, problem };
  }
  const data = readLinkedData($);
  const meta = metaOf($);
  const refuse = (missing: string, looked: string): SourcedArticle => ({
    ok: false,
    place,
    problem: `found no ${missing}, expected it in ${looked}`,
  });

  const address =
    absolute($('link[rel="canonical"]').attr('href'), undefined) ?? absolute(data.url || meta('og:url'), undefined);
  if (!address) return refuse('address of the article', 'link[rel=canonical], JSON-LD url or og:url');
  const printed = cleanText($(SELECTORS.headline).first().text());
  const headline = data.headline || printed || titleOf(meta('og:title'), meta('og:site_name'));
  if (headline === '') return refuse('headline', `JSON-LD headline, ${SELECTORS.headline} or og:title`);
  const subheadlines = [
    ...new Set(
      $(SELECTORS.subheadlines)
        .toArray()
        .flatMap(element => linesOf($, $(element))),
    ),
  ]
    .filter(text => text !== headline && text !== printed)
    .slice(0, 20);
  const levels = breadcrumbOf($, headline);
  const head = readHtmlHead($, new Set([headline, printed, ...subheadlines, ...levels, levels.join(' > '), '홈']));
  const publishedAt =
    readSourceTime(data.datePublished || meta('article:published_time')) ?? readSourceTime(head.publishedAt);
  if (!publishedAt)
    return refuse('time of publication', `JSON-LD datePublished, article:published_time or 승인 in ${INFO}`);
  const body = readBody($, address);
  if (!body.blocks.some(block => 'paragraph' in block)) return refuse('text', SELECTORS.body);
  const { dateline, body: text } = takeDateline(body.blocks);
  const publisher = publisherOf($, data.publisher || meta('og:site_name'), dateline);
  if (publisher === '') return refuse('publisher', 'JSON-LD publisher, og:site_name or the 저작권자 line');
  const updatedAt =
    readSourceTime(data.dateModified || meta('article:modified_time')) ?? readSourceTime(head.updatedAt);
  const section = sectionOf(data.section || meta('article:section'), levels);
  const bylines = readHtmlBylines($, head.bylines, data.authors, body.bylines, publisher);
  const leadImage = leadImageOf(text, meta, address);
  return {
    ok: true,
    place,
    ...(head.commentCount !== undefined && { commentCount: head.commentCount }),
    unread: head.unread,
    input: {
      id: articleIdOfUrl(address),
      url: address,
      headline,
      subheadlines,
      bylines: bylines.map(({ name, role, email }) => ({ name, role: role ?? null, email: email ?? null })),
      dateline,
      section: section || null,
      publisher: { name: publisher },
      body: text,
      ...(leadImage && { leadImage }),
      copyright: body.copyright,
      tags: tagsOf($, [...data.keywords, ...body.tags], publisher),
      regionCodes: regionsOf(dateline, section),
      publishedAt,
      ...(updatedAt !== undefined && Date.parse(updatedAt) > Date.parse(publishedAt) && { updatedAt }),
    },
  };
}

function metaOf($: CheerioAPI): (name: string) => string {
  return name => cleanText($(`meta[property="${name}"], meta[name="${name}"]`).first().attr('content'));
}

/** An Open Graph title often ends with the site's name. */
function titleOf(title: string, site: string): string {
  const end = site === '' ? -1 : title.lastIndexOf(site);
  return end > 0 && end + site.length === title.length ? title.slice(0, end).replace(/\s*[-|:·<>]\s*$/, '') : title;
}

interface HtmlBody {
  readonly blocks: Block[];
  readonly bylines: readonly BylineParts[];
  readonly tags: readonly string[];
  readonly copyright: string | null;
}

/** The blocks of the body; who signs it, and its tags, are at its end or in elements of their own. */
function readBody($: CheerioAPI, address: string): HtmlBody {
  const element = $(SELECTORS.body).first().clone();
  const copyright = linesOf($, element).find(isCopyright) ?? null;
  element.find(WRITERS).remove();
  const blocks = readHtmlBlocks($, element, address);
  const bylines: BylineParts[] = [];
  const tags: string[] = [];
  for (let text = paragraphTextOf(blocks.at(-1)); text !== undefined; text = paragraphTextOf(blocks.at(-1))) {
    const words = readTags(text);
    const signature = words === undefined ? readSignature(text) : undefined;
    if (words !== undefined) tags.unshift(...words);
    else if (Array.isArray(signature)) bylines.unshift(...signature);
    else break;
    blocks.pop();
  }
  return { blocks, bylines, tags, copyright: copyright === null || copyright.length > 300 ? null : copyright };
}

/** Removes the bracketed start from the first paragraph. */
function takeDateline(blocks: readonly Block[]) {
  const index = blocks.findIndex(block => 'paragraph' in block);
  const text = paragraphTextOf(blocks[index]) ?? '';
  const match = DATELINE.exec(text);
  if (!match) return { dateline: null, body: blocks };
  const body = blocks.flatMap((block, i): readonly Block[] | Block =>
    i === index ? (dropStart(block, match[0].length) ?? []) : block,
  );
  return { dateline: match[1]?.trim() ?? null, body };
}

/** An article without a picture in its text has that which it is shared with, unless it is the site's. */
function leadImageOf(blocks: readonly Block[], meta: (name: string) => string, address: string): Block | undefined {
  const url = absolute(meta('og:image'), address);
  const hasPicture = blocks.some(block => (block.image as { url?: string } | undefined)?.url !== undefined);
  if (url === undefined || hasPicture || SITE_PICTURE.test(url)) return undefined;
  const [width, height] = ['og:image:width', 'og:image:height'].map(name => readPixels(meta(name)));
  return { url, ...(width && { width }), ...(height && { height }) };
}

function publisherOf($: CheerioAPI, stated: string, dateline: string | null): string {
  const lines = stated === '' ? linesOf($, $('body')) : [];
  const copyright = lines.flatMap(line => publisherOfCopyright(line) ?? [])[0];
  return publisherName(stated) || copyright || (dateline?.split('=')[0]?.trim() ?? '');
}

/** The levels of the breadcrumb, without 홈 and without the article itself. */
function breadcrumbOf($: CheerioAPI, headline: string): string[] {
  const list = $(SELECTORS.breadcrumbs).first();
  const items = list.find('li').length > 0 ? list.find('li') : list.find('a');
  const names = items.toArray().map(item => cleanText($(item).text()));
  return sectionName(names.filter(name => name !== headline).join(' > '))
    .split(' > ')
    .filter(level => level !== '');
}

/** A breadcrumb that ends at the stated section says where that section is. */
function sectionOf(stated: string, levels: readonly string[]): string {
  const section = sectionName(stated);
  return section === '' || section === levels.at(-1) ? levels.join(' > ') : section;
}

function tagsOf($: CheerioAPI, keywords: readonly string[], publisher: string): string[] {
  const tags = $(SELECTORS.tags)
    .toArray()
    .map(tag => cleanText($(tag).attr('content') ?? $(tag).text()));
  const metas = $('meta[name="keywords"], meta[name="news_keywords"]')
    .toArray()
    .flatMap(keyword => ($(keyword).attr('content') ?? '').split(','));
  const names = [...tags, ...keywords, ...metas].map(name => cleanText(name).replace(/^#/, ''));
  return [...new Set(names)].filter(name => name !== '' && name !== publisher).slice(0, MAX_TAGS);
}

/** As for pages in the text format: regions that the dateline or the section names as separate words. */
function regionsOf(dateline: string | null, section: string): string[] {
  const names = [...(dateline ?? '').split(/[^\p{L}\p{N}]+/u), ...section.split('>')];
  return [...new Set(names.flatMap(name => findRegionByName(name)?.code ?? []))];
}
