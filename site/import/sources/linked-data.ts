import type { CheerioAPI } from 'cheerio';
import { cleanText } from './article-source.ts';

/** The article's metadata in a page's JSON-LD (https://schema.org/NewsArticle); empty if there is none. */
export interface LinkedData {
  readonly headline: string;
  readonly url: string;
  readonly datePublished: string;
  readonly dateModified: string;
  readonly section: string;
  readonly publisher: string;
  readonly authors: readonly string[];
  readonly keywords: readonly string[];
}

export function readLinkedData($: CheerioAPI): LinkedData {
  const found = $('script[type="application/ld+json"]')
    .toArray()
    .flatMap(script => parse($(script).text()))
    .find(object => [object.type].flat().some(type => /Article$/.test(String(type))));
  const text = (value: unknown) => (typeof value === 'string' ? cleanText(value) : '');
  const nameOf = (value: unknown) =>
    text(typeof value === 'object' && value !== null ? (value as { name?: unknown }).name : value);
  const data = found?.data ?? {};
  const page = data.mainEntityOfPage;
  return {
    headline: text(data.headline),
    url:
      text(data.url) ||
      text(typeof page === 'object' && page !== null ? (page as Record<string, unknown>)['@id'] : page),
    datePublished: text(data.datePublished),
    dateModified: text(data.dateModified),
    section: text([data.articleSection].flat()[0]),
    publisher: nameOf(data.publisher),
    authors: [data.author].flat().map(nameOf).filter(Boolean),
    keywords: (Array.isArray(data.keywords) ? data.keywords.map(text) : text(data.keywords).split(','))
      .map(cleanText)
      .filter(Boolean),
  };
}

interface LinkedObject {
  readonly type: unknown;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The objects of a script, including those of a graph; an invalid script has none. */
function parse(json: string): LinkedObject[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  const top = [value].flat();
  const nested = top.flatMap(one => (isObject(one) ? [one['@graph']].flat() : []));
  return [...top, ...nested].filter(isObject).map(data => ({ type: data['@type'], data }));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
