import type { PageComment, PageComments } from './page.ts';
import { foldWidth, type PageLine, type PageLines } from './page-lines.ts';
import { readLeadingTime, readTime, timeLength } from './page-time.ts';
import type { Problems, SourcePosition } from './problems.ts';

const WRITE = /^댓글 ?(?:쓰기|남기기|등록|작성하기)$/;
const CLOSED =
  /^댓글(?:창|쓰기| ?서비스| ?작성)?(?:이|을|를|가)? ?(?:닫힘|닫혔습니다|닫았습니다|닫힌 기사입니다|마감|마감되었습니다|종료|종료되었습니다|중단|제공하지 않습니다|쓸 수 없습니다|쓸 수 없는 기사입니다|제한된 기사입니다|사용 ?(?:안 ?함|중지))\.?$/;
const DELETE = /^댓글 ?삭제(?:하기)?$/;
/** A comment count, valid or not: 댓글 and one more word. */
const COUNT = /^(?:전체 ?|총 ?)?댓글(?:수| 수)? ?:? ?(\S+)(?: ?개)?$/;
const NUMBER = /^[([]?(\d{1,3}(?:,\d{3})+|\d{1,10})[)\]]?개?$/;
/** The maximum of a GraphQL Int. */
const HIGHEST_COUNT = 2 ** 31 - 1;
/** Links and buttons of the box. Numbers of reactions are those of the source's readers, not of the graph's. */
const CONTROL =
  /^(?:(?:최신|추천|공감|과거|오래된|등록|인기|답글|BEST) ?순|BEST ?댓글|베스트 ?댓글|내 ?댓글(?: ?모음)?|댓글 ?(?:정렬|더보기|모두 ?보기|전체 ?보기|새로고침|운영 ?(?:원칙|정책)|접기|펼치기)|전체 ?댓글|답글(?: ?(?:쓰기|달기|보기))?(?: ?\d+)?|신고(?:하기)?|(?:추천|비추천|반대|공감|비공감|좋아요|싫어요|찬성)(?: ?\d[\d,]*)?|더 ?보기|등록(?:하기)?|취소|확인|수정|삭제|닫기|로그인|회원가입|비회원|이름|비밀번호|새로고침|접기|내용|\d+ ?\/ ?\d+(?: ?자)?)$/i;
/** Sentences of the box itself, which say how it works. */
const NOTICES = [
  /삭제하시겠습니까\??$/,
  /(?:댓글|의견|글)[은는이가을를도의로에 ].*(?:삭제|복구|되돌|남기|남길|쓸 수|쓰실 수|작성|노출|숨김|제한|책임|이용|기다립니다|등록|받지 않|닫)/,
  /(?:로그인|회원|계정|비밀번호|실명|본인 ?확인|아이디).*(?:한 |하신|하시면|하셔야|후 |뒤 |해야|입력|인증|이용|통해|필요|선택)/,
  /(?:삭제한|지운|작성한|등록한|게시된|비방|욕설|명예 ?훼손|도배|광고성|개인 ?정보|상업적).*(?:[.?]|있습니다|됩니다|없습니다|바랍니다|하시겠습니까)$/,
];
/** Those that no reader writes: where a comment stands above one, it ends there. */
const CLOSING_NOTICES = [
  /^(?:로그인|회원|계정).*(?:수 있습니다|가능합니다|통해|후에)\.?$/,
  /(?:삭제|복구|되돌).*(?:없습니다|못합니다|하시겠습니까)[.?]?$/,
  /^(?:댓글|의견)을 (?:남기실|쓰실) 수 있습니다\.?$/,
];
const AUTHOR = /^[\p{L}\p{N}_*()·.@ -]{1,30}$/u;
const RELATIVE_TIME = /(?:^| )(?:방금(?: ?전)?|어제|(?:\d{1,3}) ?(?:초|분|시간|일|주|개월|달|년) ?전)$/;
const MAX_TEXT_LENGTH = 10_000;

/** Parses `12`, `1,234`, `(12)` or `12개`; undefined for anything else. */
export function readCommentCount(text: string): number | undefined {
  const digits = NUMBER.exec(foldWidth(text).replace(/ 개$/, '개'))?.[1]?.replaceAll(',', '');
  const count = Number(digits ?? Number.NaN);
  return count <= HIGHEST_COUNT ? count : undefined;
}

/** Whether the line starts the comment box. */
export function isCommentLabel(text: string): boolean {
  if (WRITE.test(text) || CLOSED.test(text) || DELETE.test(text)) return true;
  return readCommentCount(COUNT.exec(text)?.[1] ?? '') !== undefined;
}

