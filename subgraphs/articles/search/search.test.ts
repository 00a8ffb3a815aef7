import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightsOf, rankOf } from './search-match.ts';
import { readSearchQuery, type SearchedContent, searchTermsOf } from './search-terms.ts';

const content = (over: Partial<SearchedContent> = {}): SearchedContent => ({
  headline: '아무 제목',
  subheadlines: [],
  tags: [],
  bylines: [],
  body: [],
  ...over,
});
const paragraph = (text: string) => ({ body: [{ kind: 'Paragraph' as const, text }] });
const rank = (over: Partial<SearchedContent>, text: string) => rankOf(content(over), readSearchQuery(text)!);

/** Whether the index has the article for the query at its last rank. */
function indexed(over: Partial<SearchedContent>, text: string, at = 4): boolean {
  const terms = new Set(searchTermsOf(content(over)));
  return readSearchQuery(text)!.pairs.every(pair => terms.has(`${at}${pair}`));
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
    ['한글'.normalize('NFD'), '한글 제목'],
    ['𠮷野', '𠮷野家'],
    ['5g 시대', '5G 시대'],
  ])('finds %s in %s, by the index and by the text', (query, headline) => {
    expect(rank({ headline }, query)).toBe(0);
    expect(indexed({ headline }, query, 0)).toBe(true);
  });

  it.each([
    ['KT', 'MARKET 소식'],
    ['금융우리', '우리금융'],
    ['우리금융', '우리 은행과 금융'],
    ['가나다', '가나 나다'],
  ])('does not find %s in %s', (query, headline) => {
    expect(rank({ headline }, query)).toBeUndefined();
  });

  it('does not join neighbouring texts', () => {
    expect(rank({ tags: ['우리', '금융'] }, '우리금융')).toBeUndefined();
    expect(indexed({ tags: ['우리', '금융'] }, '우리금융')).toBe(false);
  });

  it('ranks headline, sub-headline, tag, byline and body, and words that stand apart by the last that is needed', () => {
    const parts: Partial<SearchedContent>[] = [
      { headline: '바다 소식' },
      { subheadlines: ['바다 소식'] },
      { tags: ['바다'] },
      { bylines: [{ name: '강바다', role: null, email: null }] },
      paragraph('넓은 바다가'),
    ];
    expect(parts.map(part => rank(part, '바다'))).toEqual([0, 1, 2, 3, 4]);
    expect(rank({ headline: '바다', ...paragraph('하늘') }, '바다 하늘')).toBe(4);
  });

  it.each(['', ' ', '가', 'a', '!?', '·가·', 'a b c d e f g h i j k'])('takes no query %j', text => {
    expect(readSearchQuery(text)).toBeUndefined();
  });

  it('never verifies what the index would not have brought', () => {
    const word = fc
      .array(fc.constantFrom(...'가나다라ab1 ·'), { minLength: 1, maxLength: 12 })
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

  it('answers hostile texts in time', () => {
    const flood = `가${'\u0301'.repeat(20_000)}`;
    const started = performance.now();
    searchTermsOf(content({ headline: flood, ...paragraph('가'.repeat(20_000)) }));
    rank(paragraph('가'.repeat(20_000)), '가가가가가가가가가나');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
