import type { CheerioAPI } from 'cheerio';
import { type BylineParts, mergeBylines, readBylines } from '../../../shared/names/read-bylines.ts';
import { cleanText } from './article-source.ts';
import { isFurniture, linesOf } from './html-head.ts';

/** Elements that name a writer, inside the text or beside it. */
export const WRITERS =
  '.writer, .article-writer, .article_writer, .view-writer, .view_writer, .reporter, .journalist, .article-byline, .byline, [rel="author"], [itemprop="author"]';

/**
 * The reporters of a page: those of its header first, then those that its metadata and its writer lines name, each once
 * with all that is known of them.
 *
 * @param stated the authors of JSON-LD, which are names whatever their form
 */
export function readHtmlBylines(
  $: CheerioAPI,
  head: readonly BylineParts[],
  stated: readonly string[],
  signed: readonly BylineParts[],
  publisher: string,
): readonly BylineParts[] {
  const isPerson = (name: string) => name !== '' && name !== publisher;
  const metas = $(
    'meta[name="author"], meta[property="article:author"], meta[name="dable:author"], meta[property="dable:author"]',
  )
    .toArray()
    .map(meta => cleanText($(meta).attr('content')));
  const writers = $(WRITERS)
    .toArray()
    .flatMap(writer => linesOf($, $(writer)))
    .filter(text => !isFurniture(text));
  const named = stated.filter(isPerson).flatMap(name => readBylines(name) ?? [{ name }]);
  const others = [...metas, ...writers].filter(isPerson).flatMap(text => readBylines(text) ?? []);
  return mergeBylines([...head, ...named, ...others, ...signed]);
}
