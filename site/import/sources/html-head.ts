import type { Cheerio, CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { type BylineParts, readBylines } from '../../../shared/names/read-bylines.ts';
import { isAdvertisement, isTool } from '../../../shared/pages/page-furniture.ts';
import { readTime } from '../../../shared/pages/page-time.ts';
import { readCommentCount } from '../../../shared/pages/parse-comments.ts';
import { type LabelKind, splitLabels } from '../../../shared/pages/parse-head.ts';
import { Problems } from '../../../shared/pages/problems.ts';
import { cleanText } from './article-source.ts';

/** What the lines under the headline say. */
export interface HtmlHead {
  readonly bylines: readonly BylineParts[];
  /** 승인, or else 입력, RFC 3339. */
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly commentCount?: number;
  /** The texts of the header that are none of its parts. */
  readonly unread: readonly string[];
}

/** The lines of reporters, times and the comment count in the skins of the CMS. */
export const INFO =
  '.info-text li, .infomation li, .information li, .article-info li, .article_info li, .view-info li, .infos li, .byline-info li';
const HEADERS =
  '.article-view-header, .article-head, .article-header, .view-head, .view_head, .article-top, article > header, .article-view-head';
const SHARING =
  '.sns, .sns-share, [class*="share"], [class*="sns"], .utility, .tools, .btns, button, script, style, form, nav';
const BLOCK = 'p, div, li, ul, ol, h1, h2, h3, h4, h5, h6, section, header, dl, dt, dd, tr, td, time';

/** @param known texts of the header that were read as something else: headline, sub-headlines, breadcrumb */
export function readHtmlHead($: CheerioAPI, known: ReadonlySet<string>): HtmlHead {
  const bylines: BylineParts[] = [];
  const labelled = new Map<LabelKind, string>();
  const unread = new Set<string>();
  for (const text of headTexts($)) {
    if (known.has(text) || isFurniture(text)) continue;
    for (const { kind, value } of splitLabels(text)) {
      const found = kind === undefined ? readBylines(value) : undefined;
      if (found !== undefined) bylines.push(...found);
      else if (kind !== undefined && hasMeaning(kind, value)) {
        if (!labelled.has(kind)) labelled.set(kind, value);
      } else unread.add(text);
    }
  }
  const publishedAt = timeOf(labelled.get('승인') ?? labelled.get('입력'));
  const updatedAt = timeOf(labelled.get('수정'));
  const commentCount = readCommentCount(labelled.get('댓글') ?? '');
  return {
    bylines,
    ...(publishedAt !== undefined && { publishedAt }),
    ...(updatedAt !== undefined && { updatedAt }),
    ...(commentCount !== undefined && { commentCount }),
    unread: [...unread],
  };
}

const hasMeaning = (kind: LabelKind, value: string) =>
  kind === '댓글' ? readCommentCount(value) !== undefined : timeOf(value) !== undefined;

function timeOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : readTime(text, { number: 1 }, new Problems());
}

export function isFurniture(text: string): boolean {
  const line = { number: 1, raw: text, text };
  return text === '' || isTool(line) || isAdvertisement(line);
}

/** The lines of the info list, and those of the element around the headline, each once. */
function headTexts($: CheerioAPI): Set<string> {
  const header = $(HEADERS)
    .filter((_, element) => $(element).find('h1, h2, h3, .article-head-title').length > 0)
    .first();
  const texts = new Set<string>();
  for (const element of [...$(INFO).toArray(), ...header.toArray()]) {
    const copy = $(element).clone();
    copy.find(SHARING).remove();
    for (const text of linesOf($, copy)) texts.add(text);
  }
  return texts;
}

/** The texts of an element: what its blocks and line breaks separate. */
export function linesOf($: CheerioAPI, element: Cheerio<AnyNode>): string[] {
  const copy: Cheerio<AnyNode> = element.clone();
  copy.find('br').replaceWith('\n');
  copy.find(BLOCK).each((_, block) => {
    $(block as Element)
      .prepend('\n')
      .append('\n');
  });
  return copy
    .text()
    .split('\n')
    .map(cleanText)
    .filter(text => text !== '');
}
