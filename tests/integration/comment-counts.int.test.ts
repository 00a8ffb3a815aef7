import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SECANTUS_TRAITS } from '../../shared/mongo/connection/server-traits.ts';
import { createEmbeddedHost } from '../../site/server/embedded-gateway.ts';
import { readSettings } from '../../site/settings/read-settings.ts';
import { checkComments } from '../../subgraphs/comments/store/check-comments.ts';
import { createComment, type StoredComment } from '../../subgraphs/comments/store/documents.ts';
import { createCommentRepository } from '../../subgraphs/comments/store/repository.ts';
import { type CommentClient, createCommentClient, newReader } from '../support/comment-client.ts';
import { createEmbeddedGraph, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { moderator } from '../support/people.ts';
import { publishArticle } from '../support/publish-article.ts';

/** What is counted about comments, and what a comment box is told. */

let graph: EmbeddedGraph;
let client: CommentClient;
const mutate: CommentClient['mutate'] = (...args) => client.mutate(...args);
const post: CommentClient['post'] = (...args) => client.post(...args);
const reply: CommentClient['reply'] = (...args) => client.reply(...args);
const ask: CommentClient['ask'] = (...args) => client.ask(...args);
beforeAll(async () => {
  graph = await createEmbeddedGraph();
  client = createCommentClient(graph);
});
afterAll(() => graph[Symbol.asyncDispose]());

const findWrong = async () => {
  const findings: unknown[] = [];
  const repository = createCommentRepository(graph.db, SECANTUS_TRAITS);
  await checkComments(repository, false, { onFinding: finding => findings.push(finding) });
  return findings;
};

describe('counts', () => {
  it('agree with what they count after a storm of writes, and are repaired where they do not', async () => {
    const [a, b] = [await post('storm', 'a'), await post('storm', 'b')];
    const storm = Array.from({ length: 40 }, async (_, i) => {
      const who = newReader();
      const parent = i % 2 === 0 ? a : b;
      const mine = await reply(parent.id, who);
      await Promise.all([
        mutate('createCommentReaction', { commentId: a.id }, who),
        mutate('createCommentFlag', { commentId: b.id, reason: 'COMMENT_REPORTED_OTHER' }, who),
      ]);
      if (i % 4 === 0) await mutate('deleteComment', { commentId: mine.id }, who);
      if (i % 4 === 1) await mutate('rejectComment', { commentId: mine.id }, moderator());
      if (i % 8 === 1) await mutate('approveComment', { commentId: mine.id }, moderator());
      if (i % 3 === 0) await mutate('removeCommentReaction', { commentId: a.id }, who);
    });
    await Promise.all(storm);
    const query = 'query ($id: ID!) { comment(id: $id) { replyCount actionCounts { reaction flag } } }';
    expect((await ask<{ comment: object }>(query, a, moderator())).comment).toEqual({
      replyCount: 10,
      actionCounts: { reaction: 26, flag: 0 },
    });
    expect((await ask<{ comment: object }>(query, b, moderator())).comment).toEqual({
      replyCount: 15,
      actionCounts: { reaction: 0, flag: 40 },
    });
    expect(await findWrong()).toEqual([]);

    await graph.db
      .collection<StoredComment>('comments')
      .updateOne({ _id: a.id }, { $set: { replyCount: 99, queues: [] } });
    expect(await findWrong()).toEqual([
      { commentId: a.id, field: 'replyCount', found: 99, expected: 10 },
      { commentId: a.id, field: 'queues', found: [], expected: ['UNMODERATED'] },
    ]);
    const repository = createCommentRepository(graph.db, SECANTUS_TRAITS);
    expect(await checkComments(repository, true)).toMatchObject({ wrong: 1, repaired: 1 });
    expect(await findWrong()).toEqual([]);
  });
});

describe('commentSettings and mostCommented', () => {
  it('tell a page all it needs to draw its comment box', async () => {
    expect(
      await ask(
        '{ commentSettings { loginProviders { id } editWindowSeconds maxLength maxReplyDepth deletionIsFinal premoderated flagReasons sortOrders } }',
      ),
    ).toEqual({
      commentSettings: {
        loginProviders: [],
        editWindowSeconds: 30,
        maxLength: 2000,
        maxReplyDepth: 6,
        deletionIsFinal: true,
        premoderated: false,
        flagReasons: ['OFFENSIVE', 'ABUSIVE', 'SPAM', 'OTHER'].map(reason => `COMMENT_REPORTED_${reason}`),
        sortOrders: ['CREATED_AT_DESC', 'CREATED_AT_ASC', 'REPLIES_DESC', 'REACTION_DESC'],
      },
    });
  });

  it('rank articles by their published comments since a time', async () => {
    const at = (id: string, articleId: string, day: number, overrides: Partial<StoredComment> = {}) =>
      createComment({
        _id: id,
        articleId,
        body: 'x',
        author: null,
        status: 'NONE',
        createdAt: new Date(Date.UTC(2190, 0, day)),
        ...overrides,
      });
    await graph.db
      .collection<StoredComment>('comments')
      .insertMany([
        at('m1', 'most', 2),
        at('m2', 'most', 3),
        at('m3', 'less', 2),
        at('m4', 'less', 1),
        at('m5', 'less', 1),
        at('m6', 'less', 3, { status: 'REJECTED' }),
        at('m7', 'less', 3, { deleted: true }),
      ]);
    expect(await ask('{ mostCommented(since: "2190-01-02T00:00:00Z", first: 2) { id } }')).toEqual({
      mostCommented: [{ id: 'most' }, { id: 'less' }],
    });
    expect(
      (await graph.ask('{ mostCommented(since: "2190-01-02T00:00:00Z", first: 51) { id } }')).errors?.[0]?.extensions
        ?.code,
    ).toBe('BAD_USER_INPUT');
  });
});

it('settings of the process reach the comment box and the intake', async () => {
  const settings = readSettings({
    LOG_LEVEL: 'silent',
    PORT: '0',
    NODE_ENV: 'production',
    COMMENTS_LOGIN_PROVIDERS: '[{ id: kakao, label: 카카오, url: "https://login.example/" }]',
    COMMENTS_EDIT_WINDOW: '2m',
    COMMENTS_MAX_LENGTH: '20',
    COMMENTS_BANNED_WORDS: 'turnip',
  });
  const host = await createEmbeddedHost(settings, graph.db);
  const box = '{ commentSettings { loginProviders { id label url } editWindowSeconds maxLength } }';
  expect((await host.execute({ query: box }, { identity: undefined })).data).toEqual({
    commentSettings: {
      loginProviders: [{ id: 'kakao', label: '카카오', url: 'https://login.example/' }],
      editWindowSeconds: 120,
      maxLength: 20,
    },
  });
  const query =
    'mutation ($input: CreateCommentInput!) { createComment(input: $input) { errors { code } comment { status } } }';
  await publishArticle(graph.db, 'settings');
  const say = async (body: string) => {
    const variables = { input: { articleId: 'settings', body } };
    const { data } = await host.execute<{ createComment: unknown }>({ query, variables }, { identity: newReader() });
    return data?.createComment;
  };
  expect(await say('a t u r n i p')).toEqual({ errors: [{ code: 'BANNED_WORD' }], comment: null });
  expect(await say('x'.repeat(21))).toEqual({ errors: [{ code: 'COMMENT_TOO_LONG' }], comment: null });
  expect(await say('shit')).toEqual({ errors: [], comment: { status: 'PREMOD' } });
  await host.close();
});
