import type { Cheerio, CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { isCopyright } from '../../../shared/names/publisher-name.ts';
import { beginsOtherList } from '../../../shared/pages/page-furniture.ts';
import { splitCredit } from '../../../shared/pages/split-credit.ts';
import { cleanText } from './article-source.ts';
import { isFurniture } from './html-head.ts';
import { linesOfSpans, paragraphOfSpans, paragraphTextOf, readSpans, type Span, textOfSpans } from './html-spans.ts';
import { readHtmlTable } from './html-table.ts';
import { readSrcset } from './image-sizes.ts';
import type { Block } from './source-block.ts';

/** Elements that are never part of an article's text. */
const NOISE =
  'script, style, noscript, template, form, button, iframe[src*="ads"], ins, .ad, .ads, .banner, .related, .article-ad, [hidden], [class^="ad-"], [class*=" ad-"], [class^="ad_"], [class*=" ad_"], [id^="ad-"], [id^="AD"], [class*="adsbygoogle"], [class*="advert"], [class*="banner"], [class*="related"]';
const FIGURE = 'figure, .photo-layout, .article-photo';
const CREDIT = '.credit, .copyright, .source, .photo-credit, cite, em';
/** In front of a credit without a caption, to split it as the end of one. */
const NO_CAPTION = '그림';

/** The graph takes no longer ones. */
const MAX_URL_LENGTH = 2048;

/** Articles are nested a few dozen levels deep at most; markup that is deeper would take quadratic time to read. */
export const MAX_DEPTH = 256;

/** Whether elements are nested deeper than {@link MAX_DEPTH}. Without recursion, which would end at some depth. */
export function isTooDeep(roots: readonly AnyNode[]): boolean {
  let level: readonly AnyNode[] = roots;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap(node => ('children' in node ? node.children.filter(child => child.type === 'tag') : []));
  }
  return false;
}

/** The blocks of an article's body, in reading order, up to the copyright line. */
export function readHtmlBlocks($: CheerioAPI, root: Cheerio<AnyNode>, baseUrl: string | undefined): Block[] {
  const body = root.clone();
  body.find(NOISE).remove();
  const blocks: Block[] = [];
  walk($, body.contents().toArray(), baseUrl, blocks);
  return blocks.filter((block, i) => !isOtherList(block) && !(block.list && isOtherList(blocks[i - 1])));
}

/** Whether the block is the heading of a list of other articles, such as 관련기사. */
function isOtherList(block: Block | undefined): boolean {
  const text = paragraphTextOf(block) ?? (block?.heading as { text?: string } | undefined)?.text;
  return text !== undefined && beginsOtherList({ number: 1, text, raw: text });
}

/** @returns whether the end of the article was reached */
function walk($: CheerioAPI, nodes: readonly AnyNode[], baseUrl: string | undefined, blocks: Block[]): boolean {
  let inline: Span[] = [];
  const flush = () => {
    const done = linesOfSpans(inline).some(line => addParagraph(line, blocks));
    inline = [];
    return done;
  };
  const addressOf = (href: string | undefined) => absolute(href, baseUrl);
  for (const node of nodes) {
    if (node.type === 'text') inline.push(...readSpans($, node, addressOf));
    if (node.type !== 'tag') continue;
    const element = $(node);
    if (isInline(node) && element.find(`img, ${FIGURE}`).length === 0) inline.push(...readSpans($, node, addressOf));
    else {
      if (flush()) return true;
      if (addElement($, node, element, baseUrl, blocks)) return true;
    }
  }
  return flush();
}

function isInline(node: Element): boolean {
  return /^(?:a|abbr|b|big|br|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u)$/.test(node.name);
}

function addElement(
  $: CheerioAPI,
  node: Element,
  element: Cheerio<Element>,
  baseUrl: string | undefined,
  blocks: Block[],
): boolean {
  if (element.is(FIGURE) || node.name === 'img') {
    addImage(element, baseUrl, blocks);
    return false;
  }
  if (/^h[1-6]$/.test(node.name)) {
    const text = cleanText(element.text());
    if (text !== '') blocks.push({ heading: { text, level: Math.max(2, Number(node.name[1])) } });
    return false;
  }
  if (node.name === 'blockquote') {
    const text = cleanText(element.text());
    if (text !== '') blocks.push({ quote: { text } });
    return false;
  }
  if (node.name === 'ul' || node.name === 'ol') {
    const items = element
      .children('li')
      .toArray()
      .map(item => cleanText($(item).text()))
      .filter(text => text !== '');
    if (items.length > 0) blocks.push({ list: { items, ordered: node.name === 'ol' } });
    return false;
  }
  if (node.name === 'iframe' || node.name === 'video') {
    const url = absolute(element.attr('src'), baseUrl);
    const title = cleanText(element.attr('title'));
    if (url) blocks.push({ embed: { url, ...(title !== '' && { title }) } });
    return false;
  }
  if (node.name === 'table') {
    if (element.find('img').length > 0) addPhotoTable($, element, baseUrl, blocks);
    else if (element.find('table').length > 0) return walk($, element.contents().toArray(), baseUrl, blocks);
    else addTable($, element, blocks);
    return false;
  }
  return walk($, element.contents().toArray(), baseUrl, blocks);
}

