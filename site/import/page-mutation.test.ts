import { describe, expect, it } from 'vitest';
import { parsePage } from '../../shared/pages/parse-page.ts';
import { EXAMPLE_PAGE } from '../../tests/support/example-page.ts';
import { pageVariables } from './page-mutation.ts';

const parsed = parsePage(EXAMPLE_PAGE);
if (!parsed.ok) throw new Error('The example page does not parse');
const { page } = parsed;

type Variables = { article: { id: string; regionCodes: string[]; dryRun: boolean }; thread: { articleId: string } };
const article = (overrides: object) =>
  (pageVariables({ ...page, article: { ...page.article, ...overrides } }, false) as Variables).article;

describe('pageVariables', () => {
  it('takes the regions that the dateline or the breadcrumb names as words of their own', () => {
    expect(article({ dateline: '신문 서울·인천=홍길동 기자', section: '지역 > 부산' }).regionCodes).toEqual([
      'KR-11',
      'KR-28',
      'KR-26',
    ]);
    expect(article({ dateline: '서울신문=홍길동 기자', section: '사회' }).regionCodes).toEqual([]);
  });

  it('derives an id that stays when the text is edited and differs for another article', () => {
    const { id } = article({});
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(article({ subheadlines: ['다른 부제'] }).id).toBe(id);
    expect(article({ headline: '다른 제목' }).id).not.toBe(id);
    expect(article({ approvedAt: '2021-01-01T00:00:00+09:00' }).id).not.toBe(id);
  });

  it('marks every part of a dry run as one', () => {
    expect(pageVariables(page, true)).toMatchObject({
      dryRun: true,
      thread: { dryRun: true },
      article: { dryRun: true },
    });
  });
});