/**
 * Parses the comment box, from its first label to the end of the page: its labels and notices, and the comments that
 * the page shows. The count must equal that of the bullets when both are present.
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
  const posts = readPosts(box, problems);
  if (first === undefined) {
    problems.add('missing-comment-count', box[0] ?? end, 'a line such as “댓글 0” in the comment box or the bullets');
    return undefined;
  }
  for (const { value, place } of others) {
    if (value === first.value) continue;
    problems.add('comment-counts-differ', place, `${first.value}, as on line ${first.place.number}`);
  }
  if (posts.length > first.value) {
    problems.add('comment-counts-differ', first.place, `at least the ${posts.length} comments that the page shows`);
  }
  return {
    count: first.value,
    ...(closedLine !== undefined ? { isClosed: true } : isOpen ? { isClosed: false } : {}),
    posts,
  };
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
    else if (isLikeCount(line.text)) problems.add('malformed-comment-count', line, 'a whole number', text);
  }
  return counts;
}

/** 댓글 with something like a number behind it is a malformed count. */
const isLikeCount = (text: string) => /^[([]?[-+−]?\d/.test(foldWidth(COUNT.exec(text)?.[1] ?? ''));

const isLabel = (text: string) => isCommentLabel(text) || isLikeCount(text) || CONTROL.test(foldWidth(text));
const isOneOf = (notices: readonly RegExp[], text: string) =>
  text.length <= 300 && notices.some(notice => notice.test(text));

interface OpenPost {
  readonly place: PageLine;
  readonly author: string;
  readonly createdAt: string | undefined;
  readonly lines: string[];
}

/**
 * A comment is a writer's name and a time, on one line or two, and then its text up to the next label or notice, the next
 * comment or the end.
 */
function readPosts(box: readonly PageLine[], problems: Problems): PageComment[] {
  const posts: PageComment[] = [];
  let open: OpenPost | undefined;
  const close = () => {
    if (open !== undefined) addPost(open, posts, problems);
    open = undefined;
  };
  for (let at = 0; at < box.length; at += 1) {
    const line = box[at] as PageLine;
    const head = readPostHead(line, box[at + 1], problems);
    if (head !== undefined) {
      close();
      open = head.post;
      at += head.lines - 1;
    } else if (isLabel(line.text) || isOneOf(CLOSING_NOTICES, line.text)) close();
    else if (open !== undefined) open.lines.push(line.text);
    else if (!isOneOf(NOTICES, line.text)) {
      const expected = 'a label such as 댓글쓰기, a notice of the box, or the name and the time of a comment';
      problems.add('unknown-comment-line', line, expected);
    }
  }
  close();
  return posts;
}

function readPostHead(
  line: PageLine,
  next: PageLine | undefined,
  problems: Problems,
): { readonly post: OpenPost; readonly lines: number } | undefined {
  const isName = (text: string) => AUTHOR.test(text) && !isLabel(text) && timeLength(text) === 0;
  const at = startOfTime(line.text);
  if (at > 0) {
    const author = line.text.slice(0, at).replace(/[ |·(]+$/, '');
    const time = readTime(line.text.slice(at), line, problems);
    if (!isName(author))
      problems.add('malformed-comment', line, 'the name of a comment’s writer, at most 30 letters', author);
    return { post: { place: line, author, createdAt: time, lines: [] }, lines: 1 };
  }
  if (!isName(line.text)) return undefined;
  const relative = RELATIVE_TIME.exec(line.text) ?? (next && RELATIVE_TIME.exec(next.text));
  if (relative) {
    const place = RELATIVE_TIME.test(line.text) ? line : next;
    if (place === next && relative.index !== 0) return undefined;
    problems.add('malformed-time', place ?? line, 'the date and time of the comment', relative[0].trim());
    return { post: { place: line, author: line.text, createdAt: undefined, lines: [] }, lines: place === line ? 1 : 2 };
  }
  const length = next === undefined ? 0 : timeLength(next.text);
  if (next === undefined || length === 0 || length !== next.text.length) return undefined;
  const time = readLeadingTime(next.text, next, problems);
  return { post: { place: line, author: line.text, createdAt: time?.value, lines: [] }, lines: 2 };
}

/** Where a time begins that ends the line; 0 when it does not end with one. */
function startOfTime(text: string): number {
  const date = /(?<=\S[ |·(]{1,3})\d{4}(?=[-./년])/.exec(foldWidth(text));
  const at = date?.index ?? 0;
  return at > 0 && at + timeLength(text.slice(at)) === text.length ? at : 0;
}

function addPost({ place, author, createdAt, lines }: OpenPost, posts: PageComment[], problems: Problems): void {
  const text = lines.join('\n');
  if (text === '' || text.length > MAX_TEXT_LENGTH) {
    problems.add('malformed-comment', place, `1 to ${MAX_TEXT_LENGTH} characters of text below it`);
  } else if (createdAt !== undefined) posts.push({ author, createdAt, text });
}
