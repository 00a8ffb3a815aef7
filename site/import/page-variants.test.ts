import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePage } from '../../shared/pages/parse-page.ts';
import { readHtmlArticle } from './sources/read-html.ts';

// What each page of the folder says, and nothing else: a variant differs from the plain page by its own row only.

const FOLDER = new URL('../../tests/fixtures/pages/', import.meta.url);

interface Facts {
  readonly bylines: readonly string[];
  readonly subheadlines: number;
  readonly approvedAt: string;
  readonly updatedAt?: string;
  readonly section?: string;
  readonly dateline?: string;
  readonly publisher: string;
  readonly copyright?: string;
  readonly tags: readonly string[];
  readonly blocks: readonly string[];
  readonly regions: readonly string[];
  readonly count: number;
  readonly isClosed?: boolean;
  readonly posts: readonly string[];
}

const PLAIN: Facts = {
  bylines: ['한나루 기자'],
  subheadlines: 1,
  approvedAt: '2025-06-03T10:20:00+09:00',
  section: '지역 > 부산',
  dateline: '바람신문=한나루 기자',
  publisher: '바람신문, BARAM NEWS',
  tags: [],
  blocks: ['paragraph', 'paragraph'],
  regions: ['서울 B 미세먼지', '부산 A 미세먼지 19'],
  count: 0,
  isClosed: false,
  posts: [],
};
const LIST = ['paragraph', 'list: 3', 'paragraph'];
const UPDATED = { updatedAt: '2025-06-03T14:05:00+09:00' };
const SIGNED = { bylines: ['한나루 기자 naru@baram.example'] };

/** The differences from the plain page; undefined where it has less. */
const READ: Readonly<Record<string, { readonly [Name in keyof Facts]?: Facts[Name] | undefined }>> = {
  '01-plain.txt': {},
  '02-no-strip.txt': { regions: [] },
  '03-all-not-measured.txt': { regions: ['서울 - 미세먼지', '부산 -', '제주 - 오존'] },
  '04-pollutants.txt': { regions: ['서울 B 초미세먼지', '부산 C 오존', '제주 A 통합대기', '대구 B 미세먼지'] },
  '05-entered.txt': {},
  '06-approved-12-hours.txt': UPDATED,
  '07-registered-one-line.txt': UPDATED,
  '08-address-in-brackets.txt': SIGNED,
  '09-name-alone.txt': { bylines: ['한나루'] },
  '10-several-reporters.txt': { bylines: ['한나루 기자', '오다솜 기자', '문새길 인턴기자'] },
  '11-desk.txt': { bylines: ['온라인뉴스팀'], dateline: undefined },
  '12-role-joined.txt': { bylines: ['한나루 기자', '오다솜 사회부 기자'] },
  '13-share-links.txt': {},
  '14-share-links-one-line.txt': {},
  '15-caption-photo-equals.txt': { blocks: ['image: 밭에 핀 감자꽃이다. | 바람신문', ...PLAIN.blocks] },
  '16-caption-in-brackets.txt': {
    blocks: ['image: 새벽 책방의 불빛 | 오다솜', 'paragraph', 'image: 골목 끝의 책방 | 바람시 제공', 'paragraph'],
  },
  '17-caption-triangle.txt': { blocks: ['image: 박물관이 될 등대', ...PLAIN.blocks] },
  '18-advertisements.txt': {},
  '19-triangle-list.txt': { blocks: LIST },
  '20-triangles-one-line.txt': { blocks: LIST },
  '21-signature.txt': SIGNED,
  '22-signature-and-tags.txt': {
    bylines: ['한나루 기자', '오다솜 기자 dasom@baram.example'],
    tags: ['감자', '봄', '마을'],
  },
  '23-address-alone.txt': SIGNED,
  '24-copyright-last.txt': {
    publisher: '바람신문',
    dateline: undefined,
    copyright: '저작권자 © 바람신문 무단전재 및 재배포 금지',
  },
  '25-copyright-brackets.txt': {
    publisher: '바람신문',
    dateline: undefined,
    copyright: '<저작권자 ⓒ 바람신문, 무단 전재 및 재배포 금지>',
  },
  '26-counts.txt': { count: 1234 },
  '27-closed.txt': { isClosed: true },
  '28-comments.txt': {
    count: 2,
    posts: [
      '푸른솔 2025-06-03T12:30:00+09:00 잘 읽었습니다.\n봄이 왔네요.',
      '나래** 2025-06-03T13:05:10+09:00 또 써 주세요.',
    ],
  },
  '29-bare-head.txt': { section: undefined, subheadlines: 0, dateline: undefined },
  '30-heading-and-list.txt': { blocks: ['paragraph', 'heading', 'paragraph', 'list: 2', 'paragraph'] },
};

