import { describe, expect, it } from 'vitest';
import { changedPage, EXAMPLE_PAGE } from '../../tests/support/example-page.ts';
import type { Page } from './page.ts';
import { parsePage } from './parse-page.ts';

function pageOf(text: string): Page {
  const parsed = parsePage(text);
  expect(parsed).toMatchObject({ ok: true });
  if (!parsed.ok) throw new Error('unreachable');
  return parsed.page;
}

describe('a page', () => {
  const page = pageOf(EXAMPLE_PAGE);

  it('gives the masthead with its time and links', () => {
    expect(page.masthead).toEqual({ lastEditedAt: '2026-01-31T11:00:00+09:00', links: ['기사제보', '구독신청'] });
  });

  it('gives all regions in the order of the strip, a temperature only where one is printed', () => {
    expect(page.regions).toHaveLength(17);
    expect(page.regions[0]).toEqual({ code: 'KR-11', name: '서울', grade: 'B', measure: '미세먼지' });
    expect(page.regions.filter(region => 'temperature' in region)).toEqual([
      { code: 'KR-27', name: '대구', grade: 'B', temperature: 26, measure: '미세먼지' },
    ]);
  });

  it('gives the article with its blocks in page order', () => {
    expect(page.article).toEqual({
      headline: '바닷가 도서관, 밤에도 문 연다',
      subheadlines: ['밤 열 시까지 불 켜는 열람실', '파도 소리 들으며 책 읽는다'],
      bylines: [{ name: '한나루', role: '기자' }],
      dateline: '새벽신문=한나루 기자',
      section: '지역 > 부산',
      approvedAt: '2026-01-30T18:54:00+09:00',
      updatedAt: '2026-01-30T19:10:00+09:00',
      publisher: { name: '새벽신문', englishName: 'SAEBYEOK DAILY' },
      blocks: [
        { kind: 'image', caption: '도서관 창가에 독자들이 앉아 있다.', credit: '새벽신문' },
        { kind: 'paragraph', text: '바닷가 도서관이 밤에도 문을 연다.' },
        { kind: 'paragraph', text: '첫날 백 명이 찾았다.' },
        { kind: 'heading', text: '‘밤 열람실’ 이용법', level: 2 },
        { kind: 'paragraph', text: '회원증만 있으면 된다.' },
        { kind: 'list', items: ['평일은 밤 열 시까지', '주말은 밤 아홉 시까지'] },
        { kind: 'paragraph', text: '“또 오겠다”고 독자들은 말했다.' },
      ],
      tags: [],
    });
  });

  it('gives the comment count and the state of the box', () => {
    expect(page.comments).toEqual({ count: 12, isClosed: false, posts: [] });
    expect(page.sourceCommentCount).toBe(12);
  });
});

describe('a page is the same page', () => {
  const page = pageOf(EXAMPLE_PAGE);
  const lines = EXAMPLE_PAGE.split('\n');
  const forms: Record<string, string> = {
    'in NFD': EXAMPLE_PAGE.normalize('NFD'),
    'with CRLF': lines.join('\r\n'),
    'with CR': lines.join('\r'),
    'with a byte order mark': `\uFEFF${EXAMPLE_PAGE}`,
    'with a blank line between all lines': lines.join('\n \t\n'),
    'without blank lines and indents': lines
      .map(line => line.trim())
      .filter(line => line !== '')
      .join('\n'),
    'with tabs, no-break and wide spaces around': lines.map(line => `\t\u00A0${line}\u3000 \t`).join('\n'),
    'with runs of spaces inside': EXAMPLE_PAGE.replaceAll(' ', '\u00A0 '),
    'with zero width spaces': EXAMPLE_PAGE.replaceAll('도', '\u200B도'),
    'with full-width digits in its fields': EXAMPLE_PAGE.replaceAll('26℃', '２６℃')
      .replaceAll('2026.01.30 18:54', '２０２６．０１．３０ １８：５４')
      .replaceAll('댓글 12', '댓글 １２'),
    'with its bullets in another order': EXAMPLE_PAGE.replace(/( {2}• 한나루 기자\n)(.*\n.*\n.*\n)/, '$2$1'),
    'with official names of the regions': EXAMPLE_PAGE.replace('• 강원\n', '• 강원특별자치도\n'),
    'without the weekday': changedPage(' (토)', ''),
    'without the count in the bullets': EXAMPLE_PAGE.replace('  • 댓글 12\n', ''),
  };
  for (const [form, text] of Object.entries(forms)) {
    it(form, () => {
      expect(text).not.toBe(EXAMPLE_PAGE);
      expect(pageOf(text)).toEqual(page);
    });
  }
});

