import { Buffer } from 'node:buffer';
import type { Page } from './page.ts';
import { type PageLines, splitPageLines } from './page-lines.ts';
import { isCommentLabel, parseComments } from './parse-comments.ts';
import { parseHead } from './parse-head.ts';
import { isMasthead, isTimedMasthead, parseMasthead } from './parse-masthead.ts';
import { beginsRegion, measureStrip, parseStrip } from './parse-strip.ts';
import { parseText } from './parse-text.ts';
import { type Problem, Problems } from './problems.ts';
import { MAX_PAGE_BYTES } from './read-page-text.ts';

export type ParsedPage =
  | { readonly ok: true; readonly page: Page }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface ParsePageOptions {
  /** The name that problems carry. @default '(text)' */
  readonly file?: string;
}

const HTML = /^\s{0,1000}<(?:!doctype|!--|\?xml|html|head|body|div|article|rss|script)\b/i;

/**
 * Parses the text of an article page (docs/page-format.md). Pure; never throws, takes time linear in the length of the
 * text, and never guesses: a text that is not exactly one page is refused with every problem found, in line order.
 *
 * @param text in NFC or NFD, with LF, CRLF or CR, with or without byte order mark; at most 2 MiB as UTF-8
 */
export function parsePage(text: string, options: ParsePageOptions = {}): ParsedPage {
  const problems = new Problems(options.file);
  refuseOther(text, problems);
  const page = problems.isEmpty ? parseLines(splitPageLines(text, problems), problems) : undefined;
  return page !== undefined && problems.isEmpty ? { ok: true, page } : { ok: false, problems: problems.list() };
}

/** A text that is not a page at all is one problem, not a list of everything it lacks. */
function refuseOther(text: string, problems: Problems): void {
  const top = { number: 1 };
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_PAGE_BYTES) problems.add('page-too-large', top, `at most ${MAX_PAGE_BYTES} bytes`, `${bytes} bytes`);
  else if (text.includes('\0')) problems.add('binary-page', top, 'text in UTF-8', 'a zero byte');
  else if (/^[\s\u200B\u2060]*$/.test(text)) problems.add('empty-page', top, 'the text of an article page', '');
  else if (HTML.test(text)) problems.add('html-page', top, 'the text of a page as a browser shows it', text.trim());
}

function parseLines(page: PageLines, problems: Problems): Page | undefined {
  const { lines, end } = firstPage(page, problems);
  const mastheadAt = lines.findIndex(isMasthead);
  const stripLength = mastheadAt < 0 ? measureStrip(lines) : mastheadAt;
  const mastheadLine = lines[mastheadAt];
  const first = lines[0] ?? end;
  if (mastheadLine === undefined && stripLength === 0) {
    problems.add('not-a-page', first, 'the strip of regions, as “• 서울”, or the line with 최종편집 at the top');
    return undefined;
  }
  const regions = parseStrip(lines.slice(0, stripLength), problems);
  if (mastheadLine === undefined) {
    const isCut = stripLength === lines.length;
    const code = isCut ? 'unterminated-strip' : 'missing-last-edited';
    problems.add(code, lines[stripLength] ?? end, 'a line such as “최종편집2026-01-31 09:05 (토)” after the strip');
    if (isCut) return undefined;
  }
  const masthead = mastheadLine && parseMasthead(mastheadLine, problems);
  const head = parseHead({ lines, end }, mastheadLine === undefined ? stripLength : stripLength + 1, problems);
  const box = lines.findIndex((line, index) => index >= head.end && isCommentLabel(line.text));
  const textEnd = box < 0 ? lines.length : box;
  const text = parseText(lines.slice(head.end, textEnd), head.bylines, lines[textEnd] ?? end, problems);
  const comments = parseComments({ lines, end }, textEnd, head.count, problems);
  const { headline, approvedAt, section, updatedAt } = head;
  const { publisher } = text;
  // Each of these is absent only together with a problem; this check is for the types.
  if (!masthead || !headline || !approvedAt || !publisher || !comments) return undefined;
  return {
    masthead,
    regions,
    article: {
      headline,
      ...(section === undefined ? {} : { section }),
      approvedAt,
      ...(updatedAt === undefined ? {} : { updatedAt }),
      ...text,
      publisher,
    },
    comments,
    sourceCommentCount: comments.count,
  };
}

/** A file is one page: what looks like the strip or the masthead of another one is refused, not read as its text. */
function firstPage({ lines, end }: PageLines, problems: Problems): PageLines {
  const mastheadAt = lines.findIndex(isMasthead);
  if (mastheadAt < 0) return { lines, end };
  const other = lines.findIndex(
    (line, index) => index > mastheadAt && (isTimedMasthead(line) || beginsRegion(line, lines[index + 1])),
  );
  const line = lines[other];
  if (line === undefined) return { lines, end };
  problems.add('several-pages', line, 'one page a file; put the other one into a file of its own');
  return { lines: lines.slice(0, other), end: lines[other - 1] ?? end };
}
