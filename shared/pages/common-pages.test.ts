import { describe, expect, it } from 'vitest';
import { changedPage, EXAMPLE_PAGE } from '../../tests/support/example-page.ts';
import type { Page } from './page.ts';
import { parsePage } from './parse-page.ts';

// Forms that pages of other papers have for the same things.

function pageOf(text: string): Page {
  const parsed = parsePage(text);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ line, message }) => `${line} ${message}`).join('\n'));
  return parsed.page;
}
const PAGE = pageOf(EXAMPLE_PAGE);
const APPROVAL = '  • 승인 2026.01.30 18:54\n';
const UPDATE = '  • 수정 2026.01.30 19:10\n';
const AT = '2026-01-30T18:54:00+09:00';
const PUBLISHER = '새벽신문, SAEBYEOK DAILY';

describe('the times under the headline', () => {
  it.each([
    '• 입력 2026.01.30 18:54',
    '• 기사승인 : 2026-01-30 18:54',
    '• 등록 2026/01/30 18:54',
    '• 등록일시 2026.01.30 18:54',
    '• 입력시간 2026.01.30 18:54',
    '• 최초승인 2026.01.30 18:54',
    '• 송고시각 2026-01-30 18:54',
    '• 승인 2026.01.30 18:54 (금)',
    '• 기사입력 2026.01.30. 오후 6:54',
    '• 승인 2026년 1월 30일 오후 6시 54분',
    '• 승인 2026년 1월 30일 18:54',
    '• 승인 2026.01.30(금) 18:54',
    '• 승인 2026.01.30 6:54 PM',
    '• 입력 2026.01.30 18:20\n• 승인 2026.01.30 18:54',
    '승인 2026.01.30 18:54',
  ])('are read from %s', bullet => {
    expect(pageOf(changedPage(APPROVAL, `${bullet}\n`)).article.approvedAt).toBe(AT);
  });

  it.each([
    ['오전 12:05', '00:05'],
    ['오후 12:05', '12:05'],
    ['오전 0:05', '00:05'],
    ['오전 11:59', '11:59'],
  ])('%s is %s', (printed, clock) => {
    const text = changedPage('승인 2026.01.30 18:54', `승인 2026.01.30 ${printed}`);
    expect(pageOf(text).article.approvedAt).toBe(`2026-01-30T${clock}:00+09:00`);
  });

  it('may be on one line, with the reporter and the count', () => {
    const line = '한나루 기자 | 입력 2026.01.30 18:54 | 최종수정 2026.01.30 19:10 | 댓글 12';
    const text = EXAMPLE_PAGE.replace(/ {2}• 한나루[\s\S]*?(?=기사 공유)/, `${line}\n`);
    expect(pageOf(text)).toEqual(PAGE);
    expect(pageOf(changedPage(UPDATE, '• 업데이트 2026.01.30 오후 7:10\n'))).toEqual(PAGE);
  });
});

describe('the reporters', () => {
  it.each([
    ['한나루', [{ name: '한나루' }]],
    ['기자명 이산', [{ name: '이산' }]],
    ['온라인뉴스팀', [{ name: '온라인뉴스팀' }]],
    ['한나루기자', [{ name: '한나루', role: '기자' }]],
    ['[한나루 기자]', [{ name: '한나루', role: '기자' }]],
    ['전국부 한나루 기자', [{ name: '한나루', role: '전국부 기자' }]],
    ['한나루 사회부 기자', [{ name: '한나루', role: '사회부 기자' }]],
    ['한나루 기자 (han@news.example)', [{ name: '한나루', role: '기자', email: 'han@news.example' }]],
    ['한나루 기자[han@news.example]', [{ name: '한나루', role: '기자', email: 'han@news.example' }]],
    ['한나루 기자 <han@news.example>', [{ name: '한나루', role: '기자', email: 'han@news.example' }]],
    ['한나루 han@news.example', [{ name: '한나루', email: 'han@news.example' }]],
    [
      '한나루 기자 오다솜 인턴기자',
      [
        { name: '한나루', role: '기자' },
        { name: '오다솜', role: '인턴기자' },
      ],
    ],
    ['한나루·오다솜·문새길', [{ name: '한나루' }, { name: '오다솜' }, { name: '문새길' }]],
    [
      '한나루/오다솜 기자',
      [
        { name: '한나루', role: '기자' },
        { name: '오다솜', role: '기자' },
      ],
    ],
  ])('are read from %s', (printed, bylines) => {
    expect(pageOf(changedPage('• 한나루 기자', `• ${printed}`)).article.bylines).toEqual(bylines);
  });

  it.each(['호수 1234', '서울대', '인기 있는 글', '정치 · 사회', '한나루 서울대 교수', '선임기자'])(
    'are not %s',
    printed => {
      expect(parsePage(changedPage('• 한나루 기자', `• ${printed}`))).toMatchObject({
        ok: false,
        problems: [{ code: 'unknown-bullet' }],
      });
    },
  );

  it.each([
    ['한나루 기자 han@news.example', [{ name: '한나루', role: '기자', email: 'han@news.example' }]],
    ['han@news.example', [{ name: '한나루', role: '기자', email: 'han@news.example' }]],
    [
      '/ 오다솜 기자',
      [
        { name: '한나루', role: '기자' },
        { name: '오다솜', role: '기자' },
      ],
    ],
    ['한나루 기자 han@news.example\n다른기사 보기', [{ name: '한나루', role: '기자', email: 'han@news.example' }]],
  ])('may sign the text: %s', (line, bylines) => {
    const { article } = pageOf(changedPage(PUBLISHER, `${line}\n${PUBLISHER}`));
    expect(article.bylines).toEqual(bylines);
    expect(article.blocks).toEqual(PAGE.article.blocks);
  });
});