const REFUSED: Readonly<Record<string, string>> = {
  '31-refused-two-pages.txt': '27 several-pages “• 서울”',
  '32-refused-unknown-label.txt': '3 unknown-measure “꽃가루”',
  '33-refused-single-word.txt': '17 ambiguous-line “새소식톡”',
  '34-refused-related.txt': '21 other-list “관련기사”',
  '35-refused-comment-line.txt': '27 unknown-comment-line “내일은 맑고 바람이 약하다”',
  '36-refused-weekday.txt': '13 weekday-mismatch “(수)”',
  '37-refused-unknown-bullet.txt': '12 unknown-bullet “한나루 서울대 교수”',
};

const HTML = ['38-html.html', '39-html-tables.html', '40-html-refused.html'];
const MORE: Readonly<Record<string, object>> = {
  '38-html.html': {
    ok: true,
    commentCount: 3,
    unread: [],
    input: {
      bylines: [{ name: '한나루' }, { name: '오다솜' }],
      body: [{ paragraph: { text: '연못가에 그네가 생겼다.' } }, { paragraph: { text: '아이들이 줄을 섰다.' } }],
    },
  },
  '39-html-tables.html': {
    ok: true,
    unread: ['조회수 21'],
    input: {
      body: [
        { image: { caption: '넓어질 골목', credit: '바람신문' } },
        { paragraph: { text: '시장 골목이 넓어진다.' } },
        {
          table: {
            rows: [
              {
                cells: [
                  { text: '구간', isHeader: true },
                  { text: '너비', isHeader: true },
                ],
              },
              { cells: [{ text: '윗길' }, { text: '4m' }] },
            ],
          },
        },
      ],
    },
  },
  '40-html-refused.html': {
    ok: false,
    problem: expect.stringMatching(/^found no time of publication, expected it in /),
  },
};

const bytesOf = (name: string) => readFileSync(new URL(name, FOLDER));
const said = (...parts: readonly (string | number | undefined)[]) => parts.filter(part => part !== undefined).join(' ');

function factsOf(name: string): Facts {
  const parsed = parsePage(bytesOf(name).toString());
  if (!parsed.ok) throw new Error(parsed.problems.map(({ line, message }) => `${line} ${message}`).join('\n'));
  const { article, regions, comments } = parsed.page;
  const { bylines, subheadlines, blocks, publisher, headline: _, ...others } = article;
  return {
    ...others,
    bylines: bylines.map(byline => said(byline.name, byline.role, byline.email)),
    subheadlines: subheadlines.length,
    publisher: [publisher.name, publisher.englishName].filter(Boolean).join(', '),
    blocks: blocks.map(block => {
      if (block.kind === 'list') return `list: ${block.items.length}`;
      return block.kind === 'image'
        ? `image: ${[block.caption, block.credit].filter(Boolean).join(' | ')}`
        : block.kind;
    }),
    regions: regions.map(({ name: region, grade, measure, temperature }) =>
      said(region, grade ?? '-', measure, temperature),
    ),
    count: comments.count,
    ...(comments.isClosed !== undefined && { isClosed: comments.isClosed }),
    posts: comments.posts.map(({ author, createdAt, text }) => said(author, createdAt, text)),
  };
}

describe('the folder of page variants', () => {
  it('has 40 pages, each with its row', () => {
    const rows = [...Object.keys(READ), ...Object.keys(REFUSED), ...HTML];
    expect(readdirSync(FOLDER).sort()).toEqual(rows.sort());
    expect(rows).toHaveLength(40);
  });

  it.each(Object.entries(READ))('%s is read as it is meant', (name, differences) => {
    const expected = Object.entries({ ...PLAIN, ...differences }).filter(([, value]) => value !== undefined);
    expect(factsOf(name)).toEqual(Object.fromEntries(expected));
  });

  it.each(Object.entries(REFUSED))('%s is refused for one reason', (name, reason) => {
    const parsed = parsePage(bytesOf(name).toString());
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map(({ line, code, found }) => `${line} ${code} “${found}”`)).toEqual([reason]);
  });

  it.each(HTML)('%s is read as it is meant', name => {
    expect(readHtmlArticle(bytesOf(name), name)).toMatchObject(MORE[name] ?? {});
  });
});
