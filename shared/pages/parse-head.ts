import type { PageByline } from './page.ts';
import { bulletText, foldWidth, type PageLine, type PageLines } from './page-lines.ts';
import { readTime } from './page-time.ts';
import { parseBylines } from './parse-bylines.ts';
import { isCommentLabel, readCommentCount } from './parse-comments.ts';
import type { Problems, SourcePosition } from './problems.ts';

/** The part between masthead and body: breadcrumb, headline, bullets and share line. */
export interface PageHead {
  readonly section?: string;
  readonly headline?: string;
  readonly bylines: readonly PageByline[];
  readonly approvedAt?: string;
  readonly updatedAt?: string;
  /** The comment count of the bullets, with its line. */
  readonly count?: { readonly value: number; readonly place: SourcePosition };
  readonly shareLine?: string;
  /** Index of the first line after the head. */
  readonly end: number;
}

const MAX_HEADLINE_LENGTH = 300;
const BREADCRUMB = /^(?:홈|home) ?> ?/i;
const SHARE_LINE = /^(?:이 )?기사[를을]? ?공유|^공유하기|^SNS ?기사 ?보내기/;
const LABELLED = /^(승인|수정|댓글)(?=[^\p{L}]|$)[ :]{0,3}/u;
const HEADLINE_EXPECTED = 'the headline, printed twice in a row';

/** Parses the head. Undefined parts have a problem, except section and update time. */
export function parseHead({ lines, end }: PageLines, start: number, problems: Problems): PageHead {
  const section = parseSection(lines[start], problems);
  const headline = parseHeadline(lines, section === undefined ? start : start + 1, end, problems);
  let at = headline.end;
  for (; isUnexpectedBeforeBullets(lines, at); at += 1) {
    problems.add('unexpected-line', lines[at] ?? end, 'the bullets with reporters and 승인 under the headline');
  }
  const bullets = parseBullets(lines, at, end, problems);
  at = bullets.end;
  const shareLine = lines[at];
  const isShareLine = shareLine !== undefined && SHARE_LINE.test(shareLine.text);
  if (!isShareLine)
    problems.add('missing-share-line', shareLine ?? end, 'the line that offers to share, such as “기사 공유하기”');
  return {
    ...bullets,
    ...(section ? { section } : {}),
    ...(headline.text === undefined ? {} : { headline: headline.text }),
    ...(isShareLine ? { shareLine: shareLine.text } : {}),
    end: isShareLine ? at + 1 : at,
  };
}

/** @returns undefined when the line is not a breadcrumb, empty text when it is malformed. */
function parseSection(line: PageLine | undefined, problems: Problems): string | undefined {
  const home = BREADCRUMB.exec(line?.text ?? '');
  if (line === undefined || home === null) return undefined;
  const levels = line.text
    .slice(home[0].length)
    .split('>')
    .map(level => level.trim());
  if (!levels.includes('')) return levels.join(' > ');
  problems.add('malformed-section', line, '홈 and the names of the levels, joined by >');
  return '';
}

function parseHeadline(
  lines: readonly PageLine[],
  start: number,
  end: SourcePosition,
  problems: Problems,
): { text?: string; end: number } {
  const first = lines[start];
  if (first === undefined || endsHeadline(first)) {
    problems.add('missing-headline', first ?? end, HEADLINE_EXPECTED);
    return { end: start };
  }
  const second = lines[start + 1];
  if (second === undefined || endsHeadline(second)) {
    problems.add('headline-printed-once', first, HEADLINE_EXPECTED);
    return { end: start + 1 };
  }
  if (second.text !== first.text) {
    problems.add('headline-differs', second, `the headline of line ${first.number} again`);
    return { end: start + 2 };
  }
  if (first.text.length > MAX_HEADLINE_LENGTH) {
    problems.add('headline-too-long', first, `at most ${MAX_HEADLINE_LENGTH} characters`);
    return { end: start + 2 };
  }
  return { text: first.text, end: start + 2 };
}

function endsHeadline(line: PageLine): boolean {
  return bulletText(line) !== undefined || SHARE_LINE.test(line.text);
}

/**
 * Looks for bullets only up to the share line or the comment box, so that a page without them is not scanned to the
 * end.
 */
function isUnexpectedBeforeBullets(lines: readonly PageLine[], at: number): boolean {
  for (let ahead = at; ahead < at + 10; ahead += 1) {
    const line = lines[ahead];
    if (line === undefined || SHARE_LINE.test(line.text) || isCommentLabel(line.text)) return false;
    if (bulletText(line) !== undefined) return ahead > at;
  }
  return false;
}

type Bullets = Pick<PageHead, 'bylines' | 'approvedAt' | 'updatedAt' | 'count' | 'end'>;

function parseBullets(lines: readonly PageLine[], start: number, end: SourcePosition, problems: Problems): Bullets {
  const bylines: PageByline[] = [];
  const labelled = new Map<string, { line: PageLine; value: string }>();
  let at = start;
  for (let text = bulletText(lines[at]); text !== undefined; text = bulletText(lines[at])) {
    const line = lines[at] as PageLine;
    at += 1;
    const label = LABELLED.exec(foldWidth(text));
    if (label === null) {
      const found = parseBylines(text);
      if (found === undefined)
        problems.add('unknown-bullet', line, 'a reporter such as “홍길동 기자”, 승인, 수정 or 댓글', text);
      bylines.push(...(found ?? []));
      continue;
    }
    const name = label[1] ?? '';
    const before = labelled.get(name);
    if (before !== undefined)
      problems.add('duplicate-bullet', line, `${name} once; it is on line ${before.line.number} too`, text);
    else labelled.set(name, { line, value: text.slice(label[0].length) });
  }
  return { bylines, ...readLabelled(labelled, lines[at] ?? end, problems), end: at };
}

function readLabelled(
  labelled: ReadonlyMap<string, { readonly line: PageLine; readonly value: string }>,
  end: SourcePosition,
  problems: Problems,
): Pick<PageHead, 'approvedAt' | 'updatedAt' | 'count'> {
  const approval = labelled.get('승인');
  const update = labelled.get('수정');
  const comments = labelled.get('댓글');
  if (approval === undefined)
    problems.add('missing-approval', end, 'a bullet such as “승인 2020.01.31 09:05” before this');
  const approvedAt = approval && readTime(approval.value, approval.line, problems);
  const updatedAt = update && readTime(update.value, update.line, problems);
  // Both are RFC 3339 with the same offset and whole seconds, so their texts sort like their times.
  if (update !== undefined && approvedAt !== undefined && updatedAt !== undefined && updatedAt < approvedAt) {
    problems.add('updated-before-approved', update.line, `not before the approval at ${approvedAt}`);
  }
  const value = comments && readCommentCount(comments.value);
  if (comments !== undefined && value === undefined) {
    problems.add('malformed-comment-count', comments.line, 'a whole number', comments.value);
  }
  return {
    ...(approvedAt === undefined ? {} : { approvedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(comments === undefined || value === undefined ? {} : { count: { value, place: comments.line } }),
  };
}
