import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

/** Lists, search and relations over a few articles, each list with decoys that a wrong filter would return. */

const READER: Identity = { ...EDITOR, role: 'COMMENTER', scopes: new Set() };
const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T09:00:00+09:00`;
const named = (name: string) => [{ name, role: '기자' }];

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  const add = async (id: string, n: number, over: Record<string, unknown>) => {
    const input = articleInput(id, { publishedAt: day(n), ...over });
    const query = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
    expect((await graph.ask(query, { input }, EDITOR)).errors).toBeUndefined();
  };
  await add('a', 1, {
    section: '경제',
    tags: ['금융', '은행'],
    bylines: named('강가람'),
    regionCodes: ['KR-11'],
    headline: '우리 금융의 날',
  });
  await add('b', 2, {
    section: '경제',
    tags: ['금융'],
    bylines: named('도나래'),
    headline: '오늘의 소식',
    subheadlines: ['우리금융 협업'],
  });
  await add('c', 3, { section: '사회', tags: ['금융', '은행'], bylines: named('강가람'), updatedAt: day(20) });
  await add('d', 4, {
    section: '경제',
    tags: [],
    body: [{ paragraph: { text: '어제 우리금융이 밝혔다. 다음 문장이다.' } }],
  });
  await add('e', 5, { section: '사회', tags: ['바다'], publisher: { name: '다른신문' } });
  for (const id of ['draft', 'scheduled', 'archived']) {
    const over = {
      section: '경제',
      tags: ['금융', '비밀'],
      bylines: named('숨은이'),
      regionCodes: ['KR-11'],
      headline: `우리금융 ${id}`,
      slug: `hidden-${id}`,
      url: `https://papers.example/${id}`,
    };
    await add(id, 10, { ...over, asDraft: true });
  }
  const status = {
    scheduled: 'scheduleArticle(input: { id: "scheduled", publishAt: "2999-01-01T00:00:00Z" })',
    archived: 'archiveArticle(input: { id: "archived" })',
  };
  for (const field of Object.values(status))
    expect((await graph.ask(`mutation { ${field} { errors { code } } }`, {}, EDITOR)).errors).toBeUndefined();
});
afterAll(() => graph[Symbol.asyncDispose]());

interface Nodes {
  nodes: { id: string }[];
}
const ids = (list: Nodes | undefined | null) => list?.nodes.map(node => node.id);
const list = async (args: string, identity?: Identity) => {
  const { data, errors } = await graph.ask<{ articles: Nodes & { totalCount: number } }>(
    `{ articles${args} { nodes { id } totalCount } }`,
    {},
    identity,
  );
  return errors ? errors[0]?.extensions?.code : [...ids(data?.articles)!, data?.articles.totalCount];
};

