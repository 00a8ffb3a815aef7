import { describe, expect, it } from 'vitest';
import { articleAddress, articleAddressKey } from './article-address.ts';
import { publisherName, publisherOfCopyright } from './publisher-name.ts';
import { readBylines, reporterName } from './read-bylines.ts';
import { sectionName } from './section-name.ts';

describe('the key of an article’s URL', () => {
  const PAGE = 'https://saebyeok.example/news/articleView.html?idxno=100';
  it.each([
    'http://saebyeok.example/news/articleView.html?idxno=100',
    'https://www.saebyeok.example/news/articleView.html?idxno=100',
    'https://m.saebyeok.example/news/articleView.html?idxno=100',
    'https://SAEBYEOK.example:443/news/articleView.html?idxno=100',
    `${PAGE}#comment-1`,
    `${PAGE}&page=2`,
    `${PAGE}&page=2&total=31`,
    `${PAGE}&utm_source=rss&utm_medium=feed`,
    `${PAGE}&sc_word=버스&fbclid=x`,
    'https://saebyeok.example/news/articleView.html?page=2&idxno=100',
    'https://saebyeok.example/news/articleViewAmp.html?idxno=100',
    'https://saebyeok.example/news/articlePrint.html?idxno=100',
  ])('is the same for %s', address => expect(articleAddressKey(address)).toBe(articleAddressKey(PAGE)));

  it.each([
    'https://saebyeok.example/news/articleView.html?idxno=101',
    'https://saebyeok.example/news/articleList.html?idxno=100',
    'https://other.example/news/articleView.html?idxno=100',
    'https://saebyeok.example:8080/news/articleView.html?idxno=100',
  ])('differs for %s', address => expect(articleAddressKey(address)).not.toBe(articleAddressKey(PAGE)));

  it('keeps the parameters that may tell articles of other systems apart, in one order', () => {
    expect(articleAddressKey('https://a.example/?p=1&page=2')).toBe(articleAddressKey('http://a.example/?page=2&p=1'));
    expect(articleAddressKey('https://a.example/?page=2')).not.toBe(articleAddressKey('https://a.example/?page=3'));
  });

  it('leaves the URL one that can be opened', () => {
    expect(articleAddress('http://www.saebyeok.example/news/articleView.html?idxno=100&page=2#c')).toBe(
      'http://www.saebyeok.example/news/articleView.html?idxno=100',
    );
    expect(articleAddress('https://a.example/1')).toBe('https://a.example/1');
  });
});

describe('a publisher’s name', () => {
  it.each([
    '마을신문 - 전체기사',
    '마을신문 | 최신뉴스',
    '마을신문 > 사회',
    '마을신문 :: 전체기사 RSS',
    '마을신문 RSS',
    '마을신문 RSS Feed',
    '마을신문 전체기사',
    '마을신문-전체기사',
    '마을신문(전체기사)',
    '전체기사 - 마을신문',
    '㈜마을신문',
    '(주)마을신문',
    '주식회사 마을신문',
    '[마을신문]',
    '  마을신문 ',
    '마을신문'.normalize('NFD'),
  ])('is 마을신문 in %s', text => expect(publisherName(text)).toBe('마을신문'));

  it.each(['마을 뉴스', '뉴스1', '경제', '사회 - 연구', '마을-신문', 'NEWS - KOREA', '지역 경제'])(
    'is all of %s',
    text => expect(publisherName(text)).toBe(text),
  );

  it('is read from a copyright line', () => {
    const lines = [
      '저작권자 © 마을신문 무단전재 및 재배포 금지',
      '<저작권자ⓒ마을신문, 무단 전재>',
      'Copyright ⓒ 2025 마을신문. All rights reserved.',
    ];
    for (const line of lines) expect(publisherOfCopyright(line)).toBe('마을신문');
    expect(publisherOfCopyright('마을신문')).toBeUndefined();
    expect(publisherOfCopyright('저작권자 ©')).toBeUndefined();
  });
});

describe('a section’s name', () => {
  it.each([
    '지역>부산',
    '지역 > 부산',
    '홈 > 지역 > 부산',
    'HOME>지역>부산',
    '지역 › 부산',
    '지역 ＞ 부산',
    '지역 > 부산 >',
  ])('is 지역 > 부산 in %s', text => expect(sectionName(text)).toBe('지역 > 부산'));
  it('may be nothing, or one level', () => {
    expect([sectionName('홈'), sectionName('교육/문화'), sectionName('지역 > 홈')]).toEqual([
      '',
      '교육/문화',
      '지역 > 홈',
    ]);
  });
});

describe('a reporter', () => {
  it.each([
    '김하나',
    '김하나 기자',
    '김하나기자',
    '기자명 김하나',
    '김하나 기자 (kim@news.example)',
    '김하나 선임기자',
    '김하나 사회부 기자',
  ])('is 김하나 in %s', text => expect(reporterName(text)).toBe('김하나'));
  it.each(['김하나·박두리 기자', '온라인뉴스팀', 'Kim', '새벽신문 편집'])('is all of %s', text =>
    expect(reporterName(text)).toBe(text),
  );
  it('of Latin letters may have a label and several words', () => {
    expect(readBylines('By John Smith')).toEqual([{ name: 'John Smith' }]);
    expect(readBylines('John Smith, Mary Jones 특파원')).toEqual([
      { name: 'John Smith', role: '특파원' },
      { name: 'Mary Jones', role: '특파원' },
    ]);
  });
  it('is not read from a long text', () => expect(readBylines('김하나 기자, '.repeat(100))).toBeUndefined());
});
