import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

const UPSERT = /* GraphQL */ `
  mutation ($input: UpsertArticleInput!) {
    upsertArticle(input: $input) {
      outcome
      clientMutationId
      article {
        id
        slug
        url
        headline
        revision
      }
    }
  }
`;

interface Upserted {
  upsertArticle: {
    outcome: string;
    clientMutationId: string | null;
    article: { id: string; slug: string; url: string; headline: string; revision: number } | null;
  };
}

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const upsert = (input: Record<string, unknown>, identity = EDITOR) => graph.ask<Upserted>(UPSERT, { input }, identity);

describe('upsertArticle', () => {
  it('creates, leaves alone, and changes an article, and counts its revisions', async () => {
    const first = await upsert(articleInput('life', { clientMutationId: 'm1' }));
    expect(first.data?.upsertArticle).toMatchObject({
      outcome: 'CREATED',
      clientMutationId: 'm1',
      article: {
        id: 'life',
        slug: 'headline-of-life-life',
        url: 'https://news.example/articles/headline-of-life-life',
        revision: 1,
      },
    });
    const again = await upsert(articleInput('life'));
    expect(again.data?.upsertArticle).toMatchObject({ outcome: 'UNCHANGED', article: { revision: 1 } });
    const changed = await upsert(articleInput('life', { headline: 'Another' }));
    expect(changed.data?.upsertArticle).toMatchObject({
      outcome: 'CHANGED',
      article: { revision: 2, headline: 'Another' },
    });
  });

  it('counts each change once when many write the same article at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => upsert(articleInput('storm'))));
    const outcomes = answers.map(answer => answer.data?.upsertArticle.outcome).sort();
    expect(outcomes).toEqual(['CREATED', ...Array(7).fill('UNCHANGED')]);
  });

  it('writes nothing for a dry run', async () => {
    const { data } = await upsert(articleInput('dry', { dryRun: true }));
    expect(data?.upsertArticle).toMatchObject({ outcome: 'CREATED', article: null });
    const { data: read } = await graph.ask<{ article: unknown }>('{ article(id: "dry") { id } }');
    expect(read?.article).toBeNull();
  });

  it('refuses a slug that belongs to another article and names it', async () => {
    await upsert(articleInput('holder', { slug: 'taken' }));
    const { errors, data } = await upsert(articleInput('other', { slug: 'taken' }));
    expect(data).toEqual({ upsertArticle: null });
    expect(errors?.[0]).toMatchObject({
      path: ['upsertArticle'],
      extensions: { code: 'CONFLICT', argument: 'input.slug', articleId: 'holder' },
    });
  });

  it.each([
    ['an empty headline', { headline: ' ' }, 'input.headline'],
    ['no block', { body: [] }, 'input.body'],
    ['a block of two kinds', { body: [{ paragraph: { text: 'a' }, heading: { text: 'b' } }] }, 'input.body[0]'],
    ['a heading of level 9', { body: [{ heading: { text: 'a', level: 9 } }] }, 'input.body[0].heading.level'],
    ['an image of nothing', { body: [{ image: { credit: 'a' } }] }, 'input.body[0].image'],
    ['an unknown region', { regionCodes: ['KR-99'] }, 'input.regionCodes[0]'],
    ['an update before publication', { updatedAt: '2020-01-01T00:00:00Z' }, 'input.updatedAt'],
  ])('refuses %s and says where', async (_name, overrides, argument) => {
    const { errors } = await upsert(articleInput('bad', overrides));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it('refuses a date that does not exist before it reaches a subgraph', async () => {
    const { errors } = await upsert(articleInput('bad', { publishedAt: '2026-02-30T00:00:00+09:00' }));
    expect(errors?.[0]?.message).toContain('2026-02-30');
  });

  it('asks for a token, and for its scope', async () => {
    const anonymous = await graph.ask(UPSERT, { input: articleInput('x') });
    expect(anonymous.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const reader = {
      subject: 'r',
      name: undefined,
      role: 'COMMENTER' as const,
      scopes: new Set(['comments:moderate']),
    };
    const forbidden = await upsert(articleInput('x'), reader);
    expect(forbidden.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', missingScopes: ['articles:write'] });
  });
});

describe('reading articles', () => {
  const LIST = /* GraphQL */ `
    query ($first: Int, $after: String, $last: Int, $before: String) {
      region(code: "KR-50") {
        articles(first: $first, after: $after) {
          totalCount
          nodes { id regions { name } }
        }
      }
      articles(first: $first, after: $after, last: $last, before: $before) {
        nodes { id }
        edges { cursor }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  `;
  interface Listed {
    region: { articles: { totalCount: number; nodes: { id: string; regions: { name: string }[] }[] } };
    articles: {
      nodes: { id: string }[];
      edges: { cursor: string }[];
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
    };
  }
  const ids = Array.from({ length: 7 }, (_, i) => `page-${i}`);

  beforeAll(async () => {
    // Newest of all, and in pairs of the same minute, so that the id has to tell them apart.
    for (const [i, id] of ids.entries()) {
      const publishedAt = `2026-03-01T00:0${Math.floor(i / 2)}:00+09:00`;
      await upsert(articleInput(id, { publishedAt, regionCodes: i % 2 ? ['KR-50', 'KR-11'] : [] }));
    }
  });
  const newestFirst = ids.toReversed();

  it('pages forward without gap or repeat', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page++) {
      const { data, errors }: { data?: Listed | null; errors?: unknown } = await graph.ask<Listed>(LIST, {
        first: 3,
        after,
      });
      expect(errors).toBeUndefined();
      seen.push(...data!.articles.nodes.map(node => node.id));
      expect(data!.articles.pageInfo.hasPreviousPage).toBe(page > 0);
      after = data!.articles.pageInfo.endCursor;
    }
    expect(seen.slice(0, 7)).toEqual(newestFirst);
  });

  it('pages backward from a cursor', async () => {
    const { data: all } = await graph.ask<Listed>(LIST, { first: 7 });
    const before = all!.articles.edges[5]!.cursor;
    const { data } = await graph.ask<Listed>(LIST, { last: 2, before });
    expect(data!.articles.nodes.map(node => node.id)).toEqual(newestFirst.slice(3, 5));
    expect(data!.articles.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  it('lists the articles of a region, counts them, and joins their regions back', async () => {
    const { data } = await graph.ask<Listed>(LIST, { first: 2 });
    expect(data!.region.articles).toEqual({
      totalCount: 3,
      nodes: [
        { id: 'page-5', regions: [{ name: '세종' }, { name: '서울' }] },
        { id: 'page-3', regions: [{ name: '세종' }, { name: '서울' }] },
      ],
    });
  });

  it('finds the same article by id, slug and url', async () => {
    await upsert(articleInput('three', { url: 'https://papers.example/news/articleView.html?idxno=7', slug: '세-길' }));
    const { data } = await graph.ask(/* GraphQL */ `
      {
        article(id: "three") { id }
        articleBySlug(slug: "${'세-길'.normalize('NFD')}") { id }
        articleByUrl(url: "https://papers.example/news/articleView.html?idxno=7") { id }
        own: articleByUrl(url: "https://news.example/articles/${encodeURIComponent('세-길')}") { id }
        none: articleByUrl(url: "https://papers.example/other") { id }
      }
    `);
    const three = { id: 'three' };
    expect(data).toEqual({ article: three, articleBySlug: three, articleByUrl: three, own: three, none: null });
  });

  it.each([
    [{ first: 0 }, 'first'],
    [{ first: 51 }, 'first'],
    [{ first: 1, last: 1 }, 'last'],
    [{ first: 1, after: 'nonsense' }, 'after'],
    [{ first: 1, after: Buffer.from('["HEADLINE_ASC",1,"a"]').toString('base64url') }, 'after'],
  ])('refuses the page %j', async (variables, argument) => {
    const { errors } = await graph.ask(
      'query ($first: Int, $last: Int, $after: String) { articles(first: $first, last: $last, after: $after) { nodes { id } } }',
      variables,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});
