import { describe, expect, it } from 'vitest';
import { changedPage, EXAMPLE_PAGE, lineOf } from '../../tests/support/example-page.ts';
import { parsePage } from './parse-page.ts';
import type { Problem, ProblemCode } from './problems.ts';

function problemsOf(text: string): readonly Problem[] {
  const parsed = parsePage(text, { file: 'page.txt' });
  return parsed.ok ? [] : parsed.problems;
}

/** A page that has exactly one problem. */
type Refusal = readonly [what: string, code: ProblemCode, text: string, line: number, found?: string];

const MASTHEAD = '최종편집2026-01-31 11:00 (토) 기사제보 구독신청\n';
const HEADLINE = '바닷가 도서관, 밤에도 문 연다\n';
const APPROVAL = '  • 승인 2026.01.30 18:54\n';
const approvedAt = (time: string) => changedPage('승인 2026.01.30 18:54', `승인 ${time}`);
const editedAt = (time: string) => changedPage('최종편집2026-01-31 11:00 (토)', `최종편집${time}`);
const withGrade = (grade: string) => EXAMPLE_PAGE.replace('    B\n', grade);
const caption = (text: string) => changedPage('있다.<새벽신문>', text);
const FIRST_DAY = '첫날 백 명이 찾았다.';

const refusals: readonly Refusal[] = [
  ['an unknown region beside all 17', 'unknown-region', `• 평양\nA\n미세먼지\n${EXAMPLE_PAGE}`, 1, '평양'],
  [
    'a region that is there twice',
    'duplicate-region',
    changedPage(MASTHEAD, `• 부산시\nA\n오존\n${MASTHEAD}`),
    53,
    '부산시',
  ],
  ['a grade E', 'bad-grade', withGrade('    E\n'), 2, 'E'],
  ['a small grade', 'bad-grade', withGrade('    b\n'), 2, 'b'],
  ['a grade in words', 'bad-grade', withGrade('    나쁨\n'), 2, '나쁨'],
  ['a region without a grade', 'missing-grade', withGrade(''), 2, '미세먼지'],
  ['a temperature in place of the grade', 'missing-grade', withGrade('    3℃\n'), 2, '3℃'],
  ['a region without a label', 'missing-measure', changedPage('26℃\n    미세먼지', '26℃'), 18, '26℃'],
  ['a grade and nothing else', 'missing-measure', EXAMPLE_PAGE.replace('    B\n    미세먼지\n', '    B\n'), 1],
  [
    'a label that is a text',
    'unknown-measure',
    EXAMPLE_PAGE.replace('미세먼지', '미세먼지가 아주 많으니 집에 있으세요'.repeat(2)),
    3,
  ],
  ...['26', '-℃', '61℃', '-60.5℃', '1e1℃', '26℉', '더움', '2,6℃', '٢٦℃'].map(
    (text): Refusal => [`the temperature ${text}`, 'malformed-temperature', changedPage('26℃', text), 18, text],
  ),
  ['a label of something else', 'unknown-measure', EXAMPLE_PAGE.replace('미세먼지', '꽃가루'), 3, '꽃가루'],
  ['a label 황사', 'unknown-measure', EXAMPLE_PAGE.replace('미세먼지', '황사'), 3, '황사'],
  ['two temperatures', 'unexpected-line', changedPage('26℃', '26℃\n27℃'), 19, '27℃'],
  ['a line above the strip', 'unexpected-line', `본문 바로가기\n${EXAMPLE_PAGE}`, 1, '본문 바로가기'],
  ['a page without 최종편집', 'missing-last-edited', changedPage(MASTHEAD, ''), 53],
  ['최종편집 without a time', 'malformed-time', editedAt(''), 53],
  ['최종편집 on a day that does not exist', 'impossible-time', editedAt('2026-02-29 11:00'), 53, '2026-02-29 11:00'],
  ['최종편집 on another day of the week', 'weekday-mismatch', editedAt('2026-01-31 11:00 (금)'), 53, '(금)'],
  ['최종편집 on a day of no week', 'weekday-mismatch', editedAt('2026-01-31 11:00 (x)'), 53, '(x)'],
  ['a word that touches the time', 'malformed-time', editedAt('2026-01-31 11:00쯤'), 53],
  [
    'a headline behind the links',
    'unexpected-text',
    editedAt('2026-01-31 11:00 (토) 기사제보 도서관, 문'),
    53,
    '도서관,',
  ],
  ['two times of 최종편집', 'unexpected-text', editedAt('2026-01-31 11:00 (토) 2026-01-31'), 53, '2026-01-31'],
  ['two pages', 'several-pages', `${EXAMPLE_PAGE}\n${EXAMPLE_PAGE}`, 85, '• 서울'],
  [
    'two pages without strips',
    'several-pages',
    `${EXAMPLE_PAGE}\n${EXAMPLE_PAGE.slice(EXAMPLE_PAGE.indexOf('최종편집'))}`,
    85,
  ],
  ['a page and the strip of another', 'several-pages', `${EXAMPLE_PAGE}\n• 부산\n  -\n  미세먼지`, 85, '• 부산'],
  ['a breadcrumb with a hole', 'malformed-section', changedPage('홈 > 지역 > 부산', '홈 > > 부산'), 54],
  ['a page without a headline', 'missing-headline', EXAMPLE_PAGE.replaceAll(HEADLINE, ''), 55],
  ['a headline that is printed once', 'headline-printed-once', EXAMPLE_PAGE.replace(HEADLINE, ''), 55],
  ['headlines that differ', 'headline-differs', EXAMPLE_PAGE.replace(HEADLINE, `아침에도 문 연다\n`), 56],
  ['a headline of 301 characters', 'headline-too-long', EXAMPLE_PAGE.replaceAll(HEADLINE, `${'가'.repeat(301)}\n`), 55],
  ['a line before the bullets', 'unexpected-line', changedPage('  • 한나루', '지역면\n  • 한나루'), 57, '지역면'],
  ['an unknown bullet', 'unknown-bullet', changedPage('• 한나루 기자', '• 호수 1234'), 57, '호수 1234'],
  [
    'a name with something else than a role',
    'unknown-bullet',
    changedPage('• 한나루 기자', '• 한나루 서울대 교수'),
    57,
  ],
  ['two approvals', 'duplicate-bullet', changedPage(APPROVAL, APPROVAL + APPROVAL), 59],
  ['a page without approval time', 'missing-approval', changedPage(APPROVAL, ''), 60],
  ['a page without bullets', 'missing-approval', EXAMPLE_PAGE.replace(/ {2}• (한나루|승인|수정|댓글).*\n/g, ''), 57],
  ['an empty approval', 'malformed-time', approvedAt(''), 58, ''],
  ['an approval in words', 'malformed-time', approvedAt('어제 저녁'), 58, '어제 저녁'],
  ['an approval with a date only', 'malformed-time', approvedAt('2026.01.30'), 58, '2026.01.30'],
  ['an approval with text behind it', 'malformed-time', approvedAt('2026.01.30 18:54 무렵'), 58],
  ...[
    '2020.02.30 10:00',
    '2020.13.01 10:00',
    '2020.00.10 10:00',
    '2020.01.00 10:00',
    '2020.10.22 25:61',
    '2020.10.22 24:00',
    '2020.10.22 10:60',
    '2020.10.22 10:00:60',
    '2023.02.29 10:00',
    '1899.12.31 10:00',
    '0000.01.01 10:00',
    '2101.01.01 10:00',
  ].map((time): Refusal => [`the approval ${time}`, 'impossible-time', approvedAt(time), 58, time]),
  ['an update before the approval', 'updated-before-approved', changedPage('19:10', '18:53'), 59],
  ['a count in words', 'malformed-comment-count', changedPage('• 댓글 12', '• 댓글 열둘'), 60, '열둘'],
  ['a count below zero', 'malformed-comment-count', changedPage('• 댓글 12', '• 댓글 -1'), 60, '-1'],
  ['a count above an Int', 'malformed-comment-count', changedPage('• 댓글 12', '• 댓글 2147483648'), 60, '2147483648'],
  [
    'a wrong count in the box',
    'malformed-comment-count',
    changedPage('댓글 12\n댓글쓰기', '댓글 1.2\n댓글쓰기'),
    82,
    '1.2',
  ],
  ['two counts', 'comment-counts-differ', changedPage('댓글 12\n댓글쓰기', '댓글 13\n댓글쓰기'), 82],
  ['no count', 'missing-comment-count', EXAMPLE_PAGE.replaceAll(/.*댓글 12\n/g, ''), lineOf('댓글삭제') - 1],
  ['a box that is open and closed', 'comment-box-contradiction', changedPage('댓글쓰기', '댓글쓰기\n댓글닫힘'), 84],
  ['a page without a share line', 'missing-share-line', changedPage('기사 공유하기\n', ''), 62],
  ['a dateline that is not closed', 'malformed-dateline', changedPage('한나루 기자] ', '한나루 기자 '), 67],
  [
    'text before the dateline',
    'misplaced-dateline',
    changedPage('[새벽', '글이 먼저 나온다.\n[새벽'),
    68,
    '[새벽신문=한나루 기자]',
  ],
  ['a credit without its end', 'unclosed-credit', caption('있다.<새벽신문'), 65],
  ['a credit without its beginning', 'unclosed-credit', caption('있다.새벽신문>'), 65],
  ['a credit with two ends', 'unclosed-credit', caption('있다.<새벽>신문>'), 65],
  ['a credit without its end in the body', 'unclosed-credit', changedPage(FIRST_DAY, '첫날이다.<새벽'), 69],
  ['an empty credit', 'malformed-credit', caption('있다.< >'), 65],
  ['a credit without a caption', 'malformed-credit', changedPage(FIRST_DAY, '<새벽신문>'), 69],
  ['a credit of 81 characters', 'malformed-credit', caption(`있다.<${'가'.repeat(81)}>`), 65],
  ['a sub-headline below a caption', 'ambiguous-line', changedPage('<새벽신문>\n', '<새벽신문>\n밤바다 풍경\n'), 66],
  ['a bullet among the sub-headlines', 'ambiguous-line', changedPage('파도 소리', '• 파도 소리'), 64],
  ['two headings in a row', 'ambiguous-line', changedPage('‘밤 열람실’ 이용법', '이용법\n\n회원증'), 71, '이용법'],
  [
    'a heading with nothing under it',
    'ambiguous-line',
    changedPage('새벽신문, SAE', '남은 일\n새벽신문, SAE'),
    78,
    '남은 일',
  ],
  ['a page without a publisher', 'missing-publisher', changedPage('새벽신문, SAEBYEOK DAILY\n', ''), 76],
  ['an article without text', 'empty-body', EXAMPLE_PAGE.replace(/\[새벽[\s\S]*(?=새벽신문, SAE)/, ''), 65],
  [
    'a dateline with a list only',
    'empty-body',
    EXAMPLE_PAGE.replace(/(?<=\[새벽신문=한나루 기자\])[\s\S]*(?=새벽신문, SAE)/, '\n• 하나\n'),
    67,
  ],
  [
    'the name of an unknown network',
    'ambiguous-line',
    changedPage('밤 열 시까지 불', '새소식톡\n밤 열 시까지 불'),
    63,
    '새소식톡',
  ],
  [
    'a sub-headline of one word',
    'ambiguous-line',
    changedPage('밤 열 시까지 불', '밤바다\n밤 열 시까지 불'),
    63,
    '밤바다',
  ],
  ['a list of other articles', 'other-list', changedPage('회원증만', '관련기사\n회원증만'), 73, '관련기사'],
  ['a list of the most read', 'other-list', changedPage('밤 열 시까지 불', '많이 본 뉴스\n밤 열 시까지 불'), 63],
  ['a single ▲ without a credit', 'ambiguous-line', changedPage(FIRST_DAY, '▲ 첫날의 열람실'), 69, '▲ 첫날의 열람실'],
  ['a credit of an unknown form', 'ambiguous-line', changedPage(FIRST_DAY, '독자들이 앉아 있다. 새벽신문'), 69],
  ['a credit of an unknown form above the text', 'ambiguous-line', caption('있다. 새벽신문 특별전'), 65],
  ['a credit and nothing else', 'malformed-credit', changedPage(FIRST_DAY, '사진=새벽신문'), 69],
  [
    'an address that may be of either reporter',
    'ambiguous-line',
    changedPage(
      '• 한나루 기자',
      '• 한나루·오다솜 기자',
      changedPage('새벽신문, SAE', 'han@news.example\n새벽신문, SAE'),
    ),
    78,
    'han@news.example',
  ],
  ['오후 of a clock of 24 hours', 'impossible-time', approvedAt('2026.01.30 오후 18:54'), 58],
  ['an approval on another day of the week', 'weekday-mismatch', approvedAt('2026.01.30(토) 18:54'), 58, '(토)'],
  ['a line of the comment box', 'unknown-comment-line', changedPage('댓글쓰기', '댓글쓰기\n내일의 날씨는 맑음'), 84],
  [
    'a comment without text',
    'malformed-comment',
    changedPage('댓글쓰기', '댓글쓰기\n푸른솔 2026.01.30 20:01\n답글쓰기'),
    84,
  ],
  [
    'a comment of an hour ago',
    'malformed-time',
    changedPage('댓글쓰기', '댓글쓰기\n푸른솔\n3시간 전\n좋다.'),
    85,
    '3시간 전',
  ],
  [
    'more comments than counted',
    'comment-counts-differ',
    changedPage('댓글쓰기', '댓글쓰기\n푸른솔 2026.01.30 20:01\n좋다.', EXAMPLE_PAGE.replaceAll('댓글 12', '댓글 0')),
    60,
  ],
  ['a control character', 'forbidden-character', changedPage('첫날', '첫\u0007날'), 69, 'U+0007'],
  ['a text that turns its direction', 'forbidden-character', changedPage('첫날', '첫\u202E날'), 69, 'U+202E'],
  ['half a character', 'forbidden-character', changedPage('첫날', '첫\uD83D날'), 69],
  ['a tower of marks', 'combining-flood', changedPage('첫날', `첫${'\u0301'.repeat(31)}날`), 69],
  ['no text', 'empty-page', '', 1, ''],
  ['blank lines', 'empty-page', '\uFEFF \n\t\r\n\u00A0', 1, ''],
  ['markup', 'html-page', '\n <!DOCTYPE html><html><body>기사</body></html>', 1],
  ['a zero byte', 'binary-page', `PK\u0003\u0004\0${EXAMPLE_PAGE}`, 1],
  ['another text', 'not-a-page', '\n오늘 할 일\n장보기', 2, '오늘 할 일'],
  ['JSON', 'not-a-page', '{"headline":"x"}', 1],
  ['more than 2 MiB', 'page-too-large', `${EXAMPLE_PAGE}\n${'가'.repeat(700_000)}`, 1],
];

describe('a page is refused, for this reason only, for', () => {
  for (const [what, code, text, line, found] of refusals) {
    it(`${what} (${code})`, () => {
      const problems = problemsOf(text);
      expect(problems.map(problem => problem.code)).toEqual([code]);
      expect(problems[0]).toMatchObject({ code, line, file: 'page.txt', ...(found === undefined ? {} : { found }) });
      expect(problems[0]?.message).toContain(problems[0]?.expected);
    });
  }
});

describe('refusals', () => {
  it('are collected all, in the order of the lines', () => {
    const text = [
      ['서울', '한양'],
      ['26℃', '추움'],
      ['(토)', '(일)'],
      ['승인 2026.01.30', '승인 2026.01.32'],
      ['새벽신문, SAEBYEOK DAILY', ''],
    ].reduce((page, [from = '', to = '']) => changedPage(from, to, page), EXAMPLE_PAGE);
    const codes = problemsOf(text).map(problem => `${problem.line} ${problem.code}`);
    expect(codes).toEqual([
      '1 unknown-region',
      '18 malformed-temperature',
      '53 weekday-mismatch',
      '58 impossible-time',
      '76 missing-publisher',
    ]);
  });

  it('say in one sentence what was found, where, and what was expected', () => {
    expect(problemsOf(withGrade('    E\n'))).toEqual([
      {
        code: 'bad-grade',
        file: 'page.txt',
        line: 2,
        column: 5,
        found: 'E',
        expected: 'A, B, C or D',
        message: 'The grade is not A, B, C or D: found “E”, expected A, B, C or D.',
      },
    ]);
  });

  it('tell the line in a text of any line breaks', () => {
    const text = withGrade('    E\n');
    for (const lineBreak of ['\r\n', '\r']) expect(problemsOf(text.replaceAll('\n', lineBreak))[0]?.line).toBe(2);
  });

  it('come for a page that ends anywhere inside its strip, one of them for the strip', () => {
    const lines = EXAMPLE_PAGE.split('\n');
    for (let length = 1; length <= 52; length += 1) {
      const codes = problemsOf(lines.slice(0, length).join('\n')).map(problem => problem.code);
      expect(codes).toContain('unterminated-strip');
      expect(codes).not.toContain('missing-headline');
    }
  });

  it('come for a last line that no dateline names as the publisher, and may be a heading', () => {
    const problems = problemsOf(changedPage('새벽신문, SAEBYEOK DAILY', '저녁신문'));
    expect(problems.map(problem => `${problem.line} ${problem.code}`)).toEqual([
      '78 missing-publisher',
      '78 ambiguous-line',
    ]);
  });

  it('show long lines shortened, and stop at 500 with their number', () => {
    const problems = problemsOf(`${'• 어디\n'.repeat(600)}${EXAMPLE_PAGE}`);
    expect(problems).toHaveLength(501);
    expect(problems.at(-1)).toMatchObject({ code: 'too-many-problems', found: '1300 more' });
    const [first] = problemsOf(`${'😀'.repeat(100)}\n${EXAMPLE_PAGE}`);
    expect(first?.found.length).toBeLessThanOrEqual(80);
    expect(first?.found.isWellFormed()).toBe(true);
  });

  it('name the text when no file is given', () => {
    expect(parsePage('')).toMatchObject({ ok: false, problems: [{ file: '(text)' }] });
  });
});
