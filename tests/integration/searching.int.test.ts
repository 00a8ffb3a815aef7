import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMigrations } from '../../shared/mongo/schema/migrations.ts';
import { articles as articlesModule } from '../../subgraphs/articles/module.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

/** What readers expect of a search: where it looks, in which order, how it is narrowed, and what it counts. */

let graph: EmbeddedGraph;
const day = (date: number) => `2026-01-0${date}T09:00:00+09:00`;
const text = (words: string) => ({ body: [{ paragraph: { text: words } }] });
const ARTICLES: readonly Record<string, unknown>[] = [
  {
    id: 'library',
    headline: '바닷가 도서관, 밤에도 문 연다',
    bylines: [{ name: '이경원', role: '기자' }],
    dateline: '새벽신문 부산=이경원 기자',
    section: '문화',
    tags: ['도서관', '부산'],
    regionCodes: ['KR-26'],
    publishedAt: day(1),
    body: [
      { image: { caption: '열람실 창가에 독자들이 앉아 있다', credit: '파도통신' } },
      { paragraph: { text: '첫날 백 명이 찾았다.' } },
    ],
  },
  {
    id: 'moving',
    headline: '봄마다 늘어나는 짐',
    bylines: [{ name: '도나래', role: '기자' }],
    section: '사회',
    tags: ['부산'],
    regionCodes: ['KR-26', 'KR-11'],
    publishedAt: day(2),
    ...text('봄에는 이사를 하는 집이 많다. 도서관 앞길도 막힌다.'),
  },
  { id: 'people', headline: '이 사람이 사는 집', section: '사회', publishedAt: day(3), ...text('마당이 넓다.') },
  { id: 'north', headline: '北, 미사일 발사', section: '정치', publishedAt: day(4), ...text('합참이 밝혔다.') },
  { id: 'talks', headline: '북미 회담 열리나', section: '정치', publishedAt: day(5), ...text('美 대표가 방한했다.') },
  {
    id: 'leaflets',
    headline: '대북 전단 논란',
    section: '정치',
    publishedAt: day(6),
    ...text('접경 주민이 반발했다.'),
  },
  { id: 'sugar', headline: '혈당 낮추는 습관', section: '생활', publishedAt: day(7), ...text('걷기가 좋다.') },
];
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  const upsert = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
  for (const { id, ...rest } of ARTICLES) {
    const { errors } = await graph.ask(upsert, { input: articleInput(String(id), rest) }, EDITOR);
    expect(errors).toBeUndefined();
  }
  const draft = articleInput('draft', { headline: '도서관 초고', asDraft: true });
  await graph.ask(upsert, { input: draft }, EDITOR);
});
afterAll(() => graph[Symbol.asyncDispose]());

interface Facet {
  value: string;
  count: number;
}
interface Found {
  searchArticles: {
    nodes: { id: string }[];
    totalCount: number;
    facets: Record<'sections' | 'tags' | 'reporters' | 'regions', Facet[]>;
  };
}
const SEARCH = /* GraphQL */ `
  query ($query: String!, $filter: ArticleSearchFilter, $order: ArticleSearchOrder! = RELEVANCE) {
    searchArticles(query: $query, filter: $filter, orderBy: $order) {
      nodes { id }
      totalCount
      facets { sections { value count } tags { value count } reporters { value count } regions { value count } }
    }
  }
`;
const search = async (query: string, variables: object = {}) => {
  const { data, errors } = await graph.ask<Found>(SEARCH, { query, ...variables });
  expect(errors).toBeUndefined();
  return data!.searchArticles;
};
const found = async (query: string, variables: object = {}) => {
  const { nodes, totalCount } = await search(query, variables);
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => id);
};

describe('searchArticles', () => {
  it.each([
    ['이경원 기자', ['library']],
    ['새벽신문 부산', ['moving', 'library']],
    ['열람실 창가', ['library']],
    ['파도통신', ['library']],
    ['이사', ['moving', 'people']],
    ['혈당에서', ['sugar']],
    ['도서관에서는', ['library', 'moving']],
    ['북', ['talks', 'north']],
    ['北', ['talks', 'north']],
    ['북 미사일', ['north']],
    ['미', ['north', 'talks']],
    ['밤', ['library']],
  ])('finds %s where it stands, the most relevant first', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it.each<[object, string[]]>([
    [{}, ['library', 'moving']],
    [{ section: '사회' }, ['moving']],
    [{ tag: '부산' }, ['library', 'moving']],
    [{ tag: '도서관' }, ['library']],
    [{ reporter: '도나래' }, ['moving']],
    [{ regionCode: 'KR-11' }, ['moving']],
    [{ publisher: '다른신문' }, []],
    [{ publishedFrom: day(2) }, ['moving']],
    [{ publishedBefore: day(2) }, ['library']],
    [{ section: '문화', regionCode: 'KR-11' }, []],
  ])('is narrowed by %j', async (filter, expected) => {
    expect(await found('도서관', { filter })).toEqual(expected);
    expect((await found('도서관', { filter, order: 'LATEST' })).toSorted()).toEqual(expected);
  });

  it('counts the values of the results', async () => {
    expect((await search('도서관')).facets).toEqual({
      sections: [
        { value: '문화', count: 1 },
        { value: '사회', count: 1 },
      ],
      tags: [
        { value: '부산', count: 2 },
        { value: '도서관', count: 1 },
      ],
      reporters: [
        { value: '도나래', count: 1 },
        { value: '이경원', count: 1 },
      ],
      regions: [
        { value: 'KR-26', count: 2 },
        { value: 'KR-11', count: 1 },
      ],
    });
    expect((await search('도서관', { filter: { section: '사회' } })).facets.tags).toEqual([
      { value: '부산', count: 1 },
    ]);
  });

  it('refuses a region that does not exist, and as many values as nobody reads', async () => {
    const wrong = await graph.ask(SEARCH, { query: '도서관', filter: { regionCode: 'KR-99' } });
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'filter.regionCode' });
    const many = await graph.ask('{ searchArticles(query: "도서관") { facets(first: 51) { tags { value } } } }');
    expect(many.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' });
  });

  it('finds articles of earlier versions after their migration', async () => {
    const { db } = graph;
    const before = await db.collection('articles').find().sort({ _id: 1 }).toArray();
    await db.collection('articles').updateMany({}, { $set: { searchTerms: ['0도서'] } });
    expect(await found('파도통신')).toEqual([]);
    await db.collection('migrations').deleteMany({ owner: 'articles' });
    await applyMigrations(db, 'articles', articlesModule.migrations({ issuer: 'https://issuer.example' }));
    expect(await db.collection('articles').find().sort({ _id: 1 }).toArray()).toEqual(before);
  });
});

it.each([
  ['another query', { query: '부산', filter: {} }],
  ['another filter', { query: '도서관', filter: { section: '문화' } }],
])('a cursor of a search is none of %s', async (_name, other) => {
  const query = `query ($query: String!, $filter: ArticleSearchFilter, $after: String) {
    searchArticles(query: $query, filter: $filter, first: 1, after: $after) { pageInfo { endCursor } } }`;
  type Found = { searchArticles: { pageInfo: { endCursor: string } } };
  const first = await graph.ask<Found>(query, { query: '도서관', filter: {} });
  const after = first.data!.searchArticles.pageInfo.endCursor;
  expect((await graph.ask<Found>(query, { query: '도서관', filter: {}, after })).errors).toBeUndefined();
  expect((await graph.ask<Found>(query, { ...other, after })).errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'after',
  });
});