describe('the strip', () => {
  const ofDaegu = (values: string) =>
    pageOf(changedPage('  • 대구\n    B\n    26℃\n    미세먼지\n', `  • 대구\n${values}`)).regions[5];

  it.each(['-', '점검중', '점검 중', '장비점검', '자료없음', '통신장애'])(
    'has no grade where it prints %s',
    printed => {
      expect(ofDaegu(`    ${printed}\n    미세먼지\n`)).toEqual({ code: 'KR-27', name: '대구', measure: '미세먼지' });
      expect(ofDaegu(`    ${printed}\n`)).toEqual({ code: 'KR-27', name: '대구' });
      expect(ofDaegu(`    ${printed}\n    26℃\n    오존\n`)).toMatchObject({ temperature: 26, measure: '오존' });
    },
  );

  it('may name some regions, or be missing', () => {
    expect(pageOf(`• 부산\nA\n미세먼지\n${EXAMPLE_PAGE.slice(EXAMPLE_PAGE.indexOf('최종편집'))}`).regions).toEqual([
      { code: 'KR-26', name: '부산', grade: 'A', measure: '미세먼지' },
    ]);
    expect(pageOf(EXAMPLE_PAGE.slice(EXAMPLE_PAGE.indexOf('최종편집')))).toEqual({ ...PAGE, regions: [] });
  });

  it.each([
    ['PM-10', '미세먼지'],
    ['미세먼지(PM10)', '미세먼지'],
    ['PM2.5', '초미세먼지'],
    ['초미세먼지', '초미세먼지'],
    ['오존(O₃)', '오존'],
    ['통합대기환경지수', '통합대기'],
    ['NO2', '이산화질소'],
    ['일산화탄소', '일산화탄소'],
    ['SO₂', '아황산가스'],
  ])('says with %s that it measures %s', (label, measure) => {
    expect(ofDaegu(`    B\n    ${label}\n`)?.measure).toBe(measure);
  });
});

