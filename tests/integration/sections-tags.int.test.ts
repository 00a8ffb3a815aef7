import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derivedFieldMigrations } from '../../subgraphs/articles/store/migrating/migrations.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const add = (id: string, over: Record<string, unknown> = {}) =>
  graph.ask(UPSERT, { input: articleInput(id, over) }, EDITOR);
const ask = async (query: string, variables = {}) => {
  const { data, errors } = await graph.ask<Record<string, unknown>>(query, variables);
  expect(errors).toBeUndefined();
  return data;
};

beforeAll(async () => {
  graph = await createEmbeddedGraph();
  await add('busan1', { section: '지역>부산', tags: ['바다', '축제'] });
  await add('busan2', { section: '홈 > 지역 > 부산', tags: ['바다'] });
  await add('region', { section: '지역', tags: ['바다', '바다'] });
  await add('politics', { section: '정치', tags: ['국회'] });
  await add('hidden', { section: '비밀 > 방', tags: ['비밀'], asDraft: true });
  await add('bare');
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('the tree of sections', () => {
  it('has the sections of published articles, with their sums', async () => {
    expect(
      await ask(
        '{ sectionTree { name title articleCount totalArticleCount parent { name } children { name title parent { name } totalArticleCount } } }',
      ),
    ).toEqual({
      sectionTree: [
        {
          name: '지역',
          title: '지역',
          articleCount: 1,
          totalArticleCount: 3,
          parent: null,
          children: [{ name: '지역 > 부산', title: '부산', parent: { name: '지역' }, totalArticleCount: 2 }],
        },
        { name: '정치', title: '정치', articleCount: 1, totalArticleCount: 1, parent: null, children: [] },
      ],
    });
  });

  it.each([
    ['지역', { name: '지역', articleCount: 1, totalArticleCount: 3 }],
    ['홈 > 지역>부산', { name: '지역 > 부산', articleCount: 2, totalArticleCount: 2 }],
    ['부산', null],
    ['비밀', null],
    ['', null],
  ])('is entered at %j', async (name, section) => {
    const query = 'query ($name: String!) { section(name: $name) { name articleCount totalArticleCount } }';
    expect(await ask(query, { name })).toEqual({ section });
  });

  it.each([
    [{ section: '지역' }, 1],
    [{ section: '지역', includeSubsections: true }, 3],
    [{ section: '홈>지역', includeSubsections: true }, 3],
    [{ section: '지역 > 부산', includeSubsections: true }, 2],
    [{ section: '지역', includeSubsections: true, tag: '축제' }, 1],
    [{ section: '지', includeSubsections: true }, 0],
    [{ includeSubsections: true }, 5],
  ])('filters lists and searches by %j', async (filter, count) => {
    const query = `query ($filter: ArticleFilter, $search: ArticleSearchFilter) {
      articles(filter: $filter) { totalCount nodes { id } }
      searchArticles(query: "headline", filter: $search) { totalCount }
    }`;
    expect(await ask(query, { filter, search: filter })).toMatchObject({
      articles: { totalCount: count, nodes: { length: count } },
      searchArticles: { totalCount: count },
    });
  });

  it('pages through the articles of a section and of those below it', async () => {
    const query = `query ($after: String) { section(name: "지역") {
      articles(first: 2, after: $after, includeSubsections: true) { totalCount nodes { id } pageInfo { endCursor } }
      own: articles { totalCount nodes { id } }
    } }`;
    type Page = {
      section: { articles: { totalCount: number; nodes: { id: string }[]; pageInfo: { endCursor: string } } };
    };
    const first = (await ask(query)) as Page;
    const second = (await ask(query, { after: first.section.articles.pageInfo.endCursor })) as Page;
    const ids = [first, second].flatMap(({ section }) => section.articles.nodes.map(({ id }) => id));
    expect(ids.sort()).toEqual(['busan1', 'busan2', 'region']);
    expect(second).toMatchObject({
      section: { articles: { totalCount: 3 }, own: { totalCount: 1, nodes: [{ id: 'region' }] } },
    });
  });

  it('follows an article to another section', async () => {
    await add('mover', { section: '문화 > 책' });
    const names = async () => {
      const { sectionTree } = (await ask('{ sectionTree { name } }')) as { sectionTree: { name: string }[] };
      return sectionTree.map(({ name }) => name);
    };
    // Slow counts are kept for a while.
    await expect.poll(names, { timeout: 10_000 }).toContain('문화');
    await add('mover', { section: '정치' });
    await expect.poll(names, { timeout: 10_000 }).not.toContain('문화');
    expect(await ask('{ articles(filter: { section: "문화", includeSubsections: true }) { totalCount } }')).toEqual({
      articles: { totalCount: 0 },
    });
  });

  it('finds articles from before by the migration', async () => {
    const articles = graph.db.collection<{ _id: string }>('articles');
    await articles.updateMany({}, { $unset: { sectionPath: 1 } });
    const query = '{ articles(filter: { section: "지역", includeSubsections: true }) { totalCount } }';
    expect(await ask(query)).toEqual({ articles: { totalCount: 0 } });
    for (const { migrate } of derivedFieldMigrations) await migrate(graph.db, new AbortController().signal);
    expect(await ask(query)).toEqual({ articles: { totalCount: 3 } });
  });
});

describe('tags', () => {
  it('are listed with the numbers of published articles that have them, in pages', async () => {
    const query = `query ($after: String) {
      tags(first: 2, after: $after) { totalCount nodes { name articleCount } pageInfo { endCursor hasNextPage } }
    }`;
    const first = (await ask(query)) as { tags: { pageInfo: { endCursor: string } } };
    expect(first).toMatchObject({
      tags: {
        totalCount: 3,
        nodes: [
          { name: '바다', articleCount: 3 },
          { name: '국회', articleCount: 1 },
        ],
      },
    });
    expect(await ask(query, { after: first.tags.pageInfo.endCursor })).toMatchObject({
      tags: { nodes: [{ name: '축제', articleCount: 1 }], pageInfo: { hasNextPage: false } },
    });
  });

  it.each([
    [' 바다 ', { name: '바다', articleCount: 3, articles: { totalCount: 3, nodes: { length: 3 } } }],
    ['축제', { name: '축제', articleCount: 1, articles: { totalCount: 1, nodes: [{ id: 'busan1' }] } }],
    ['비밀', null],
    ['없다', null],
  ])('are found by the name %j', async (name, tag) => {
    const query =
      'query ($name: String!) { tag(name: $name) { name articleCount articles { totalCount nodes { id } } } }';
    expect(await ask(query, { name })).toMatchObject({ tag });
  });

  it('of too long a name are refused', async () => {
    const { errors } = await graph.ask('query ($name: String!) { tag(name: $name) { name } }', {
      name: '가'.repeat(901),
    });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});
