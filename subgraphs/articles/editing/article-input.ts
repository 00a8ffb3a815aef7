import { badInput } from '../../../shared/errors/errors.ts';
import { articleAddress } from '../../../shared/names/article-address.ts';
import { findRegionByCode } from '../../../shared/regions.ts';
import { formatSeoulTime } from '../../../shared/time.ts';
import type { ArticleContent } from '../store/article-document.ts';

import { normalBylines, normalPublisher, normalSection } from '../store/normal-names.ts';
import type { UpdateArticleInput, UpsertArticleInput } from '../types/schema.generated.ts';
import { readBody } from './block-input.ts';
import { readShownImage } from './image-input.ts';
import { bounded, LIMITS, line, lines, optionalLine, quote } from './input-texts.ts';

/**
 * Validates and normalizes (Unicode NFC, trimmed) the input of `upsertArticle`.
 *
 * @throws BAD_USER_INPUT that names the part of the input, what was found and what was expected.
 */
export function readArticleInput(input: UpsertArticleInput): ArticleContent {
  const id = readId(input.id);
  const headline = line('input.headline', input.headline);
  const updatedAt = input.updatedAt ?? input.publishedAt;
  checkUpdatedAt(updatedAt, input.publishedAt);
  return {
    slug: input.slug == null ? makeSlug(headline, id) : readSlug(input.slug),
    url: input.url == null ? null : articleAddress(input.url),
    headline,
    subheadlines: readSubheadlines(input.subheadlines),
    bylines: readBylines(input.bylines),
    dateline: optionalLine('input.dateline', input.dateline),
    section: normalSection(optionalLine('input.section', input.section)),
    publisher: readPublisher(input.publisher),
    body: readBody(input.body),
    leadImage: readLeadImage(input.leadImage),
    copyright: optionalLine('input.copyright', input.copyright),
    tags: readTags(input.tags),
    regionCodes: readRegionCodes(input.regionCodes ?? []),
    publishedAt: input.publishedAt,
    updatedAt,
  };
}

/**
 * Applies an update to the content of an article. Omitted input stays unchanged; null clears optional fields.
 *
 * @throws BAD_USER_INPUT as `readArticleInput` does.
 */
export function readArticlePatch(current: ArticleContent, input: UpdateArticleInput): ArticleContent {
  checkNoNulls(input);
  const updatedAt = input.updatedAt ?? current.updatedAt;
  if (input.updatedAt) checkUpdatedAt(updatedAt, current.publishedAt);
  return {
    slug: input.slug == null ? current.slug : readSlug(input.slug),
    url: input.url === undefined ? current.url : input.url && articleAddress(input.url),
    headline: input.headline == null ? current.headline : line('input.headline', input.headline),
    subheadlines: input.subheadlines == null ? current.subheadlines : readSubheadlines(input.subheadlines),
    bylines: input.bylines == null ? current.bylines : readBylines(input.bylines),
    dateline: input.dateline === undefined ? current.dateline : optionalLine('input.dateline', input.dateline),
    section:
      input.section === undefined ? current.section : normalSection(optionalLine('input.section', input.section)),
    publisher: input.publisher == null ? current.publisher : readPublisher(input.publisher),
    body: input.body == null ? current.body : readBody(input.body),
    leadImage: input.leadImage === undefined ? current.leadImage : readLeadImage(input.leadImage),
    copyright: input.copyright === undefined ? current.copyright : optionalLine('input.copyright', input.copyright),
    tags: input.tags == null ? current.tags : readTags(input.tags),
    regionCodes: input.regionCodes == null ? current.regionCodes : readRegionCodes(input.regionCodes),
    publishedAt: current.publishedAt,
    updatedAt,
  };
}

/** Fields that every article has: null would say to remove them. */
const REQUIRED = ['slug', 'headline', 'subheadlines', 'bylines', 'publisher', 'body', 'tags', 'regionCodes'] as const;

/** @throws BAD_USER_INPUT for null where there has to be a value */
function checkNoNulls(input: UpdateArticleInput): void {
  for (const field of REQUIRED) {
    if (input[field] !== null) continue;
    throw badInput(`input.${field}`, 'null', 'a value, or that the field is left out, which keeps what there is');
  }
}

/** Clocks of sources may be fast by this much. */
const MAX_CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Checks the times of an article that readers see, or have seen: one in the future would be the newest until then.
 *
 * @throws BAD_USER_INPUT for a time in the future
 */
export function checkNotAhead(
  times: { readonly publishedAt?: Date; readonly updatedAt?: Date | null | undefined },
  now: Date,
): void {
  for (const field of ['publishedAt', 'updatedAt'] as const) {
    const time = times[field];
    if (!time || time.getTime() <= now.getTime() + MAX_CLOCK_SKEW_MS) continue;
    const later = field === 'publishedAt' ? '; a draft (`asDraft`) is published later by `scheduleArticle`' : '';
    throw badInput(`input.${field}`, formatSeoulTime(time), `a time that is not in the future${later}`);
  }
}

function checkUpdatedAt(updatedAt: Date, publishedAt: Date): void {
  if (updatedAt >= publishedAt) return;
  throw badInput('input.updatedAt', updatedAt.toISOString(), `not before publishedAt ${publishedAt.toISOString()}`);
}

function readSubheadlines(values: UpsertArticleInput['subheadlines']): string[] {
  return lines('input.subheadlines', values, LIMITS.subheadlines);
}

function readBylines(bylines: UpsertArticleInput['bylines']): ArticleContent['bylines'] {
  const stated = bounded('input.bylines', bylines ?? [], LIMITS.bylines).map((byline, i) => ({
    name: line(`input.bylines[${i}].name`, byline.name),
    role: optionalLine(`input.bylines[${i}].role`, byline.role),
    email: optionalLine(`input.bylines[${i}].email`, byline.email),
  }));
  return [...bounded('input.bylines', normalBylines(stated), LIMITS.bylines)];
}

/** @throws BAD_USER_INPUT as `readArticleInput` does. */
export function readPublisher(publisher: UpsertArticleInput['publisher']): ArticleContent['publisher'] {
  return normalPublisher({
    name: line('input.publisher.name', publisher.name),
    englishName: optionalLine('input.publisher.englishName', publisher.englishName),
  });
}

function readTags(tags: UpsertArticleInput['tags']): string[] {
  return [...new Set(lines('input.tags', tags, LIMITS.tags))];
}

function readId(id: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(id)) return id;
  throw badInput('input.id', quote(id), '1 to 64 letters, digits, "-" or "_"');
}

function readSlug(slug: string): string {
  const normal = slug.length > 600 ? '' : slug.normalize('NFC');
  if (/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u.test(normal) && normal.length <= 200) return normal;
  throw badInput('input.slug', quote(slug), 'words of letters and digits joined by "-", up to 200 characters');
}

function makeSlug(headline: string, id: string): string {
  const words = headline.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const start = Array.from(words.join('-')).slice(0, 60).join('').replace(/-$/, '');
  return [start, ...(id.match(/[A-Za-z0-9]+/g) ?? [])].filter(Boolean).join('-');
}

const readLeadImage = (image: UpsertArticleInput['leadImage']) =>
  image == null ? null : readShownImage('input.leadImage', image);

function readRegionCodes(codes: readonly string[]): string[] {
  codes.forEach((code, i) => {
    if (!findRegionByCode(code)) throw badInput(`input.regionCodes[${i}]`, quote(code), 'an ISO 3166-2:KR code');
  });
  return [...new Set(codes)];
}
