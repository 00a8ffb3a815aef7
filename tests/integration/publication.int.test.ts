import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePage } from '../../shared/pages/parse-page.ts';
import { renderPage } from '../../shared/pages/render-page.ts';
import { importPages } from '../../site/import/import-pages.ts';
import { createLocalGraphClient } from '../../site/server/local-graph-client.ts';
import { articleMigrations } from '../../subgraphs/articles/store/migrating/migrations.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { EXAMPLE_PAGE } from '../support/example-page.ts';
import { articleInput } from '../support/samples.ts';

// The facts of the site come from its masthead, never from whichever article was edited last.

let graph: EmbeddedGraph;
beforeEach(async () => {
  graph = await createEmbeddedGraph();
});
afterEach(() => graph[Symbol.asyncDispose]());

const QUERY = '{ publication { name englishName lastEditedAt mastheadLinks } }';
const publicationOf = async (from = graph) => (await from.ask<{ publication: object }>(QUERY)).data?.publication;
const upsert = (id: string, over: Record<string, unknown>) =>
  graph.ask(
    'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }',
    { input: articleInput(id, over) },
    EDITOR,
  );
const record = async (input: Record<string, unknown>, ...[identity]: [identity?: null]) => {
  const mutation = 'mutation ($input: RecordMastheadInput!) { recordMasthead(input: $input) { outcome } }';
  const { data, errors } = await graph.ask<{ recordMasthead: { outcome: string } }>(
    mutation,
    { input },
    identity === null ? undefined : EDITOR,
  );
  return data?.recordMasthead?.outcome ?? errors?.[0]?.extensions?.code;
};
const importPage = async (text: string) => {
  const [report] = await importPages(createLocalGraphClient(graph.host), [
    { name: 'page', read: async () => Buffer.from(text) },
  ]);
  return report?.outcome;
};

const SAEBYEOK = {
  name: '새벽신문',
  englishName: 'SAEBYEOK DAILY',
  lastEditedAt: '2026-01-31T11:00:00+09:00',
  mastheadLinks: ['기사제보', '구독신청'],
};
const FOREIGN = { publisher: { name: '먼나라통신' }, publishedAt: '2026-03-01T00:00:00+09:00' };

describe('the publication', () => {
  it('is that of the first page, with its masthead’s time and links', async () => {
    expect(await importPage(EXAMPLE_PAGE)).toBe('new');
    expect(await publicationOf()).toEqual(SAEBYEOK);
    expect(await importPage(EXAMPLE_PAGE)).toBe('unchanged');
  });

  it('is not renamed, nor edited, by articles and pages of other publishers', async () => {
    await importPage(EXAMPLE_PAGE);
    await upsert('foreign', FOREIGN);
    const parsed = parsePage(EXAMPLE_PAGE);
    if (!parsed.ok) throw new Error('the example page is a page');
    const { page } = parsed;
    const foreign = renderPage({
      ...page,
      masthead: { lastEditedAt: '2026-05-01T00:00:00+09:00', links: [] },
      article: { ...page.article, publisher: { name: '먼나라통신', englishName: 'FAR NEWS' } },
    });
    expect(await importPage(foreign)).toBe('new');
    expect(await publicationOf()).toEqual(SAEBYEOK);
  });

  it('is edited when one of its articles is, or a page says so later; an earlier page changes nothing', async () => {
    await importPage(EXAMPLE_PAGE);
    const publisher = { name: '새벽신문', englishName: 'SAEBYEOK DAILY' };
    await upsert('own', { publisher, publishedAt: '2026-02-01T00:00:00+09:00' });
    expect(await publicationOf()).toMatchObject({ lastEditedAt: '2026-02-01T00:00:00+09:00' });
    const later = { publisher, lastEditedAt: '2026-02-02T00:00:00+09:00', links: ['제보'] };
    expect(await record({ ...later, dryRun: true })).toBe('CHANGED');
    expect(await publicationOf()).toMatchObject({ mastheadLinks: ['기사제보', '구독신청'] });
    expect([await record(later), await record(later)]).toEqual(['CHANGED', 'UNCHANGED']);
    const earlier = { publisher, lastEditedAt: '2024-01-01T00:00:00+09:00' };
    expect([await record({ ...earlier, dryRun: true }), await record(earlier)]).toEqual(['UNCHANGED', 'UNCHANGED']);
    expect(await publicationOf()).toMatchObject({ lastEditedAt: later.lastEditedAt, mastheadLinks: ['제보'] });
  });

  it('is the publisher of the first article until a page says otherwise', async () => {
    await upsert('first', { publisher: { name: '첫신문', englishName: 'FIRST' } });
    await upsert('foreign', FOREIGN);
    expect(await publicationOf()).toMatchObject({ name: '첫신문', englishName: 'FIRST', mastheadLinks: [] });
    await importPage(EXAMPLE_PAGE);
    expect(await publicationOf()).toEqual(SAEBYEOK);
  });

  it('has nothing but its address while there is no article', async () => {
    expect(await publicationOf()).toEqual({
      name: 'news.example',
      englishName: null,
      lastEditedAt: null,
      mastheadLinks: [],
    });
  });

  it('has the configured name, and the masthead of that name', async () => {
    await using named = await createEmbeddedGraph({ PUBLICATION_NAME: '저녁신문' });
    const input = { publisher: { name: '㈜저녁신문', englishName: 'EVENING' }, lastEditedAt: '2026-01-01T00:00:00Z' };
    const mutation = 'mutation ($input: RecordMastheadInput!) { recordMasthead(input: $input) { outcome } }';
    await named.ask(mutation, { input: { ...input, publisher: { name: '다른신문' } } }, EDITOR);
    await named.ask(mutation, { input }, EDITOR);
    expect(await publicationOf(named)).toMatchObject({ name: '저녁신문', englishName: 'EVENING' });
  });
});

describe('recordMasthead', () => {
  it.each([
    ['too many links', { links: Array(21).fill('제보') }],
    ['an empty link', { links: [' '] }],
    ['a long link', { links: ['가'.repeat(41)] }],
    ['no publisher', { publisher: { name: ' ' } }],
  ])('refuses %s', async (_, over) => {
    const input = { publisher: { name: '새벽신문' }, lastEditedAt: '2026-01-01T00:00:00Z', ...over };
    expect(await record(input)).toBe('BAD_USER_INPUT');
  });

  it('needs the scope to write articles', async () => {
    const input = { publisher: { name: '새벽신문' }, lastEditedAt: '2026-01-01T00:00:00Z' };
    expect(await record(input, null)).toBe('UNAUTHENTICATED');
  });
});

describe('a site from before mastheads', () => {
  it('keeps its name', async () => {
    await upsert('old', { publisher: { name: '옛신문', englishName: 'OLD' } });
    await graph.db.collection('mastheads').deleteMany({});
    const migration = articleMigrations({ issuer: 'x' }).find(({ number }) => number === 3);
    await migration!.migrate(graph.db, new AbortController().signal);
    await upsert('foreign', FOREIGN);
    expect(await publicationOf()).toMatchObject({ name: '옛신문', englishName: 'OLD' });
  });
});
