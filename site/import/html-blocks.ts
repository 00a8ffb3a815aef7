import type { Cheerio, CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { splitCredit } from '../../shared/pages/split-credit.ts';
import { cleanText } from './article-source.ts';

type Block = Readonly<Record<string, unknown>>;

/** Elements that are never part of an article's text. */
const NOISE =
  'script, style, noscript, template, form, button, iframe[src*="ads"], ins, .ad, .ads, .banner, .related, .article-ad, [hidden]';
const FIGURE = 'figure, .photo-layout, .article-photo';
const CONTAINERS = new Set(['div', 'section', 'article', 'main', 'center', 'span', 'font', 'header']);
const COPYRIGHT = /^(?:저작권자|[ⓒ©]|copyright\b)/i;

/** The blocks of an article's body, in reading order, up to the copyright line. */
export function readHtmlBlocks($: CheerioAPI, root: Cheerio<AnyNode>, baseUrl: string | undefined): Block[] {
  const body = root.clone();
  body.find(NOISE).remove();
  const blocks: Block[] = [];
  walk($, body.contents().toArray(), baseUrl, blocks);
  return blocks;
}

/** @returns whether the end of the article was reached */
function walk($: CheerioAPI, nodes: readonly AnyNode[], baseUrl: string | undefined, blocks: Block[]): boolean {
  let inline = '';
  const flush = () => {
    const done = inline.split('\n').some(line => addParagraph(line, blocks));
    inline = '';
    return done;
  };
  for (const node of nodes) {
    if (node.type === 'text') inline += node.data.replace(/\s+/g, ' ');
    if (node.type !== 'tag') continue;
    const element = $(node);
    if (node.name === 'br') inline += '\n';
    else if (isInline(node) && element.find(`img, ${FIGURE}`).length === 0) inline += textOf(element);
    else {
      if (flush()) return true;
      if (addElement($, node, element, baseUrl, blocks)) return true;
    }
  }
  return flush();
}

function isInline(node: Element): boolean {
  return /^(?:a|abbr|b|big|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u)$/.test(node.name);
}

/** Line breaks are preserved, since skins without paragraphs separate them so. */
function textOf(element: Cheerio<Element>): string {
  const copy = element.clone();
  copy.find('br').replaceWith('\n');
  return copy.text().replace(/[^\S\n]+/g, ' ');
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
  if (node.name === 'p' || CONTAINERS.has(node.name) || isInline(node) || node.name === 'table') {
    return walk($, element.contents().toArray(), baseUrl, blocks);
  }
  return walk($, element.contents().toArray(), baseUrl, blocks);
}

function addImage(element: Cheerio<Element>, baseUrl: string | undefined, blocks: Block[]): void {
  const image = element.is('img') ? element : element.find('img').first();
  const url = absolute(image.attr('data-src') ?? image.attr('src'), baseUrl);
  const text = cleanText(
    element.is('img') ? '' : element.find('figcaption, .caption, dd').first().text() || element.text(),
  );
  const split = splitCredit(text);
  const caption = split.kind === 'image' ? split.caption : text;
  const alt = cleanText(image.attr('alt'));
  if (url === undefined && caption === '') return;
  blocks.push({
    image: {
      ...(url !== undefined && { url }),
      ...(caption !== '' && { caption }),
      ...(split.kind === 'image' && { credit: split.credit }),
      ...(alt !== '' && alt !== caption && { alt }),
    },
  });
}

/** @returns whether it is the copyright line that ends the article */
function addParagraph(line: string, blocks: Block[]): boolean {
  const text = cleanText(line);
  if (COPYRIGHT.test(text)) return true;
  if (text !== '') blocks.push({ paragraph: { text } });
  return false;
}

/** An http URL, or undefined. */
export function absolute(address: string | undefined, baseUrl: string | undefined): string | undefined {
  if (!address || !URL.canParse(address, baseUrl)) return undefined;
  const url = new URL(address, baseUrl);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
