import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../shared/pages/page.ts';
import { parsePage } from '../../shared/pages/parse-page.ts';
import { renderPage } from '../../shared/pages/render-page.ts';
import { importPages, type PageSource } from '../../site/import/import-pages.ts';
import { createLocalGraphClient } from '../../site/server/local-graph-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { EXAMPLE_PAGE } from '../support/example-page.ts';

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const parsed = parsePage(EXAMPLE_PAGE);
if (!parsed.ok) throw new Error('The example page does not parse');
const { page } = parsed;
const source = (name: string, text: string): PageSource => ({ name, read: async () => Buffer.from(text) });
const rendered = (name: string, article: Partial<Page['article']>) =>
  source(name, renderPage({ ...page, article: { ...page.article, ...article } }));
const outcomes = async (sources: PageSource[], options = {}) => {
  const reports = await importPages(createLocalGraphClient(graph.host), sources, options);
  return reports.map(report => report.outcome);
};
const counts = async () =>
  Promise.all(
    ['articles', 'commentThreads', 'airQualityObservations'].map(name => graph.db.collection(name).countDocuments()),
  );

describe('importing pages', () => {
  it('writes nothing for a dry run', async () => {
    expect(await outcomes([source('page', EXAMPLE_PAGE)], { dryRun: true })).toEqual(['new']);
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('writes nothing of a page of which the graph refuses one part', async () => {
    const long = `긴 ${'긴'.repeat(299)}`;
    const [report] = await importPages(createLocalGraphClient(graph.host), [
      rendered('long', { subheadlines: [long] }),
    ]);
    expect(report?.outcome).toBe('refused');
    expect(report?.problems[0]).toMatch(/^long: the graph refuses it: input\.subheadlines\[0\]: found 301 characters/);
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('is new once, unchanged when repeated, and changed when the text is edited', async () => {
    const edited = rendered('edited', { subheadlines: ['고친 부제'] });
    const same = source('same', EXAMPLE_PAGE);
    expect(await outcomes([same, same, edited, edited])).toEqual(['new', 'unchanged', 'changed', 'unchanged']);
    expect(await counts()).toEqual([1, 1, 17]);
  });

  it('goes on after a page that cannot be read or is none', async () => {
    const missing: PageSource = { name: 'gone', read: () => Promise.reject(new Error('ENOENT')) };
    expect(await outcomes([missing, source('none', 'no page'), source('page', EXAMPLE_PAGE)])).toEqual([
      'refused',
      'refused',
      'changed',
    ]);
  });
});
