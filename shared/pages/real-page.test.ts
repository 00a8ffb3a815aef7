import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REGIONS } from '../regions.ts';
import { parsePage } from './parse-page.ts';
import { readPageText } from './read-page-text.ts';
import { renderPage } from './render-page.ts';

// The page is not part of the project; where it is, it lies beside the checkout. Nothing of its text is quoted here.
const file = new URL('../../../shared/pages/article-page.txt', import.meta.url);
const isMissing = !existsSync(file);

describe(`a real page${isMissing ? ' (skipped: ../shared/pages/article-page.txt is not there)' : ''}`, () => {
  const load = () => {
    const read = readPageText(readFileSync(file), { file: 'article-page.txt' });
    if (!read.ok) throw new Error(read.problems[0]?.message);
    const parsed = parsePage(read.text, { file: 'article-page.txt' });
    if (!parsed.ok) throw new Error(parsed.problems.map(problem => `${problem.line} ${problem.message}`).join('\n'));
    return { text: read.text, page: parsed.page };
  };

  it.skipIf(isMissing)('has all 17 readings, with 26 degrees in Daegu alone', () => {
    const { regions, masthead } = load().page;
    expect(regions.map(reading => reading.code)).toEqual(REGIONS.map(region => region.code));
    expect(new Set(regions.map(reading => reading.grade))).toEqual(new Set(['B']));
    const warm = regions.filter(reading => reading.temperature !== undefined);
    expect(warm.map(reading => [reading.code, reading.temperature])).toEqual([['KR-27', 26]]);
    expect(masthead.lastEditedAt).toBe('2024-04-19T11:00:00+09:00');
    expect(masthead.links).toHaveLength(2);
  });

  it.skipIf(isMissing)('has its article in full', () => {
    const { page, text } = load();
    const { article } = page;
    expect(article.approvedAt).toBe('2020-10-22T18:54:00+09:00');
    expect(article).not.toHaveProperty('updatedAt');
    expect(article.subheadlines).toHaveLength(2);
    expect(article.bylines).toHaveLength(1);
    const [byline] = article.bylines;
    expect(byline?.role).toBe('기자');
    expect(article.dateline).toBe(`${article.publisher.name}=${byline?.name} ${byline?.role}`);
    expect(article.publisher.name).toMatch(/^[가-힣]+$/);
    expect(article.publisher.englishName).toMatch(/^[A-Z]+$/);
    const kinds = article.blocks.map(block => block.kind);
    expect(kinds).toEqual(['image', ...Array(9).fill('paragraph'), 'heading', ...Array(6).fill('paragraph')]);
    const [image] = article.blocks;
    expect(image?.kind === 'image' && image.caption.endsWith('.') && image.credit).toMatch(/^[A-Z]+$/);
    // Every character of the text is in some block: nothing was dropped on the way.
    const bare = (one: string) => one.replace(/\s/g, '');
    for (const block of article.blocks)
      if (block.kind !== 'list' && block.kind !== 'image') expect(bare(text)).toContain(bare(block.text));
    expect(text.split(article.headline)).toHaveLength(3);
  });

  it.skipIf(isMissing)('has no comments, and a box that is open', () => {
    const { comments, sourceCommentCount } = load().page;
    expect([comments.count, sourceCommentCount, comments.isClosed]).toEqual([0, 0, false]);
    expect(comments.posts).toEqual([]);
  });

  it.skipIf(isMissing)('is the same in NFD, with CRLF, with a byte order mark, and written again', () => {
    const { text, page } = load();
    for (const other of [text.normalize('NFD'), text.replaceAll('\n', '\r\n'), `\uFEFF${text}`, renderPage(page)]) {
      expect(parsePage(other)).toEqual({ ok: true, page });
    }
  });
});
