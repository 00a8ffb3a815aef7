import { REGIONS } from '../../shared/regions.ts';

// A small page with every element once or twice, and a function that changes one place of it.

const STRIP = REGIONS.flatMap(({ name }) => [
  `  • ${name}`,
  '    B',
  ...(name === '대구' ? ['    26℃'] : []),
  '    미세먼지',
]);

/** A whole page. Lines 1 to 52 are the strip, 53 is the masthead. */
export const EXAMPLE_PAGE = [
  ...STRIP,
  '최종편집2026-01-31 11:00 (토) 기사제보 구독신청',
  '홈 > 지역 > 부산',
  '바닷가 도서관, 밤에도 문 연다',
  '바닷가 도서관, 밤에도 문 연다',
  '  • 한나루 기자',
  '  • 승인 2026.01.30 18:54',
  '  • 수정 2026.01.30 19:10',
  '  • 댓글 12',
  '기사 공유하기',
  '',
  '밤 열 시까지 불 켜는 열람실',
  '파도 소리 들으며 책 읽는다',
  '도서관 창가에 독자들이 앉아 있다.<새벽신문>',
  '',
  '[새벽신문=한나루 기자] 바닷가 도서관이 밤에도 문을 연다.',
  '',
  '첫날 백 명이 찾았다.',
  '',
  '‘밤 열람실’ 이용법',
  '',
  '회원증만 있으면 된다.',
  '  • 평일은 밤 열 시까지',
  '  • 주말은 밤 아홉 시까지',
  '“또 오겠다”고 독자들은 말했다.',
  '',
  '새벽신문, SAEBYEOK DAILY',
  '',
  '댓글삭제',
  '지운 의견은 되돌리지 못합니다.',
  '댓글 12',
  '댓글쓰기',
  '로그인한 독자만 의견을 쓸 수 있습니다.',
].join('\n');

/** The example page with one change; throws when the text is not there exactly once. */
export function changedPage(from: string, to: string, text = EXAMPLE_PAGE): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`“${from}” is ${parts.length - 1} times in the page, not once`);
  return parts.join(to);
}

/** The number of the only line that contains the words. */
export function lineOf(words: string, text = EXAMPLE_PAGE): number {
  const lines = text.split('\n');
  const at = lines.findIndex(line => line.includes(words));
  if (at < 0 || lines.findLastIndex(line => line.includes(words)) !== at)
    throw new Error(`“${words}” is not on one line`);
  return at + 1;
}
