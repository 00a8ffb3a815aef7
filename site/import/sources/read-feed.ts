import { type Cheerio, type CheerioAPI, load, loadBuffer } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { articleIdOfUrl, cleanText, readSourceTime, type SourcedArticle } from './article-source.ts';
import { absolute, isTooDeep, readHtmlBlocks } from './html-blocks.ts';

/**
 * Reads the items of an RSS 2.0, RSS 1.0 or Atom feed. A feed with summaries only never replaces an existing article,
 * for example from its page.
 */
export function readFeed(bytes: Uint8Array, place: string): SourcedArticle[] {
  const $ = loadBuffer(Buffer.from(bytes), { xml: true });
  const root = $('rss, feed, rdf\\:RDF').first();
  if (root.length === 0)
    return [{ ok: false, place, problem: 'found no feed, expected an element rss, feed or rdf:RDF' }];
  const channel = root.is('feed') ? root : root.find('channel').first();
  const publisher = textOf(channel, 'title');
  const items = root.find(root.is('feed') ? 'entry' : 'item').toArray();
  return items.map((item, i) => readItem($, $(item), publisher, `${place}:item ${i + 1}`));
}

function readItem($: CheerioAPI, item: Cheerio<Element>, publisher: string, place: string): SourcedArticle {
  const refuse = (problem: string): SourcedArticle => ({ ok: false, place, problem });
  const address = linkOf($, item);
  if (!address) return refuse('found no address, expected link');
  const headline = markupText(textOf(item, 'title'));
  if (headline === '') return refuse('found no headline, expected title');
  const publishedAt = readSourceTime(firstText(item, 'pubDate', 'published', 'dc\\:date', 'updated'));
  if (!publishedAt) return refuse('found no time, expected pubDate, published, dc:date or updated');
  const name = publisher || textOf(item, 'source');
  if (name === '') return refuse('found no publisher, expected the title of the feed');
  const full = firstText(item, 'content\\:encoded', 'content');
  const html = full || firstText(item, 'description', 'summary');
  const body = blocksOf(html, address);
  if (body.length === 0) return refuse('found no text, expected description, summary or content');
  const updatedAt = readSourceTime(firstText(item, 'updated', 'atom\\:updated'));
  const categories = item
    .children('category')
    .toArray()
    .map(category => cleanText($(category).attr('term') ?? $(category).text()))
    .filter(Boolean);
  return {
    ok: true,
    place,
    input: {
      id: articleIdOfUrl(address),
      url: address,
      headline,
      bylines: authorsOf($, item).map(author => ({ name: author })),
      section: categories[0] ?? null,
      tags: [...new Set(categories.slice(1))].slice(0, 50),
      publisher: { name },
      body,
      publishedAt,
      ...(updatedAt !== undefined && Date.parse(updatedAt) > Date.parse(publishedAt) && { updatedAt }),
      keepExisting: full === '',
    },
  };
}

function linkOf($: CheerioAPI, item: Cheerio<Element>): string | undefined {
  const links = item
    .children('link')
    .toArray()
    .map(link => $(link));
  const alternate = links.find(link => (link.attr('rel') ?? 'alternate') === 'alternate' && link.attr('href'));
  const guid = item.children('guid').first();
  const isPermanent = guid.attr('isPermaLink') !== 'false';
  return absolute(
    alternate?.attr('href') ?? (cleanText(links[0]?.text()) || (isPermanent ? cleanText(guid.text()) : '')),
    undefined,
  );
}

function authorsOf($: CheerioAPI, item: Cheerio<Element>): string[] {
  const names = item
    .children('author, dc\\:creator')
    .toArray()
    .map(author => cleanText($(author).children('name').text() || $(author).text()))
    // RSS has an email address with the name in parentheses.
    .map(name => /\(([^()]+)\)$/.exec(name)?.[1] ?? name);
  return [...new Set(names)].filter(Boolean).slice(0, 50);
}

/** Markup in a feed is text that contains markup. */
function blocksOf(html: string, address: string): Readonly<Record<string, unknown>>[] {
  const $ = load(html, null, false);
  if (isTooDeep($.root().toArray())) return [];
  const blocks = readHtmlBlocks($, $.root() as Cheerio<AnyNode>, address);
  return blocks.some(block => 'paragraph' in block) ? blocks : [];
}

function markupText(text: string): string {
  return cleanText(load(text, null, false).text());
}

function firstText(item: Cheerio<Element>, ...names: string[]): string {
  for (const name of names) {
    const text = item.children(name).first().text().trim();
    if (text !== '') return text;
  }
  return '';
}

function textOf(element: Cheerio<Element>, name: string): string {
  return cleanText(element.children(name).first().text());
}
