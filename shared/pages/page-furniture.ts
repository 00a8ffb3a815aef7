import { bulletText, foldWidth, type PageLine } from './page-lines.ts';

/** Lines of a page that are no part of its article: names of links, advertisements, headings of other lists. */

const NETWORK =
  '페이스북|facebook|트위터|twitter|엑스|X|카카오 ?톡|카카오 ?스토리|카톡|네이버 ?(?:밴드|블로그|카페)|네이버|밴드|band|블로그|라인|line|텔레그램|인스타그램|instagram|링크드인|핀터레스트|왓츠앱|스레드|threads|레딧|구글 ?플러스|이메일|메일|e-?mail|URL|주소|링크|유튜브';
const TOOL =
  'URL ?복사|주소 ?복사(?:하기)?|링크 ?복사(?:하기)?|복사하기|(?:기사|뉴스)? ?(?:스크랩|저장|프린트|인쇄)(?:하기)?|기사 ?(?:보내기|듣기)|(?:본문 )?글[씨자] ?(?:크기(?: ?(?:설정|조절|변경))?|키우기|줄이기|크게|작게)|가[+-]?|다른 ?공유 ?찾기|(?:기사를? ?)?공유(?:하기)?|닫기|바로 ?가기|본문 ?바로 ?가기|음성으로 ?듣기|음성 ?듣기|번역|(?:\\p{L}{2,8} (?:\\p{L}{0,6}기자|특파원)의? )?다른 ?기사 ?(?:보기|더보기)';
const ONE_TOOL = `(?:(?:${NETWORK})(?:\\(으\\)로|으로|로|에)? ?(?:기사 ?보내기|공유(?:하기)?|보내기)?|${TOOL})`;
const TOOLS = new RegExp(`^${ONE_TOOL}(?:[ ·|,/]+${ONE_TOOL}){0,20}$`, 'iu');
const ADVERTISEMENT =
  /^[[(<-]{0,2} ?(?:(?:배너|구글|본문)? ?광고(?: ?영역)?|ad|ads|advertisement|sponsored|스폰서)(?: ?[-\])>]){0,2}$/i;
const OTHER_LIST =
  /^[[<■▶◆*]? ?(?:관련 ?(?:기사|뉴스)|많이 ?본 ?(?:기사|뉴스)|인기 ?(?:기사|뉴스)|추천 ?(?:기사|뉴스)|주요 ?(?:기사|뉴스)|최신 ?(?:기사|뉴스)|실시간 ?(?:기사|뉴스|인기 ?기사)|이 ?시각 ?주요 ?뉴스|오늘의 ?(?:주요 ?)?뉴스|포토 ?뉴스|기사 ?목록|(?:이전|다음) ?기사)(?=$|[\]>: ])/;

/** Whether the line is the name of a link that shares, prints or enlarges the article, or several of them. */
export function isTool(line: PageLine): boolean {
  const text = bulletText(line) ?? line.text;
  return text.length <= 120 && TOOLS.test(foldWidth(text));
}

/** Whether the line marks the place of an advertisement. */
export function isAdvertisement(line: PageLine): boolean {
  const text = bulletText(line) ?? line.text;
  return text.length <= 30 && ADVERTISEMENT.test(foldWidth(text));
}

/** Whether the line begins a list of other articles. */
export function beginsOtherList(line: PageLine): boolean {
  const text = bulletText(line) ?? line.text;
  return text.length <= 100 && OTHER_LIST.test(foldWidth(text));
}
