import { type BylineParts, readBylines } from '../names/read-bylines.ts';
import { sectionName } from '../names/section-name.ts';
import { isTool } from './page-furniture.ts';
import { bulletText, foldWidth, type PageLine, type PageLines } from './page-lines.ts';
import { readTime } from './page-time.ts';
import { isCommentLabel, readCommentCount } from './parse-comments.ts';
import type { Problems, SourcePosition } from './problems.ts';

/** The part between masthead and body: breadcrumb, headline, bullets and share line. */
export interface PageHead {
  readonly section?: string;
  readonly headline?: string;
  readonly bylines: readonly BylineParts[];
  readonly approvedAt?: string;
  readonly updatedAt?: string;
  /** The comment count of the bullets, with its line. */
  readonly count?: { readonly value: number; readonly place: SourcePosition };
  /** Index of the first line after the head. */
  readonly end: number;
}

const MAX_HEADLINE_LENGTH = 300;
const MAX_LEVELS = 6;
const MAX_LEVEL_LENGTH = 40;
const BREADCRUMB = /^(?:홈|home) ?> ?/i;
const SHARE_LINE = /^(?:이 )?기사[를을]? ?공유|^공유하기|^SNS ?기사 ?보내기/;
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
    end: isShareLine ? at + 1 : at,
  };
}

/** @returns undefined when the line is not a breadcrumb, empty text when it is malformed. */
function parseSection(line: PageLine | undefined, problems: Problems): string | undefined {
  const home = BREADCRUMB.exec(line?.text ?? '');
  if (line === undefined || home === null) return undefined;
  const levels = line.text.slice(home[0].length).split('>');
  const isWhole = levels.every(level => level.trim() !== '' && level.length <= MAX_LEVEL_LENGTH);
  if (isWhole && levels.length <= MAX_LEVELS) return sectionName(line.text);
  problems.add('malformed-section', line, `홈 and the names of up to ${MAX_LEVELS} levels, joined by >`);
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
    if (headLine(line) !== undefined || isTool(line)) return ahead > at;
  }
  return false;
}

type Bullets = Pick<PageHead, 'bylines' | 'approvedAt' | 'updatedAt' | 'count' | 'end'>;
/** What a label under the headline says: its publication, its entry, its last change, its number of comments. */
export type LabelKind = '승인' | '입력' | '수정' | '댓글';

const KINDS: Readonly<Record<string, LabelKind>> = {
  승인: '승인',
  입력: '입력',
  등록: '입력',
  작성: '입력',
  게재: '입력',
  게시: '입력',
  발행: '입력',
  송고: '입력',
  수정: '수정',
  업데이트: '수정',
  댓글: '댓글',
};
/** A label and its value, and what follows it as another one: `입력 2025.06.03 10:20 | 수정 2025.06.03 11:00`. */
const LABEL = new RegExp(
  `(?<=^|[ |,·/])(?:(?:기사|최종|최초) ?)?(${Object.keys(KINDS).join('|')})(?:일시|일자|일|시간|시각|수)?(?=[^\\p{L}]|$)[ :]{0,3}`,
  'gu',
);

interface Labelled {
  readonly line: PageLine;
  readonly value: string;
}

/** A bullet, or a line without its sign that can be nothing else: a label with a value, a reporter with a role. */
function headLine(line: PageLine | undefined): string | undefined {
  const text = bulletText(line) ?? line?.text;
  if (line === undefined || text === undefined || bulletText(line) !== undefined) return text;
  const parts = splitLabels(text);
  if (parts.some(({ kind, value }) => kind !== undefined && /\d/.test(foldWidth(value)))) {
    return parts.every(({ kind, value }) => kind !== undefined || readBylines(value) !== undefined) ? text : undefined;
  }
  return readBylines(text)?.some(byline => byline.role !== undefined || byline.email !== undefined) ? text : undefined;
}

function parseBullets(lines: readonly PageLine[], start: number, end: SourcePosition, problems: Problems): Bullets {
  const bylines: BylineParts[] = [];
  const labelled = new Map<LabelKind, Labelled>();
  let at = start;
  for (;;) {
    const line = lines[at];
    const text = headLine(line);
    if (line === undefined || (text === undefined && !isTool(line)) || SHARE_LINE.test(line.text)) break;
    at += 1;
    if (text === undefined || isTool(line)) continue;
    for (const { kind, value } of splitLabels(text)) {
      if (kind === undefined) {
        const found = readBylines(value);
        if (found === undefined)
          problems.add('unknown-bullet', line, 'a reporter such as “홍길동 기자”, 승인, 입력, 수정 or 댓글', value);
        bylines.push(...(found ?? []));
        continue;
      }
      const before = labelled.get(kind);
      if (before === undefined) labelled.set(kind, { line, value });
      else problems.add('duplicate-bullet', line, `${kind} once; it is on line ${before.line.number} too`, text);
    }
  }
  return { bylines, ...readLabelled(labelled, lines[at] ?? end, problems), end: at };
}

/** Splits a bullet at its labels; what stands before the first one has no kind. */
export function splitLabels(text: string): readonly { readonly kind?: LabelKind; readonly value: string }[] {
  const folded = foldWidth(text);
  const found = [...folded.matchAll(LABEL)].flatMap(match => {
    const kind = KINDS[match[1] ?? ''];
    return kind === undefined ? [] : [{ kind, start: match.index, end: match.index + match[0].length }];
  });
  const head = trimSeparators(text.slice(0, found[0]?.start));
  const values = found.map(({ kind, end }, i) => ({
    kind,
    value: trimSeparators(text.slice(end, found[i + 1]?.start)),
  }));
  return head === '' ? values : [{ value: head }, ...values];
}

const trimSeparators = (text: string) => text.replace(/^[ |,·/]+|[ |,·/]+$/g, '');

function readLabelled(
  labelled: ReadonlyMap<LabelKind, Labelled>,
  end: SourcePosition,
  problems: Problems,
): Pick<PageHead, 'approvedAt' | 'updatedAt' | 'count'> {
  const [approval, entry, update, comments] = (['승인', '입력', '수정', '댓글'] as const).map(kind =>
    labelled.get(kind),
  );
  const published = approval ?? entry;
  if (published === undefined)
    problems.add('missing-approval', end, 'a bullet such as “승인 2020.01.31 09:05” before this');
  const approvedAt = published && readTime(published.value, published.line, problems);
  // An article is entered before it is approved; where both are printed, the approval is its publication.
  if (approval && entry) readTime(entry.value, entry.line, problems);
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
