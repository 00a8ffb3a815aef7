import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { readHtmlBlocks } from './html-blocks.ts';

const blocks = (html: string) => {
  const $ = load(`<div id="body">${html}</div>`);
  return readHtmlBlocks($, $('#body'), 'https://a.example/news/1');
};
const STRONG = { marks: ['STRONG'] };

describe('the paragraphs of a page', () => {
  it.each([
    ['of plain text', '<p>글 <span>이다</span>.</p>', { text: '글 이다.' }],
    [
      'with a link',
      '<p>옛 <a href="/b">글</a>을 봤다.</p>',
      {
        spans: [{ text: '옛 ' }, { text: '글', url: 'https://a.example/b' }, { text: '을 봤다.' }],
      },
    ],
    [
      'with emphasis in emphasis',
      '<p><b>가 <em>나</em></b> 다</p>',
      {
        spans: [{ text: '가 ', ...STRONG }, { text: '나', marks: ['STRONG', 'EMPHASIS'] }, { text: ' 다' }],
      },
    ],
    [
      'with spaces at the ends of runs',
      '<p> <b> 가 </b> <i> 나 </i> </p>',
      {
        spans: [
          { text: '가 ', ...STRONG },
          { text: '나', marks: ['EMPHASIS'] },
        ],
      },
    ],
    [
      'with a link that is not of the web',
      '<p><a href="javascript:x()">가</a><a href="mailto:a@b">나</a></p>',
      { text: '가나' },
    ],
    ['with a link that is too long', `<p><a href="/${'x'.repeat(2_048)}">글이다</a></p>`, { text: '글이다' }],
  ])('%s', (_, html, paragraph) => expect(blocks(html)).toEqual([{ paragraph }]));

  it('are one for each line', () => {
    expect(blocks('<b>하나<br>둘</b><br>셋')).toEqual([
      { paragraph: { spans: [{ text: '하나', ...STRONG }] } },
      { paragraph: { spans: [{ text: '둘', ...STRONG }] } },
      { paragraph: { text: '셋' } },
    ]);
  });

  it('end where the copyright line begins, whatever its form', () => {
    expect(blocks('<p>글이다.</p><p><b>저작권자</b> © 새벽신문 무단전재</p><p>나</p>')).toEqual([
      { paragraph: { text: '글이다.' } },
    ]);
  });
});

describe('the tables of a page', () => {
  const texts = (...cells: string[]) => ({ cells: cells.map(text => ({ text })) });
  it.each([
    ['with a title', '<caption>물 높이</caption><tr><td>월<td>3m', { caption: '물 높이', rows: [texts('월', '3m')] }],
    ['with an empty row', '<tr><td>월<td>3m<tr><td><td>', { rows: [texts('월', '3m')] }],
    ['with an empty cell', '<tr><td>월<td><tr><td>화<td>4m', { rows: [texts('월', ''), texts('화', '4m')] }],
    [
      'with cells that reach out of it',
      '<tr><th colspan=99 rowspan=9>월<tr><td>화',
      {
        rows: [{ cells: [{ text: '월', isHeader: true, columnSpan: 50, rowSpan: 2 }] }, texts('화')],
      },
    ],
    [
      'with a cell down to its end',
      '<tr><td rowspan=0>월<td>화<tr><td>수',
      {
        rows: [{ cells: [{ text: '월', rowSpan: 2 }, { text: '화' }] }, texts('수')],
      },
    ],
  ])('%s', (_, html, table) => expect(blocks(`<table>${html}</table>`)).toEqual([{ table }]));

  it('are paragraphs where they only frame a text, and their parts where they hold tables', () => {
    expect(blocks('<table><tr><td>글이다.</td></tr></table>')).toEqual([{ paragraph: { text: '글이다.' } }]);
    expect(blocks('<table><tr><td>글<table><tr><td>가<td>나</table></table>')).toEqual([
      { paragraph: { text: '글' } },
      { table: { rows: [texts('가', '나')] } },
    ]);
    expect(blocks('<table><tr><td> <td></table>')).toEqual([]);
  });
});
