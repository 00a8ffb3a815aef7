import type { PageComments } from './page.ts';
import { foldWidth, type PageLine, type PageLines } from './page-lines.ts';
import type { Problems, SourcePosition } from './problems.ts';

const WRITE = /^댓글 ?쓰기$/;
const CLOSED = /^댓글 ?닫힘$/;
const DELETE = /^댓글 ?삭제$/;
/** A comment count, valid or not: 댓글 and one more word. */
const COUNT = /^댓글 ?:? ?(\S+)$/;
const NUMBER = /^\(?(\d{1,3}(?:,\d{3})+|\d{1,10})\)?개?$/;
/** The maximum of a GraphQL Int. */
const HIGHEST_COUNT = 2 ** 31 - 1;

/** Parses `12`, `1,234`, `(12)` or `12개`; undefined for anything else. */
export function readCommentCount(text: string): number | undefined {
  const digits = NUMBER.exec(foldWidth(text))?.[1]?.replaceAll(',', '');
  const count = Number(digits ?? Number.NaN);
  return count <= HIGHEST_COUNT ? count : undefined;
}

/** Whether the line starts the comment box. */
export function isCommentLabel(text: string): boolean {
  if (WRITE.test(text) || CLOSED.test(text) || DELETE.test(text)) return true;
  return readCommentCount(COUNT.exec(text)?.[1] ?? '') !== undefined;
}

/**
 * Parses the comment box, from its first label to the end of the page: its labels, and notices, which are stored as
 * they are. The count must equal that of the bullets when both are present.
 */
export function parseComments(
  { lines, end }: PageLines,
  start: number,
  ofBullets: { readonly value: number; readonly place: SourcePosition } | undefined,
  problems: Problems,
): PageComments | undefined {
  const box = lines.slice(start);
  const isOpen = box.some(line => WRITE.test(line.text));
  const closedLine = box.find(line => CLOSED.test(line.text));
  if (isOpen && closedLine !== undefined) {
    problems.add('comment-box-contradiction', closedLine, 'either 댓글쓰기 or 댓글닫힘');
  }
  const counts = readCounts(box, problems);
  const [first, ...others] = ofBullets === undefined ? counts : [ofBullets, ...counts];
  if (first === undefined) {
    problems.add('missing-comment-count', box[0] ?? end, 'a line such as “댓글 0” in the comment box or the bullets');
    return undefined;
  }
  for (const { value, place } of others) {
    if (value === first.value) continue;
    problems.add('comment-counts-differ', place, `${first.value}, as on line ${first.place.number}`);
  }
  const notices = box.filter(line => !isCommentLabel(line.text)).map(line => line.text);
  return { count: first.value, isClosed: closedLine !== undefined, notices };
}

function readCounts(
  box: readonly PageLine[],
  problems: Problems,
): { readonly value: number; readonly place: SourcePosition }[] {
  const counts: { value: number; place: SourcePosition }[] = [];
  for (const line of box) {
    const text = COUNT.exec(line.text)?.[1] ?? '';
    const value = readCommentCount(text);
    if (value !== undefined) counts.push({ value, place: line });
    // 댓글 with a word, such as 댓글 정렬, is a notice; with something like a number in it, it is a malformed count.
    else if (/\d|^[-+−]/.test(foldWidth(text))) problems.add('malformed-comment-count', line, 'a whole number', text);
  }
  return counts;
}
