import { readFile } from 'node:fs/promises';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRemoteGateway } from '../../site/server/remote-gateway.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { supergraphOf } from '../support/federate.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
let origin: string;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  const add = async (id: string, over: Record<string, unknown>) => {
    const query = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
    expect((await graph.ask(query, { input: articleInput(id, over) }, EDITOR)).errors).toBeUndefined();
  };
  await add('old', { section: '사회', publishedAt: '2025-12-31T23:59:00+09:00' });
  await add('odd', {
    section: '경제/금융',
    headline: 'A <b> & "c" \u0001 ]]>',
    publishedAt: '2026-01-01T00:00:00+09:00',
  });
  await add('new', { section: '사회', publishedAt: new Date().toISOString() });
  await add('hidden', { section: '비밀', asDraft: true, publishedAt: new Date().toISOString() });
  origin = new URL(await graph.host.listen()).origin;
});
afterAll(() => graph[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers });
const xml = async (path: string) => {
  const response = await get(path);
  expect(response.status).toBe(200);
  return load(await response.text(), { xml: true });
};

it.each([
  ['rss', 'application/rss+xml', 'item'],
  ['atom', 'application/atom+xml', 'entry'],
])('answers the articles as %s, newest first, with odd texts escaped', async (extension, type, item) => {
  const $ = await xml(`/feeds/all.${extension}`);
  expect((await get(`/feeds/all.${extension}`)).headers.get('content-type')).toContain(type);
  expect(
    $(`${item} > title`)
      .toArray()
      .map(title => $(title).text()),
  ).toEqual(['Headline of new', 'A <b> & "c"  ]]>', 'Headline of old']);
  expect($.text()).not.toContain('hidden');
});

it('answers JSON Feed', async () => {
  const feed = (await (await get('/feeds/all.json')).json()) as { version: string; items: { id: string }[] };
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  expect(feed.items.map(item => item.id)).toEqual(['new', 'odd', 'old']);
});

it('has a feed for each section, and none for others', async () => {
  const of = async (section: string) =>
    (await xml(`/feeds/sections/${encodeURIComponent(section)}.rss`))('item').length;
  expect([await of('사회'), await of('경제/금융')]).toEqual([2, 1]);
  for (const path of [
    '/feeds/sections/%EB%B9%84%EB%B0%80.rss',
    '/feeds/sections/x.rss',
    '/feeds/all.xls',
    '/feeds/all.toString',
    '/sitemaps/2026-13.xml',
    '/sitemaps/1999-01.xml',
  ]) {
    expect((await get(path)).status, path).toBe(404);
  }
});

it('lists a sitemap for each month, whose articles are of that month in Seoul', async () => {
  const index = await xml('/sitemap.xml');
  const months = index('sitemap > loc')
    .toArray()
    .map(loc => index(loc).text());
  expect(months.at(-1)).toBe('https://news.example/sitemaps/2025-12.xml');
  const december = await xml('/sitemaps/2025-12.xml');
  expect(december('url > loc').text()).toBe('https://news.example/articles/headline-of-old-old');
  const news = await xml('/news-sitemap.xml');
  expect(
    news('news\\:title')
      .toArray()
      .map(title => news(title).text()),
  ).toEqual(['Headline of new']);
});

it('answers 304 to who has it already, by tag before date', async () => {
  const first = await get('/feeds/all.rss');
  const etag = first.headers.get('etag')!;
  const modified = first.headers.get('last-modified')!;
  expect(first.headers.get('cache-control')).toContain('max-age=60');
  expect((await get('/feeds/all.rss', { 'if-none-match': `"x", W/${etag}` })).status).toBe(304);
  expect((await get('/feeds/all.rss', { 'if-modified-since': modified })).status).toBe(304);
  expect((await get('/feeds/all.rss', { 'if-none-match': '"x"', 'if-modified-since': modified })).status).toBe(200);
  expect((await get('/feeds/all.rss', { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status).toBe(200);
});

it('has a feed for each tag, with the whole text', async () => {
  const query = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
  const over = {
    tags: ['물가 & 금리'],
    publishedAt: '2025-12-30T00:00:00+09:00',
    body: [{ paragraph: { text: '본문 <b>' } }],
  };
  await graph.ask(query, { input: articleInput('tagged', over) }, EDITOR);
  const $ = await xml(`/feeds/tags/${encodeURIComponent('물가 & 금리')}.rss`);
  expect($('item content\\:encoded').text()).toBe('<p>본문 &lt;b&gt;</p>');
  expect((await get('/feeds/tags/none.rss')).status).toBe(404);
});

it('a gateway alone has the feeds too, and none over a supergraph of something else', async () => {
  const settings = readSettings({
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...Object.fromEntries(
      ['ARTICLES', 'COMMENTS', 'AIR_QUALITY', 'A'].map(name => [`SUBGRAPH_${name}_URL`, 'http://127.0.0.1:1/graphql']),
    ),
  });
  const statusOver = async (supergraph: string) => {
    const gateway = await createRemoteGateway(settings, { read: async () => supergraph });
    const { statusCode } = await gateway.host.inject({ url: '/feeds/all.rss' });
    await gateway.close();
    return statusCode;
  };
  // It is there, and its subgraph is not.
  expect(await statusOver(await readFile('supergraph.graphql', 'utf8'))).toBe(500);
  expect(await statusOver(supergraphOf({ a: { typeDefs: 'type Query { one: Int }' } }))).toBe(404);
});
