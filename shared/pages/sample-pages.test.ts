import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePage } from './parse-page.ts';
import { readPageText } from './read-page-text.ts';
import { renderPage } from './render-page.ts';

const folder = new URL('../../samples/', import.meta.url);
const names = readdirSync(folder).filter(name => name.endsWith('.txt'));

function sampleOf(name: string) {
  const read = readPageText(readFileSync(new URL(name, folder)), { file: name });
  const parsed = read.ok ? parsePage(read.text, { file: name }) : read;
  if (!('page' in parsed)) throw new Error(JSON.stringify(parsed.problems, undefined, 2));
  return parsed.page;
}

describe('the sample pages', () => {
  for (const name of names) {
    it(`are read and written again: ${name}`, () => {
      const page = sampleOf(name);
      expect(parsePage(renderPage(page))).toEqual({ ok: true, page });
    });
  }

  it('show between them what a page can have', () => {
    const pages = names.map(sampleOf);
    const readings = pages.flatMap(page => page.regions);
    const articles = pages.map(page => page.article);
    expect(new Set(readings.map(reading => reading.grade)).size).toBe(4);
    expect(readings.some(reading => (reading.temperature ?? 0) < 0)).toBe(true);
    expect(readings.some(reading => !Number.isInteger(reading.temperature ?? 0))).toBe(true);
    expect(new Set(readings.map(reading => reading.measure)).size).toBeGreaterThan(1);
    const headings = articles.map(article => article.blocks.filter(block => block.kind === 'heading').length);
    expect(headings).toContain(0);
    expect(headings).toContain(2);
    expect(new Set(articles.flatMap(article => article.blocks.map(block => block.kind))).size).toBe(4);
    expect(articles.some(article => article.bylines.length > 1)).toBe(true);
    expect(articles.some(article => article.bylines.some(byline => byline.email !== undefined))).toBe(true);
    for (const key of ['section', 'dateline', 'updatedAt', 'copyright'] as const) {
      expect(new Set(articles.map(article => article[key] === undefined)).size, key).toBe(2);
    }
    expect(new Set(pages.map(page => page.comments.isClosed)).size).toBe(2);
    for (const values of [
      pages.map(page => page.sourceCommentCount),
      pages.map(page => page.masthead.lastEditedAt),
      articles.map(article => article.headline),
      articles.map(article => article.publisher.englishName),
    ]) {
      expect(new Set<unknown>(values).size).toBe(pages.length);
    }
  });
});