/** A picture and its caption in cells of a table: a text after a picture is its caption. */
function addPhotoTable($: CheerioAPI, table: Cheerio<Element>, baseUrl: string | undefined, blocks: Block[]): void {
  for (const cell of table.find('caption, th, td').toArray()) {
    const element = $(cell);
    if (element.find('table').length > 0) continue;
    const pictures = element.find('img').toArray();
    for (const picture of pictures) addImage($(picture), baseUrl, blocks);
    const copy = element.clone();
    copy.find('img').remove();
    const text = cleanText(copy.text());
    if (text !== '' && !addCaption(text, blocks)) addParagraph([{ text }], blocks);
  }
}

function addTable($: CheerioAPI, element: Cheerio<Element>, blocks: Block[]): void {
  const table = readHtmlTable($, element);
  if (table?.paragraph) addParagraph([{ text: paragraphTextOf(table) ?? '' }], blocks);
  else if (table) blocks.push(table);
}

function addImage(element: Cheerio<Element>, baseUrl: string | undefined, blocks: Block[]): void {
  const image = element.is('img') ? element : element.find('img').first();
  const source = ['data-src', 'data-original', 'data-lazy-src', 'src'].map(name => image.attr(name)).find(Boolean);
  const url = absolute(source, baseUrl);
  const { caption, credit } = readCaption(element);
  const alt = cleanText(image.attr('alt'));
  if (url === undefined && caption === undefined) return;
  const srcset = image.attr('srcset') ?? image.attr('data-srcset');
  const sizes = url === undefined ? [] : readSrcset(srcset, one => absolute(one, baseUrl));
  blocks.push({
    image: {
      ...(url !== undefined && { url }),
      ...(caption !== undefined && { caption }),
      ...(credit !== undefined && { credit }),
      ...(alt !== '' && alt !== caption && { alt }),
      ...(sizes.length > 0 && { sizes }),
    },
  });
}

interface Caption {
  readonly caption?: string;
  readonly credit?: string;
}

/** The caption of a figure; its credit is an element of its own, or stands at its end. */
function readCaption(figure: Cheerio<Element>): Caption {
  if (figure.is('img')) return {};
  const found = figure.find('figcaption, .caption, dd').first();
  const element = (found.length > 0 ? found : figure).clone();
  const marked = element.find(CREDIT).last();
  const credit = splitCaption(cleanText(marked.text())).credit ?? cleanText(marked.text()).replace(/^[ⓒ©/] ?/, '');
  // An emphasis in the middle of a caption is no credit.
  const isCredit = credit !== '' && cleanText(element.text()).endsWith(cleanText(marked.text()));
  if (isCredit) marked.remove();
  const split = splitCaption(cleanText(element.text()));
  return isCredit ? { ...split, credit } : split;
}

function splitCaption(printed: string): Caption {
  const text = printed.replace(/^[▲△] ?/, '');
  if (text === '') return {};
  const split = splitCredit(text);
  if (split.kind === 'image') return { caption: split.caption, credit: split.credit };
  const alone = split.kind === 'malformed-credit' ? splitCredit(`${NO_CAPTION} ${text}`) : split;
  return alone.kind === 'image' && alone.caption === NO_CAPTION ? { credit: alone.credit } : { caption: text };
}

/** Gives the picture before it a caption; returns whether there was one without a caption. */
function addCaption(text: string, blocks: Block[]): boolean {
  const image = blocks.at(-1)?.image as Caption | undefined;
  if (image === undefined || image.caption !== undefined) return false;
  blocks[blocks.length - 1] = { image: { ...image, ...splitCaption(text) } };
  return true;
}

/** @returns whether it is the copyright line that ends the article */
function addParagraph(line: readonly Span[], blocks: Block[]): boolean {
  const text = textOfSpans(line);
  if (isCopyright(text)) return true;
  const isCaption = /^[▲△]/.test(text) || splitCredit(text).kind === 'image';
  if (isFurniture(text) || (isCaption && addCaption(text, blocks))) return false;
  blocks.push(paragraphOfSpans(line));
  return false;
}

/** An http URL as the graph takes it, or undefined. */
export function absolute(address: string | undefined, baseUrl: string | undefined): string | undefined {
  if (!address || !URL.canParse(address, baseUrl)) return undefined;
  const url = new URL(address, baseUrl);
  const isWeb = (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '';
  return isWeb && url.href.length <= MAX_URL_LENGTH ? url.href : undefined;
}
