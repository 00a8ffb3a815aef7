import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleMigrations } from '../../subgraphs/articles/store/migrating/migrations.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

// The same thing in different forms is stored, found and listed as one.

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const upsert = (id: string, over: Record<string, unknown>) =>
  graph.ask<{ upsertArticle: { outcome: string } }>(UPSERT, { input: articleInput(id, over) }, EDITOR);

const PAGE = 'https://www.maeul.example/news/articleView.html?idxno=100';

describe('an article in other forms', () => {
  beforeAll(async () => {
    await upsert('one', {
      url: `${PAGE}&page=2#comment-1`,
      bylines: [{ name: '김하나 기자' }],
      publisher: { name: '마을신문 - 전체기사' },
      section: '홈 > 지역>부산',
    });
    await upsert('two', {
      bylines: [{ name: '김하나·박두리 기자 (park@maeul.example)' }, { name: '최세라', role: '특파원' }],
      publisher: { name: '㈜마을신문' },
      section: '지역 > 부산',
    });
  });

  it('has one reporter, publisher and section', async () => {
    const { data } = await graph.ask<Record<string, unknown>>(
      `{ reporters { nodes { name articleCount } } sections { nodes { name articleCount } }
         one: article(id: "one") { url bylines { name role email } publisher { name } section }
         two: article(id: "two") { bylines { name role email } } }`,
    );
    expect(data).toMatchObject({
      reporters: {
        nodes: [
          { name: '김하나', articleCount: 2 },
          { name: '박두리', articleCount: 1 },
          { name: '최세라', articleCount: 1 },
        ],
      },
      sections: { nodes: [{ name: '지역 > 부산', articleCount: 2 }] },
      one: {
        url: PAGE,
        bylines: [{ name: '김하나', role: '기자', email: null }],
        publisher: { name: '마을신문' },
        section: '지역 > 부산',
      },
      two: {
        bylines: [
          { name: '김하나', role: '기자', email: null },
          { name: '박두리', role: '기자', email: 'park@maeul.example' },
          { name: '최세라', role: '특파원', email: null },
        ],
      },
    });
  });

  it.each([
    ['reporter', '김하나 기자', 2],
    ['reporter', '김하나', 2],
    ['reporter', '최세라 특파원', 1],
    ['publisher', '마을신문 | 최신기사', 2],
    ['publisher', '(주)마을신문', 2],
    ['section', '홈 > 지역 > 부산', 2],
    ['section', '지역>부산', 2],
    ['section', '지역', 0],
  ])('is found by the %s %s', async (field, value, count) => {
    const query = 'query ($filter: ArticleFilter) { articles(filter: $filter) { totalCount } }';
    const { data } = await graph.ask<{ articles: { totalCount: number } }>(query, { filter: { [field]: value } });
    expect(data?.articles.totalCount).toBe(count);
  });

  it.each([PAGE, PAGE.replace('https', 'http'), `${PAGE}&utm_source=x#top`, PAGE.replace('www.', 'm.')])(
    'is found by %s',
    async url => {
      const query = 'query ($url: URL!) { articleByUrl(url: $url) { id } }';
      expect(await graph.ask(query, { url })).toMatchObject({ data: { articleByUrl: { id: 'one' } } });
    },
  );

  it('has its URL alone, whatever the form', async () => {
    const { errors } = await upsert('three', { url: PAGE.replace('https://www.', 'http://') });
    expect(errors?.[0]?.extensions?.code).toBe('CONFLICT');
  });

  it('is found by the URL of this site with another scheme and with tracking parameters', async () => {
    const { data } = await graph.ask<{ article: { url: string } }>('{ article(id: "two") { url } }');
    const url = `${data!.article.url.replace('https://', 'http://')}?utm_source=x#c`;
    const query = 'query ($url: URL!) { articleByUrl(url: $url) { id } }';
    expect(await graph.ask(query, { url })).toMatchObject({ data: { articleByUrl: { id: 'two' } } });
  });
});

describe('articles that were stored before', () => {
  it('get the same forms, and of two with one URL the first is found', async () => {
    const articles = graph.db.collection<{ _id: string }>('articles');
    await upsert('old1', { publishedAt: '2020-01-01T00:00:00+09:00' });
    await upsert('old2', { publishedAt: '2020-01-02T00:00:00+09:00' });
    const stored = {
      bylines: [{ name: '옛기둥 기자', role: null, email: null }],
      section: '홈 > 옛날',
      publisher: { name: '옛신문 RSS', englishName: null },
    };
    for (const [id, url] of [
      ['old2', 'http://old.example/1'],
      ['old1', 'https://old.example/1#x'],
    ]) {
      await articles.updateOne({ _id: id! }, { $set: { ...stored, url }, $unset: { urlKey: 1, copyright: 1 } });
    }
    const migration = articleMigrations({ issuer: 'x' }).find(({ number }) => number === 2);
    await graph.db.collection('articles').dropIndex('url_key');
    await migration!.migrate(graph.db, new AbortController().signal);
    const rows = await articles
      .find({ _id: { $in: ['old1', 'old2'] } })
      .sort({ _id: 1 })
      .toArray();
    expect(rows).toMatchObject([
      { urlKey: 'old.example/1', url: 'https://old.example/1', section: '옛날', publisher: { name: '옛신문' } },
      { urlKey: null, bylines: [{ name: '옛기둥', role: '기자' }] },
    ]);
  });
});
