import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { exampleOperation } from '../support/example-operation.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
const UPSERT = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
const add = (id: string, over: Record<string, unknown> = {}) =>
  graph.ask(UPSERT, { input: articleInput(id, over) }, EDITOR);
const page = async (name: string) => {
  const { data, errors } = await graph.ask<{ reporter: unknown }>(exampleOperation('reporter-page'), { name });
  expect(errors).toBeUndefined();
  return data?.reporter;
};
const saveAs = (identity: typeof EDITOR | undefined, input: Record<string, unknown>) =>
  graph.ask<{ saveReporter: { outcome: string } }>(exampleOperation('save-reporter'), { input }, identity);
const save = (input: Record<string, unknown>) => saveAs(EDITOR, input);

beforeAll(async () => {
  graph = await createEmbeddedGraph();
  await add('old', { bylines: [{ name: '김하나', role: '수습기자' }], publishedAt: '2025-01-01T00:00:00+09:00' });
  await add('new', {
    bylines: [{ name: '박두리 기자' }, { name: '김하나', role: '기자', email: 'hana@a.example' }],
    publishedAt: '2025-02-01T00:00:00+09:00',
  });
  await add('draft', { bylines: [{ name: '최세라' }], asDraft: true });
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('the page of a reporter', () => {
  it.each(['김하나', '김하나 기자', ' 김하나 특파원 '])(
    'is found by %j, with what the newest article prints',
    async name => {
      expect(await page(name)).toMatchObject({
        name: '김하나',
        role: '기자',
        email: 'hana@a.example',
        biography: null,
        photo: null,
        links: [],
        articleCount: 2,
        articles: { nodes: [{ id: 'new' }, { id: 'old' }] },
      });
    },
  );

  it.each(['최세라', '없는이', ''])('is null for %j, whom no published article names', async name => {
    expect(await page(name)).toBeNull();
  });

  it('has the profile, which goes before what is printed', async () => {
    const profile = {
      name: '박두리 기자',
      role: '문화부장',
      biography: '책을 읽고 씁니다.\n<b>스물두 해째</b>.',
      photo: {
        url: 'https://a.example/park.jpg',
        alt: '박두리',
        sizes: [{ url: 'https://a.example/s.jpg', width: 80 }],
      },
      links: ['https://social.example/@park', 'https://social.example/@park'],
    };
    expect((await save(profile)).data).toMatchObject({
      saveReporter: { outcome: 'CREATED', reporter: { name: '박두리', role: '문화부장' } },
    });
    expect((await save(profile)).data?.saveReporter.outcome).toBe('UNCHANGED');
    expect(await page('박두리')).toMatchObject({
      ...profile,
      name: '박두리',
      email: null,
      links: ['https://social.example/@park'],
      articleCount: 1,
    });
    expect((await save({ name: '박두리', email: 'park@a.example' })).data?.saveReporter.outcome).toBe('CHANGED');
    expect(await page('박두리')).toMatchObject({ role: '기자', email: 'park@a.example', biography: null, links: [] });
  });

  it('is there before the first article', async () => {
    await save({ name: '새사람', biography: '곧 씁니다.' });
    expect(await page('새사람')).toMatchObject({ biography: '곧 씁니다.', articleCount: 0, articles: { nodes: [] } });
  });

  it('is one when two editors save the first profile at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 5 }, (_, i) => save({ name: '동시에', biography: `${i}번째 글이다.` })),
    );
    expect(results.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect(results.filter(({ data }) => data?.saveReporter.outcome === 'CREATED')).toHaveLength(1);
  });

  it.each([
    ['no name', { name: ' ' }, 'input.name'],
    ['a biography that is too long', { name: '가나다', biography: '가'.repeat(2_001) }, '2000'],
    ['a picture without a URL', { name: '가나다', photo: { caption: '설명' } }, 'input.photo.url'],
    ['a link that is no web page', { name: '가나다', links: ['javascript:1'] }, 'http'],
    ['too many links', { name: '가나다', links: Array(11).fill('https://a.example/') }, 'up to 10'],
  ])('is refused with %s', async (_, input, expected) => {
    const { errors } = await save(input);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors?.[0]?.message).toContain(expected);
  });

  it('is saved by editors only', async () => {
    const { data, errors } = await saveAs(undefined, { name: '김하나', biography: '글' });
    expect(data?.saveReporter).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

it('bylines lead to their reporters, for a list of articles by few commands', async () => {
  const query = '{ articles { nodes { id bylines { name reporter { name role biography articleCount } } } } }';
  await graph.ask(query);
  graph.takeCommands();
  const { data, errors } = await graph.ask(query);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    articles: {
      nodes: [
        {
          id: 'new',
          bylines: [
            { name: '박두리', reporter: { name: '박두리', articleCount: 1 } },
            { name: '김하나', reporter: { name: '김하나', role: '기자', articleCount: 2 } },
          ],
        },
        { id: 'old', bylines: [{ name: '김하나', reporter: { role: '기자' } }] },
      ],
    },
  });
  // The list, its reporters' newest articles, profiles and numbers.
  expect(graph.takeCommands().length).toBeLessThanOrEqual(4);
});