describe('the strip', () => {
  it('takes grades A to D', () => {
    for (const letter of ['A', 'B', 'C', 'D']) {
      expect(pageOf(EXAMPLE_PAGE.replace('    B\n', `    ${letter}\n`)).regions[0]?.grade).toBe(letter);
    }
  });

  it('takes temperatures below zero, with decimals and in other spellings', () => {
    const spellings = {
      '-3℃': -3,
      '−11.5℃': -11.5,
      '+4 ℃': 4,
      '0.25°C': 0.25,
      '-0℃': 0,
      '18도': 18,
      '60℃': 60,
      '-60℃': -60,
    };
    for (const [printed, degrees] of Object.entries(spellings)) {
      expect(pageOf(changedPage('26℃', printed)).regions[5]?.temperature).toBe(degrees);
    }
  });

  it('keeps its own order and labels', () => {
    const [first, second] = ['  • 서울\n    B\n    미세먼지\n', '  • 경기\n    B\n    미세먼지\n'];
    const { regions } = pageOf(EXAMPLE_PAGE.replace(first + second, second + first.replace('미세먼지', '오존')));
    expect(regions.slice(0, 2).map(({ name, measure }) => [name, measure])).toEqual([
      ['경기', '미세먼지'],
      ['서울', '오존'],
    ]);
  });
});

describe('the bullets', () => {
  it('name several reporters, on lines of their own or together, with roles and addresses', () => {
    const bullets =
      '한나루·오다솜 기자\n  • 기자명 문새길 과학전문 기자 (moon@news.example), John Smith 특파원 js@news.example';
    expect(pageOf(changedPage('• 한나루 기자', `• ${bullets}`)).article.bylines).toEqual([
      { name: '한나루', role: '기자' },
      { name: '오다솜', role: '기자' },
      { name: '문새길', role: '과학전문 기자', email: 'moon@news.example' },
      { name: 'John Smith', role: '특파원', email: 'js@news.example' },
    ]);
  });

  it('may name no reporter, no update and no count', () => {
    const { article, sourceCommentCount } = pageOf(EXAMPLE_PAGE.replace(/ {2}• (한나루|수정|댓글).*\n/g, ''));
    expect(article.bylines).toEqual([]);
    expect(article).not.toHaveProperty('updatedAt');
    expect(sourceCommentCount).toBe(12);
  });

  it('take an update of the same minute, seconds and short dates', () => {
    expect(pageOf(changedPage('19:10', '18:54')).article.updatedAt).toBe('2026-01-30T18:54:00+09:00');
    expect(pageOf(changedPage('2026.01.30 18:54', '2026-1-3 8:54:07')).article.approvedAt).toBe(
      '2026-01-03T08:54:07+09:00',
    );
    expect(pageOf(changedPage('2026.01.30 18:54', '2024.02.29 00:00')).article.approvedAt).toBe(
      '2024-02-29T00:00:00+09:00',
    );
  });

  it('and the box take counts with separators', () => {
    expect(pageOf(EXAMPLE_PAGE.replaceAll('댓글 12', '댓글 1,234개')).comments.count).toBe(1234);
    expect(pageOf(EXAMPLE_PAGE.replaceAll('댓글 12', '댓글(7)')).comments.count).toBe(7);
  });
});

