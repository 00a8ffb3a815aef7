import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readHtmlArticle } from './read-html.ts';

/** One small page for each skin of the CMS. */
const SKINS = new URL('../../../tests/fixtures/skins/', import.meta.url);

function read(name: string) {
  const article = readHtmlArticle(readFileSync(new URL(name, SKINS)), name);
  if (!article.ok) throw new Error(article.problem);
  return article;
}

describe('the skins of the CMS are read whole:', () => {
  it('an info list, sub-headlines in one element, a signature and #tags', () => {
    const { input, commentCount, unread } = read('classic.html');
    expect(input).toMatchObject({
      url: 'https://www.maeul.example/news/articleView.html?idxno=11',
      headline: '강가 시장이 다시 열린다',
      subheadlines: ['열두 해 만에', '상인 마흔 명이 모였다'],
      bylines: [
        { name: '김하나', role: '기자', email: 'hana@maeul.example' },
        { name: '박두리', role: '사진기자', email: null },
      ],
      dateline: '마을신문 부산=김하나 기자',
      section: '지역 > 부산',
      publisher: { name: '마을신문' },
      tags: ['시장', '부산'],
      regionCodes: ['KR-26'],
      copyright: '저작권자 © 마을신문 무단전재 및 재배포 금지',
      publishedAt: '2025-06-03T01:20:00.000Z',
      updatedAt: '2025-06-03T05:05:00.000Z',
      body: [
        {
          image: {
            url: 'https://www.maeul.example/photo/11.jpg',
            caption: '상인들이 좌판을 펴고 있다.',
            credit: '박두리',
            alt: '시장',
          },
        },
        { paragraph: { text: '강가 시장이 다시 열린다.' } },
        { paragraph: { text: '상인들은 새벽부터 나왔다.' } },
      ],
    });
    expect(commentCount).toBe(3);
    expect(unread).toEqual([]);
  });

  it('h2.heading and h3.subheading, a writer in the body, tables of pictures and of numbers', () => {
    const { input, commentCount, unread } = read('heading.html');
    expect(input).toMatchObject({
      headline: '들판에 물이 돌아왔다',
      subheadlines: ['저수지 절반 넘게 차', '모내기 이달 말 끝날 듯'],
      bylines: [
        { name: '정다온', role: null },
        { name: '최세라', role: '기자', email: 'sera@deulpan.example' },
      ],
      publisher: { name: '들판신문' },
      tags: ['모내기', '가뭄'],
      publishedAt: '2025-06-04T00:30:00.000Z',
      body: [
        { image: { url: 'https://deulpan.example/photo/12.jpg', caption: '물이 찬 저수지.', credit: '들판신문' } },
        { paragraph: { text: '들판에 물이 돌아왔다.' } },
        { paragraph: { text: '농민들은 한숨을 돌렸다.' } },
        {
          table: {
            rows: [
              {
                cells: [
                  { text: '저수지', isHeader: true },
                  { text: '저수율', isHeader: true },
                ],
              },
              { cells: [{ text: '웃골' }, { text: '61%' }] },
              { cells: [{ text: '아랫골' }, { text: '58%' }] },
            ],
          },
        },
      ],
    });
    expect(commentCount).toBe(1234);
    expect(unread).toEqual(['조회수 1,204', '지면 12면']);
  });

  it('JSON-LD with several authors, a breadcrumb that ends at the article, figures without figcaption', () => {
    const { input, commentCount } = read('linked-data.html');
    expect(input).toMatchObject({
      url: 'https://seom.example/news/articleView.html?idxno=13',
      bylines: [{ name: '온라인뉴스팀' }, { name: 'John Smith' }],
      section: '생활 > 교통',
      publisher: { name: '섬소식' },
      tags: ['뱃길'],
      copyright: 'Copyright ⓒ 섬소식. All rights reserved.',
      body: [
        { image: { url: 'https://seom.example/photo/boat.svg', caption: '선착장', credit: '섬소식' } },
        {
          paragraph: {
            spans: [{ text: '섬마을 배가 ' }, { text: '하루 세 번', marks: ['EMPHASIS'] }, { text: ' 다닌다.' }],
          },
        },
        { heading: { text: '달라지는 시간', level: 5 } },
        { list: { items: ['아침 일곱 시', '낮 열두 시'], ordered: true } },
        { quote: { text: '기다린 보람이 있다' } },
        { paragraph: { text: '첫 배는 다음 주에 뜬다.' } },
        { image: { url: 'https://seom.example/photo/second.jpg', caption: '다음 주에 뜨는 배' } },
      ],
    });
    expect(commentCount).toBeUndefined();
  });

  it('one info line, and a picture that is shared but not in the text', () => {
    const { input, commentCount, unread } = read('share-picture.html');
    expect(input).toMatchObject({
      headline: '산골 학교에 새 교실',
      bylines: [
        { name: '구름결', role: '시민기자' },
        { name: '한나루', role: '시민기자' },
      ],
      publisher: { name: '산골소식' },
      publishedAt: '2025-06-05T22:00:00.000Z',
      leadImage: { url: 'https://www.sangol.example/photo/14.jpg', width: 1200 },
      body: [{ paragraph: { text: '산골 학교에 새 교실이 생겼다.' } }, { paragraph: { text: '[산골소식 제공]' } }],
    });
    expect([commentCount, unread]).toEqual([0, []]);
  });

  it('the same article has one id on its mobile page, and on another page of its comments', () => {
    const html = readFileSync(new URL('share-picture.html', SKINS), 'utf8');
    const other = html.replace(
      'http://m.sangol.example/news/articleView.html?idxno=14&page=2',
      'https://www.sangol.example/news/articleView.html?idxno=14#c',
    );
    expect(readHtmlArticle(Buffer.from(other), 'x')).toMatchObject({
      input: { id: read('share-picture.html').input.id },
    });
  });
});

describe('hostile markup', () => {
  const page = (inner: string, before = '') =>
    `<html><head><meta property="og:url" content="https://a.example/1"><meta property="og:site_name" content="새벽신문">
    <meta property="article:published_time" content="2025-06-03T10:20:00+09:00"></head><body>
    <div class="article-head-title">제목 하나</div>${before}<div id="article-view-content-div"><p>글이다.</p>${inner}</div></body></html>`;

  it.each([
    ['div', page('<div>'.repeat(10_000))],
    ['writers', page('<div class="writer">'.repeat(10_000))],
    ['headers', page('', '<div class="article-header"><h1>가</h1>'.repeat(5_000))],
    ['tables', page('<table><tr><td>'.repeat(5_000))],
  ])('is refused when it is nested too deep: %s', (_, html) => {
    expect(readHtmlArticle(Buffer.from(html), 'x')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('found elements nested more than 256 deep'),
    });
  });

  it.each([
    ['lines of the header', page('', `<div class="info-text"><ul>${'<li>조회 1</li>'.repeat(20_000)}</ul></div>`)],
    ['rows', page(`<table>${'<tr><td>가</td><td>나</td></tr>'.repeat(20_000)}</table>`)],
    ['writers', page('<div class="writer">한나루 기자</div>'.repeat(20_000))],
    ['nested headers', page('', '<div class="article-header"><h1>가</h1>'.repeat(100))],
    ['pictures', page('<figure><img src="/1.jpg"><figcaption>가 <em>나</em></figcaption></figure>'.repeat(5_000))],
  ])('is read in linear time: %s', (_, html) => {
    const started = performance.now();
    expect(readHtmlArticle(Buffer.from(html), 'x')).toMatchObject({ ok: true });
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
