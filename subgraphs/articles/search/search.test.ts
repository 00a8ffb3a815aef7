import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSearch } from '../../../tests/judged/judge-search.ts';
import { highlightsOf, LAST_RANK, PLACE_OF_RANK, rankOf } from './search-match.ts';
import { readSearchQuery, type SearchedContent, searchTermsOf } from './search-terms.ts';

const content = (over: Partial<SearchedContent> = {}): SearchedContent => ({
  headline: '아무 제목',
  subheadlines: [],
  tags: [],
  bylines: [],
  dateline: null,
  publisher: { name: '고을신문', englishName: null },
  body: [],
  ...over,
});
const paragraph = (text: string) => ({ body: [{ kind: 'Paragraph' as const, text }] });
const rank = (over: Partial<SearchedContent>, text: string) => rankOf(content(over), readSearchQuery(text)!);

/** Whether the index has the article for the query at its last rank. */
function indexed(over: Partial<SearchedContent>, text: string, at = LAST_RANK): boolean {
  const terms = new Set(searchTermsOf(content(over)));
  return readSearchQuery(text)!.pairs.every(pair => terms.has(`${PLACE_OF_RANK[at]}${pair}`));
}

describe('search', () => {
  it.each([
    ['우리금융', 'KT와 우리 금융 협업'],
    ['우리 금융', 'KT와 우리금융그룹'],
    ['kt', 'KT와 우리'],
    ['KT', 'ＫＴ의 소식'],
    ['open ai', 'OpenAI와 함께'],
    ['OpenAI', 'Open AI와 함께'],
    ['금융 우리', '우리 동네 금융'],
    ['빅데이터', 'AI·빅-데이터'],
    ['이 대', '이 대 일'],
    ['북', '北, 미사일 발사'],
    ['北', '북한 소식'],
    ['北 미사일', '북 미사일'],
    ['美', '미국의 금리'],
    ['與野', '여야 합의'],
    ['혈당에서', '혈당 낮추는 법'],
    ['도서관까지는', '도서관 앞'],
    ['구', '구청의 날'],
    ['한글'.normalize('NFD'), '한글 제목'],
    ['𠮷野', '𠮷野家'],
    ['5g 시대', '5G 시대'],
  ])('finds %s in %s, by the index and by the text', (query, headline) => {
    expect(rank({ headline }, query)).toBeLessThanOrEqual(1);
    expect(indexed({ headline }, query, 0)).toBe(true);
  });

  it.each([
    ['KT', 'MARKET 소식'],
    ['금융우리', '우리금융'],
    ['우리금융', '우리 은행과 금융'],
    ['가나다', '가나 나다'],
    ['이사', '사람이 사는 집'],
    ['북', '대북 전단'],
    ['책에', '책 읽는 밤'],
    ['가가에', '가나 에'],
  ])('does not find %s in %s', (query, headline) => {
    expect(rank({ headline }, query)).toBeUndefined();
  });

  it('does not join neighbouring texts', () => {
    expect(rank({ tags: ['우리', '금융'] }, '우리금융')).toBeUndefined();
    expect(indexed({ tags: ['우리', '금융'] }, '우리금융')).toBe(false);
  });

  it('ranks by place, and in headlines and bodies by where in a word it is', () => {
    const parts: Partial<SearchedContent>[] = [
      { headline: '바다 소식' },
      { headline: '한바다 소식' },
      { subheadlines: ['바다 소식'] },
      { tags: ['바다'] },
      { bylines: [{ name: '강바다', role: null, email: null }] },
      { dateline: '마을신문 바다=강가람 기자' },
      { publisher: { name: '푸른신문', englishName: 'The 바다' } },
      paragraph('넓은 바다가'),
      paragraph('한바다가'),
      { headline: '바 다 소식' },
    ];
    expect(parts.map(part => rank(part, '바다'))).toEqual([0, 1, 2, 3, 4, 4, 4, 5, 6, 8]);
    expect(rank({ headline: '바다', ...paragraph('하늘') }, '바다 하늘')).toBe(5);
    expect(rank({ headline: '우리 금융의 날' }, '우리금융')).toBe(1);
    expect(rank({ headline: '이 사람이 사는 집' }, '이사')).toBe(8);
    expect(rank(paragraph('봄마다 이사를 한다'), '이사')).toBe(5);
  });

  it('ranks the noun of a word that may have no particle behind all others', () => {
    expect(rank({ headline: '고양이 한 마리' }, '고양이')).toBe(0);
    expect(rank({ headline: '고양 시민' }, '고양이')).toBe(7);
    expect(rank({ headline: '혈당 낮추기' }, '혈당에서')).toBe(0);
    // No consonant before 이, so it is no particle.
    expect(rank({ headline: '고야 전시' }, '고야이')).toBeUndefined();
  });

  it.each<[string, Partial<SearchedContent>]>([
    ['이경원 기자', { bylines: [{ name: '이경원', role: '기자', email: null }] }],
    ['마을신문', { publisher: { name: '마을신문', englishName: null } }],
    ['village news', { publisher: { name: '마을신문', englishName: 'Village News' } }],
    ['부산=강가람', { dateline: '마을신문 부산=강가람 기자' }],
    ['열람실 창가', { body: [{ kind: 'Image', url: null, caption: '열람실 창가에서', credit: null, alt: null }] }],
    ['고을통신', { body: [{ kind: 'Image', url: null, caption: null, credit: '고을통신', alt: null }] }],
    ['푸른 하늘', { body: [{ kind: 'Image', url: null, caption: null, credit: null, alt: '푸른 하늘' }] }],
    ['나래 의원', { body: [{ kind: 'Quote', text: '좋다', attribution: '도나래 의원' }] }],
    ['둘째', { body: [{ kind: 'List', items: ['첫째', '둘째'], ordered: true }] }],
    ['영상 제목', { body: [{ kind: 'Embed', url: 'https://v.example/', title: '영상 제목' }] }],
  ])('finds %s wherever it stands in an article', (query, over) => {
    expect(rank(over, query)).toBeDefined();
    expect(indexed(over, query)).toBe(true);
  });

  it.each(['', ' ', 'ㄱ', 'a', '7', '!?', 'a b c d e f g h i j k'])('takes no query %j', text => {
    expect(readSearchQuery(text)).toBeUndefined();
  });

  it('never verifies what the index would not have brought', () => {
    const word = fc
      .array(fc.constantFrom(...'가나다라에서이ab1北 ·'), { minLength: 1, maxLength: 12 })
      .map(letters => letters.join(''));
    fc.assert(
      fc.property(word, word, word, (headline, tag, text) => {
        const query = readSearchQuery(text);
        if (!query) return;
        const over = { headline, tags: [tag] };
        const found = rankOf(content(over), query);
        if (found !== undefined) expect(indexed(over, text, found)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('marks what was found and cuts long texts around it', () => {
    const query = readSearchQuery('우리금융')!;
    const text = `${'가나 '.repeat(100)}우리 금융${' 다라'.repeat(100)}`;
    const [head, body, ...rest] = highlightsOf(content({ headline: '우리금융의 날', ...paragraph(text) }), query);
    expect(head).toEqual({
      field: 'HEADLINE',
      parts: [
        { text: '우리금융', isMatch: true },
        { text: '의 날', isMatch: false },
      ],
    });
    expect(body?.parts.filter(part => part.isMatch)).toEqual([{ text: '우리 금융', isMatch: true }]);
    expect(body?.parts[0]?.text).toBe('…');
    expect(body!.parts.map(part => part.text).join('').length).toBeLessThan(220);
    expect(rest).toEqual([]);
  });

  it('finds nearly all that judged queries look for, and little else', async () => {
    const shares = (await judgeSearch()).map(({ right, total }) => right / total);
    for (const [i, least] of [0.97, 0.95, 0.97].entries()) expect(shares[i]).toBeGreaterThanOrEqual(least);
  });

  it('answers hostile texts in time', () => {
    const flood = `가${'\u0301'.repeat(20_000)}`;
    const started = performance.now();
    searchTermsOf(content({ headline: flood, ...paragraph('가'.repeat(20_000)) }));
    rank(paragraph('가'.repeat(20_000)), '가가가가가가가가가나');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