describe('the text', () => {
  it('may have neither section nor sub-headlines nor captions', () => {
    const bare = EXAMPLE_PAGE.replace('홈 > 지역 > 부산\n', '').replace(/(기사 공유하기\n)[^[]*/, '$1');
    const { article } = pageOf(bare);
    expect(article).not.toHaveProperty('section');
    expect(article.subheadlines).toEqual([]);
    expect(article.blocks[0]).toEqual({ kind: 'paragraph', text: '바닷가 도서관이 밤에도 문을 연다.' });
  });

  it('begins at the first sentence without a credit when there is no dateline', () => {
    const { article } = pageOf(changedPage('[새벽신문=한나루 기자] ', ''));
    expect(article).not.toHaveProperty('dateline');
    expect(article.subheadlines).toHaveLength(2);
    expect(article.blocks.slice(0, 2).map(block => block.kind)).toEqual(['image', 'paragraph']);
  });

  it('may have the dateline on a line of its own, and brackets that are none', () => {
    const { article } = pageOf(changedPage('한나루 기자] 바닷가', '한나루 기자]\n바닷가'));
    expect(article.dateline).toBe('새벽신문=한나루 기자');
    expect(article.blocks[1]).toEqual({ kind: 'paragraph', text: '바닷가 도서관이 밤에도 문을 연다.' });
    expect(pageOf(changedPage('첫날', '[자료=통계] 첫날')).article.blocks[2]).toMatchObject({
      text: '[자료=통계] 첫날 백 명이 찾았다.',
    });
    expect(pageOf(changedPage('밤 열 시까지 불', '[단독] 밤 열 시까지 불')).article.subheadlines[0]).toMatch(
      /^\[단독\]/,
    );
  });

  it('has captions with their credit between paragraphs too', () => {
    const { article } = pageOf(changedPage('첫날 백 명이 찾았다.', '첫날의 열람실 <사진=오다솜>'));
    expect(article.blocks[2]).toEqual({ kind: 'image', caption: '첫날의 열람실', credit: '오다솜' });
  });

  it('takes angle brackets inside a sentence as text', () => {
    for (const sentence of ['3 < 5는 참이다.', '시집 <밤바다>를 폈다.', '3 > 2이다.']) {
      expect(pageOf(changedPage('첫날 백 명이 찾았다.', sentence)).article.blocks[2]).toEqual({
        kind: 'paragraph',
        text: sentence,
      });
    }
  });

  it('tells headings from paragraphs by the end of the sentence, then by the length', () => {
    const kindOf = (text: string) => pageOf(changedPage('‘밤 열람실’ 이용법', text)).article.blocks[3]?.kind;
    for (const heading of ['밤', '“밤에도 읽는다”', '가'.repeat(60)]) expect(kindOf(heading)).toBe('heading');
    const paragraphs = ['끝났다.', '왜인가?', '“간다!”', '그러나…', '(끝났다.)', '그는 “간다.”', '가'.repeat(61)];
    for (const paragraph of paragraphs) expect(kindOf(paragraph)).toBe('paragraph');
  });

  it('ends with the publisher, whose English name may be missing when the dateline names it', () => {
    expect(pageOf(changedPage('새벽신문, SAEBYEOK DAILY', '새벽신문')).article.publisher).toEqual({ name: '새벽신문' });
    const { article } = pageOf(changedPage('새벽신문, SAEBYEOK DAILY', '새벽신문, News 1, Inc.\n저작권자 © 새벽신문'));
    expect(article.publisher.englishName).toBe('News 1, Inc.');
    expect(article.copyright).toBe('저작권자 © 새벽신문');
    const before = pageOf(changedPage('새벽신문, SAEBYEOK', 'ⓒ 새벽신문\n새벽신문, SAEBYEOK')).article;
    expect(before.copyright).toBe('ⓒ 새벽신문');
    expect(before.blocks).toHaveLength(7);
  });
});

describe('the comment box', () => {
  it('may be closed', () => {
    expect(pageOf(changedPage('댓글쓰기', '댓글 닫힘')).comments.isClosed).toBe(true);
  });

  it('may be missing when the bullets have the count', () => {
    const { comments } = pageOf(EXAMPLE_PAGE.slice(0, EXAMPLE_PAGE.indexOf('댓글삭제')));
    expect(comments).toEqual({ count: 12, posts: [] });
  });

  it('may hold 댓글 with words that are no count', () => {
    expect(pageOf(changedPage('로그인한', '댓글 정렬\n로그인한')).comments).toEqual(pageOf(EXAMPLE_PAGE).comments);
  });
});
