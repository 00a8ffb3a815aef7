import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createComment, type NewComment, type StoredComment } from '../../subgraphs/comments/store/documents.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { articleInput } from '../support/samples.ts';

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  const mutation = 'mutation ($input: UpsertArticleInput!) { upsertArticle(input: $input) { outcome } }';
  for (const id of ['busy', 'quiet']) await graph.ask(mutation, { input: articleInput(id) }, EDITOR);
  const comment = (id: string, minute: number, overrides: Partial<NewComment> = {}) =>
    createComment({
      _id: id,
      articleId: 'busy',
      body: `Body of ${id}`,
      author: { id: 'u1', username: '바람' },
      status: 'NONE',
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute)),
      ...overrides,
    });
  await graph.db
    .collection<StoredComment>('comments')
    .insertMany([
      ...Array.from({ length: 12 }, (_, i) => comment(`c${String(i).padStart(2, '0')}`, i >> 1)),
      comment('approved', 30, { status: 'APPROVED' }),
      comment('reply', 40, { parentId: 'c00' }),
      comment('rejected', 50, { status: 'REJECTED' }),
      comment('pending', 51, { status: 'PREMOD' }),
      comment('elsewhere', 52, { articleId: 'another' }),
    ]);
});
afterAll(() => graph[Symbol.asyncDispose]());

const THREAD = /* GraphQL */ `
  query ($id: ID!, $first: Int, $after: String, $orderBy: COMMENT_SORT) {
    article(id: $id) {
      comments(first: $first, after: $after, orderBy: $orderBy) {
        nodes { id author { username } article { headline } }
        pageInfo { hasNextPage endCursor }
      }
      commentCounts { totalPublished }
      isClosed
      sourceCommentCount
    }
  }
`;
interface Thread {
  article: {
    comments: {
      nodes: { id: string; author: { username: string }; article: { headline: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
    commentCounts: { totalPublished: number };
    isClosed: boolean;
    sourceCommentCount: number | null;
  };
}

describe('Article.comments', () => {
  it('shows published top-level comments only, joined to their article, and counts replies too', async () => {
    const { data, errors } = await graph.ask<Thread>(THREAD, { id: 'busy', first: 2 });
    expect(errors).toBeUndefined();
    expect(data!.article.comments.nodes).toEqual([
      { id: 'approved', author: { username: '바람' }, article: { headline: 'Headline of busy' } },
      { id: 'c11', author: { username: '바람' }, article: { headline: 'Headline of busy' } },
    ]);
    expect(data!.article.commentCounts.totalPublished).toBe(14);
  });

  it.each([
    [
      'CREATED_AT_DESC',
      ['approved', 'c11', 'c10', 'c09', 'c08', 'c07', 'c06', 'c05', 'c04', 'c03', 'c02', 'c01', 'c00'],
    ],
    [
      'CREATED_AT_ASC',
      ['c00', 'c01', 'c02', 'c03', 'c04', 'c05', 'c06', 'c07', 'c08', 'c09', 'c10', 'c11', 'approved'],
    ],
  ])('pages in the order %s without gap or repeat', async (orderBy, expected) => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const answer: { data?: Thread | null } = await graph.ask<Thread>(THREAD, {
        id: 'busy',
        first: 5,
        after,
        orderBy,
      });
      const { nodes, pageInfo }: Thread['article']['comments'] = answer.data!.article.comments;
      seen.push(...nodes.map(node => node.id));
      more = pageInfo.hasNextPage;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(expected);
  });

  it('refuses a cursor of the other order', async () => {
    const { data } = await graph.ask<Thread>(THREAD, { id: 'busy', first: 1 });
    const after = data!.article.comments.pageInfo.endCursor;
    const { errors } = await graph.ask<Thread>(THREAD, { id: 'busy', first: 1, after, orderBy: 'CREATED_AT_ASC' });
    expect(errors?.[0]).toMatchObject({
      path: ['article', 'comments'],
      extensions: { code: 'BAD_USER_INPUT', argument: 'after', serviceName: 'comments' },
    });
  });

  it('answers an article without a thread with nothing, and open', async () => {
    const { data } = await graph.ask<Thread>(THREAD, { id: 'quiet', first: 10 });
    expect(data!.article).toEqual({
      comments: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
      commentCounts: { totalPublished: 0 },
      isClosed: false,
      sourceCommentCount: null,
    });
  });
});

describe('Query.comment', () => {
  it('finds a published comment and hides one that is not', async () => {
    const { data } = await graph.ask(
      '{ seen: comment(id: "c00") { id article { id headline } } hidden: comment(id: "rejected") { id } }',
    );
    expect(data).toEqual({ seen: { id: 'c00', article: { id: 'busy', headline: 'Headline of busy' } }, hidden: null });
  });
});

describe('upsertCommentThread', () => {
  const UPSERT =
    'mutation ($input: UpsertCommentThreadInput!) { upsertCommentThread(input: $input) { outcome article { headline sourceCommentCount } } }';
  const upsert = (input: object, identity: typeof EDITOR | undefined = EDITOR) =>
    graph.ask<{
      upsertCommentThread: { outcome: string; article: { headline: string; sourceCommentCount: number | null } };
    }>(UPSERT, { input }, identity);

  it('creates, leaves alone and changes a thread, and returns its article', async () => {
    const input = { articleId: 'quiet', sourceCommentCount: 7 };
    const dry = await upsert({ ...input, dryRun: true });
    expect(dry.data?.upsertCommentThread).toEqual({
      outcome: 'CREATED',
      article: { headline: 'Headline of quiet', sourceCommentCount: null },
    });
    const first = await upsert(input);
    expect(first.data?.upsertCommentThread).toEqual({
      outcome: 'CREATED',
      article: { headline: 'Headline of quiet', sourceCommentCount: 7 },
    });
    expect((await upsert(input)).data?.upsertCommentThread.outcome).toBe('UNCHANGED');
    const changed = await upsert({ ...input, sourceCommentCount: 8 });
    expect(changed.data?.upsertCommentThread).toMatchObject({ outcome: 'CHANGED', article: { sourceCommentCount: 8 } });
  });

  it('refuses a negative count, and anyone without the scope', async () => {
    const negative = await upsert({ articleId: 'quiet', sourceCommentCount: -1 });
    expect(negative.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.sourceCommentCount',
    });
    const anonymous = await graph.ask(UPSERT, { input: { articleId: 'quiet', sourceCommentCount: 1 } });
    expect(anonymous.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