describe('articles(filter, orderBy)', () => {
  it.each([
    ['', ['e', 'd', 'c', 'b', 'a', 5]],
    ['(filter: { section: "경제" })', ['d', 'b', 'a', 3]],
    ['(filter: { tag: "은행" })', ['c', 'a', 2]],
    ['(filter: { reporter: "강가람" })', ['c', 'a', 2]],
    ['(filter: { reporter: "강가람", section: "사회" })', ['c', 1]],
    ['(filter: { regionCode: "KR-11" })', ['a', 1]],
    ['(filter: { publisher: "다른신문" })', ['e', 1]],
    [`(filter: { publishedFrom: "${day(2)}", publishedBefore: "${day(4)}" })`, ['c', 'b', 2]],
    ['(orderBy: PUBLISHED_AT_ASC)', ['a', 'b', 'c', 'd', 'e', 5]],
    ['(orderBy: UPDATED_AT_DESC)', ['c', 'e', 'd', 'b', 'a', 5]],
    ['(orderBy: PUBLISHED_AT_ASC, last: 2)', ['d', 'e', 5]],
    [`(filter: { section: "${'경제'.normalize('NFD')}" })`, ['d', 'b', 'a', 3]],
  ])('answers %s', async (args, expected) => {
    expect(await list(args)).toEqual(expected);
  });

  it.each(['PUBLISHED_AT_DESC', 'PUBLISHED_AT_ASC', 'UPDATED_AT_DESC'])(
    'pages %s without gap or repeat, in both directions',
    async order => {
      const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String) {
      articles(orderBy: ${order}, first: $first, after: $after, last: $last, before: $before) { nodes { id } pageInfo { startCursor endCursor } } }`;
      interface Answer {
        articles: Nodes & { pageInfo: { startCursor: string | null; endCursor: string | null } };
      }
      const forward: string[] = [];
      const backward: string[] = [];
      let after: string | null = null;
      let before: string | null = null;
      for (let i = 0; i < 4; i++) {
        const f: Answer = (await graph.ask<Answer>(PAGE, { first: 2, after })).data!;
        forward.push(...ids(f.articles)!);
        after = f.articles.pageInfo.endCursor ?? after;
        const b: Answer = (await graph.ask<Answer>(PAGE, { last: 2, before })).data!;
        backward.unshift(...ids(b.articles)!);
        before = b.articles.pageInfo.startCursor ?? before;
      }
      expect(forward).toHaveLength(5);
      expect(new Set(forward).size).toBe(5);
      expect(backward).toEqual(forward);
    },
  );

  it('refuses a cursor of another order, a wrong region and a range that ends before it begins', async () => {
    const { data } = await graph.ask<{ articles: { edges: { cursor: string }[] } }>(
      '{ articles(first: 1) { edges { cursor } } }',
    );
    const cursor = data!.articles.edges[0]!.cursor;
    expect(await list(`(orderBy: PUBLISHED_AT_ASC, after: "${cursor}")`)).toBe('BAD_USER_INPUT');
    expect(await list('(filter: { regionCode: "KR-99" })')).toBe('BAD_USER_INPUT');
    expect(await list(`(filter: { publishedFrom: "${day(2)}", publishedBefore: "${day(2)}" })`)).toBe('BAD_USER_INPUT');
  });
});

describe('searchArticles', () => {
  interface Found {
    searchArticles: Nodes & {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { highlights: { field: string; parts: { text: string; isMatch: boolean }[] }[] }[];
    };
  }
  const SEARCH = `query ($query: String!, $first: Int, $after: String, $order: ArticleSearchOrder! = RELEVANCE) {
    searchArticles(query: $query, first: $first, after: $after, orderBy: $order) {
      nodes { id } totalCount pageInfo { hasNextPage endCursor } edges { highlights { field parts { text isMatch } } } } }`;
  const search = async (query: string, variables = {}) =>
    (await graph.ask<Found>(SEARCH, { query, ...variables })).data?.searchArticles;

  it.each(['우리금융', '우리 금융'])('finds %s however it is spaced, the most telling place first', async query => {
    const found = await search(query);
    expect(ids(found)).toEqual(['a', 'b', 'd']);
    expect(found?.totalCount).toBe(3);
    expect(found?.edges.map(edge => edge.highlights[0])).toEqual([
      {
        field: 'HEADLINE',
        parts: [
          { text: '우리 금융', isMatch: true },
          { text: '의 날', isMatch: false },
        ],
      },
      {
        field: 'SUBHEADLINE',
        parts: [
          { text: '우리금융', isMatch: true },
          { text: ' 협업', isMatch: false },
        ],
      },
      {
        field: 'BODY',
        parts: [
          { text: '어제 ', isMatch: false },
          { text: '우리금융', isMatch: true },
          { text: '이 밝혔다. 다음 문장이다.', isMatch: false },
        ],
      },
    ]);
  });

  it('orders by time when asked to', async () => {
    expect(ids(await search('우리금융', { order: 'LATEST' }))).toEqual(['d', 'b', 'a']);
  });

  it.each(['RELEVANCE', 'LATEST'])('pages %s one by one without gap or repeat', async order => {
    const whole = ids(await search('우리금융', { order }));
    const seen: string[] = [];
    let after: string | null = null;
    for (let i = 0; i < 4; i++) {
      const page = await search('우리금융', { order, first: 1, after });
      seen.push(...(ids(page) ?? []));
      after = page!.pageInfo.endCursor ?? after;
      expect(page!.pageInfo.hasNextPage).toBe(i < 2);
    }
    expect(seen).toEqual(whole);
  });

  it.each([['ㄱ'], [' '], ['a!'], ['가'.repeat(101)], ['a b c d e f g h i j k']])('refuses %j clearly', async query => {
    const { errors } = await graph.ask(SEARCH, { query });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'query' });
  });

  it('refuses a cursor of the other order, and one that no search made', async () => {
    const { endCursor } = (await search('우리금융', { first: 1 }))!.pageInfo;
    for (const after of [Buffer.from('["SEARCH_RELEVANCE",9e15,"a"]').toString('base64url'), endCursor]) {
      const { errors } = await graph.ask(SEARCH, {
        query: '우리금융',
        after,
        order: after === endCursor ? 'LATEST' : 'RELEVANCE',
      });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });
});

describe('related articles, neighbours, sections, reporters, publication', () => {
  it('relates by what is shared, then by time', async () => {
    const { data } = await graph.ask<{
      article: { related: { id: string }[]; previousInSection: object; nextInSection: object };
    }>('{ article(id: "b") { related(first: 3) { id } previousInSection { id headline } nextInSection { id } } }');
    expect(data?.article).toEqual({
      related: [{ id: 'a' }, { id: 'd' }, { id: 'c' }],
      previousInSection: { id: 'a', headline: '우리 금융의 날' },
      nextInSection: { id: 'd' },
    });
  });

  it('answers them for a whole list', async () => {
    const { data } = await graph.ask<{
      articles: { nodes: { id: string; related: { id: string }[]; previousInSection: { id: string } | null }[] };
    }>('{ articles { nodes { id related(first: 1) { id } previousInSection { id } } } }');
    expect(data?.articles.nodes.map(node => [node.id, node.related[0]?.id, node.previousInSection?.id])).toEqual([
      ['e', 'c', 'c'],
      ['d', 'b', 'b'],
      ['c', 'a', undefined],
      ['b', 'a', 'a'],
      ['a', 'c', undefined],
    ]);
  });

  it('counts sections and reporters, most first, in pages', async () => {
    const { data } = await graph.ask(
      '{ sections { totalCount nodes { name articleCount articles(first: 1) { nodes { id } totalCount } } } reporters(first: 1) { totalCount nodes { name articleCount } pageInfo { endCursor hasNextPage } } }',
    );
    expect(data).toMatchObject({
      sections: {
        totalCount: 2,
        nodes: [
          { name: '경제', articleCount: 3, articles: { nodes: [{ id: 'd' }], totalCount: 3 } },
          { name: '사회', articleCount: 2, articles: { nodes: [{ id: 'e' }], totalCount: 2 } },
        ],
      },
      reporters: { totalCount: 2, nodes: [{ name: '강가람', articleCount: 2 }], pageInfo: { hasNextPage: true } },
    });
    const { endCursor } = (data as never as { reporters: { pageInfo: { endCursor: string } } }).reporters.pageInfo;
    const next = await graph.ask(
      'query ($after: String) { reporters(after: $after) { nodes { name } pageInfo { hasNextPage } } }',
      { after: endCursor },
    );
    expect(next.data).toEqual({ reporters: { nodes: [{ name: '도나래' }], pageInfo: { hasNextPage: false } } });
  });

  it('says what the site is and when it was edited last', async () => {
    const { data } = await graph.ask('{ publication { name englishName url lastEditedAt tipUrl } }');
    expect(data).toEqual({
      publication: {
        name: '새벽신문',
        englishName: 'DAWN TIMES',
        url: 'https://news.example/',
        lastEditedAt: day(20),
        tipUrl: null,
      },
    });
  });
});

describe('what readers do not see', () => {
  const SINGLE = `{ byId: article(id: "draft") { id } bySlug: articleBySlug(slug: "hidden-scheduled") { id } byUrl: articleByUrl(url: "https://papers.example/archived") { id } }`;
  const HIDDEN = { byId: null, bySlug: null, byUrl: null };
  const SEEN = { byId: { id: 'draft' }, bySlug: { id: 'scheduled' }, byUrl: { id: 'archived' } };

  it('are found one by one by editors alone, also when all ask at the same time', async () => {
    const asked = Array.from({ length: 30 }, (_, i) => [undefined, READER, EDITOR][i % 3]);
    const answers = await Promise.all(asked.map(identity => graph.ask(SINGLE, {}, identity)));
    expect(answers.map(answer => answer.data)).toEqual(asked.map(identity => (identity === EDITOR ? SEEN : HIDDEN)));
  });

  it('are in no list, count, search or relation of readers or editors', async () => {
    for (const identity of [undefined, READER, EDITOR]) {
      const { data } = await graph.ask<Record<string, never>>(
        `{
        articles { nodes { id } totalCount }
        region(code: "KR-11") { articles { nodes { id } totalCount } }
        searchArticles(query: "우리금융") { nodes { id } totalCount }
        secret: searchArticles(query: "비밀") { nodes { id } totalCount }
        sections { nodes { name articleCount } }
        reporters { nodes { name } totalCount }
        article(id: "a") { related(first: 20) { id } nextInSection { id } }
        d: article(id: "d") { nextInSection { id } }
      }`,
        {},
        identity,
      );
      const text = JSON.stringify(data);
      for (const id of ['draft', 'scheduled', 'archived', '숨은이']) expect(text).not.toContain(id);
      expect(data).toMatchObject({
        articles: { totalCount: 5 },
        region: { articles: { totalCount: 1 } },
        secret: { totalCount: 0 },
        d: { nextInSection: null },
      });
    }
  });

  it('are not given away by entity references', async () => {
    const query =
      'query ($id: ID!) { comment(id: "none") { id } article(id: $id) { id headline commentCounts { totalPublished } } }';
    expect((await graph.ask(query, { id: 'draft' })).data).toEqual({ comment: null, article: null });
  });

  it.each(['DRAFT', 'SCHEDULED', 'ARCHIVED'])('%s are listed for editors and refused to others', async status => {
    const args = `(filter: { status: ${status} })`;
    expect(await list(args)).toBe('UNAUTHENTICATED');
    expect(await list(args, READER)).toBe('FORBIDDEN');
    expect(await list(args, EDITOR)).toEqual([status.toLowerCase(), 1]);
  });
});