describe('the text', () => {
  const firstDay = (line: string) => pageOf(changedPage('첫날 백 명이 찾았다.', line)).article.blocks[2];
  const caption = '첫날의 열람실이다.';

  it.each([
    '<사진=오다솜>',
    ' 사진=오다솜',
    ' (사진=오다솜)',
    '(사진: 오다솜)',
    ' [사진=오다솜]',
    ' /사진=오다솜',
    ' 사진제공=오다솜',
    ' 사진 제공 = 오다솜',
    ' ⓒ오다솜',
    ' © 오다솜',
    ' 〈사진=오다솜〉',
    '(사진=오다솜).',
    ' ＜사진＝오다솜＞',
    ' /오다솜',
    ' 사진: 오다솜',
    ' (사진 오다솜)',
    ' 사진 | 오다솜',
  ])('takes a line that ends with %s as a caption with that credit', credit => {
    expect(firstDay(caption + credit)).toEqual({ kind: 'image', caption, credit: '오다솜' });
    expect(firstDay(`▲ ${caption}${credit}`)).toEqual({ kind: 'image', caption, credit: '오다솜' });
    const { article } = pageOf(changedPage('도서관 창가에 독자들이 앉아 있다.<새벽신문>', caption + credit));
    expect(article.blocks[0]).toEqual({ kind: 'image', caption, credit: '오다솜' });
    expect(article.subheadlines).toEqual(PAGE.article.subheadlines);
  });

  it('keeps what the credit says beside the name', () => {
    for (const form of [' [새벽시 제공]', ' 새벽시 제공', '(새벽시 제공)', ' (사진=새벽시 제공)']) {
      expect(firstDay(caption + form)).toEqual({ kind: 'image', caption, credit: '새벽시 제공' });
    }
  });

  it.each(['사진을 찍었다(사진 아래).', '값은 a=b이다.', '그는 “사진=기억”이라고 했다.', '사진: 오다솜과 함께였다.'])(
    'takes %s as a paragraph',
    text => expect(firstDay(text)).toEqual({ kind: 'paragraph', text }),
  );

  it.each(['광고', '[광고]', 'AD', '- 광고 -', 'Advertisement', '배너광고'])('leaves out the line %s', line => {
    expect(pageOf(changedPage('첫날', `${line}\n첫날`))).toEqual(PAGE);
    expect(pageOf(changedPage('밤 열 시까지 불', `${line}\n밤 열 시까지 불`))).toEqual(PAGE);
    expect(pageOf(changedPage(PUBLISHER, `${line}\n${PUBLISHER}`))).toEqual(PAGE);
  });

  it('leaves out the names of links that share the article', () => {
    const links = [
      '페이스북',
      '트위터',
      '카카오톡',
      '네이버밴드',
      'URL복사',
      '기사스크랩하기',
      '본문 글씨 키우기',
      '가',
    ];
    for (const form of [links.join('\n'), links.join(' '), links.map(name => `  • ${name}`).join('\n')]) {
      expect(pageOf(changedPage('기사 공유하기', `기사 공유하기\n${form}`))).toEqual(PAGE);
    }
    const sent = '페이스북(으)로 기사보내기\n카카오톡으로 공유하기\n다른 공유 찾기';
    expect(pageOf(changedPage('기사 공유하기', `기사 공유하기\n${sent}`))).toEqual(PAGE);
    expect(pageOf(changedPage('기사 공유하기', `바로가기\n기사 공유하기`))).toEqual(PAGE);
  });

  it('takes several ▲ as a list, and a ▲ above the text as a caption', () => {
    const list = { kind: 'list', items: ['월요일', '화요일', '수요일'] };
    expect(firstDay('▲ 월요일\n▲ 화요일\n▲수요일')).toEqual(list);
    expect(firstDay('▲월요일 ▲화요일 ▲수요일')).toEqual(list);
    expect(firstDay('▲ 월요일, △ 화요일, △ 수요일')).toEqual(list);
    const { article } = pageOf(
      changedPage('도서관 창가에 독자들이 앉아 있다.<새벽신문>', '▲ 도서관 창가에 독자들이 앉아 있다.'),
    );
    expect(article.blocks[0]).toEqual({ kind: 'image', caption: '도서관 창가에 독자들이 앉아 있다.' });
  });

  it('may end with tags', () => {
    for (const line of ['#밤 #열람실 #부산', '#밤 #열람실\n#부산', '태그: #밤, #열람실, #부산']) {
      const { article } = pageOf(changedPage(PUBLISHER, `${line}\n${PUBLISHER}`));
      expect(article).toEqual({ ...PAGE.article, tags: ['밤', '열람실', '부산'] });
    }
  });

  it.each([
    '저작권자 © 새벽신문 무단전재 및 재배포 금지',
    '<저작권자 ⓒ 새벽신문, 무단 전재 및 재배포 금지>',
    'Copyright ⓒ 새벽신문. All rights reserved.',
    'ⓒ 새벽신문(www.saebyeok.example)',
  ])('may end with %s alone', copyright => {
    const { article } = pageOf(changedPage(PUBLISHER, copyright));
    expect(article.publisher).toEqual({ name: '새벽신문' });
    expect(article.copyright).toBe(copyright);
    const undated = changedPage('[새벽신문=한나루 기자] ', '', changedPage(PUBLISHER, `새벽신문\n${copyright}`));
    expect(pageOf(undated).article.publisher).toEqual({ name: '새벽신문' });
  });
});

describe('the comment box', () => {
  const box = (lines: string) => pageOf(changedPage('댓글쓰기', lines)).comments;

  it.each(['댓글닫힘', '댓글 닫힘', '댓글이 닫혔습니다.', '댓글을 쓸 수 없는 기사입니다.', '댓글 종료'])(
    'is closed by %s',
    line => expect(box(line).isClosed).toBe(true),
  );

  it('says nothing of being open when it does not', () => expect(box('최신순')).not.toHaveProperty('isClosed'));

  it.each(['댓글 1,234', '댓글 (1,234)', '댓글수 1,234', '댓글 1,234개', '전체 댓글 1,234'])('counts %s', line => {
    const text = EXAMPLE_PAGE.replace('  • 댓글 12\n', '').replace('댓글 12', line);
    expect(pageOf(text).sourceCommentCount).toBe(1234);
  });

  it('has comments, with the name and the time on one line or two', () => {
    const posts = [
      { author: '푸른솔', createdAt: '2026-01-30T20:01:00+09:00', text: '잘 읽었습니다.\n또 오겠습니다.' },
      { author: 'sol**', createdAt: '2026-01-30T21:02:03+09:00', text: '댓글을 남길 만하다.' },
    ];
    const forms = [
      '댓글쓰기\n최신순\n추천순\n푸른솔 2026.01.30 20:01\n잘 읽었습니다.\n또 오겠습니다.\n답글쓰기\n추천 3\n반대 0\nsol** | 2026-01-30 21:02:03\n댓글을 남길 만하다.\n신고\n댓글 더보기',
      '댓글쓰기\n푸른솔\n2026년 1월 30일 오후 8:01\n잘 읽었습니다.\n또 오겠습니다.\nsol**\n2026-01-30 21:02:03\n댓글을 남길 만하다.\n답글',
    ];
    for (const form of forms) expect(box(form)).toEqual({ count: 12, isClosed: false, posts });
  });
});
