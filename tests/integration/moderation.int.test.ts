import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Identity } from '../../shared/auth/identity.ts';
import { userIdOf } from '../../shared/auth/user-id.ts';
import { createChangeFeed } from '../../shared/mongo/changes/change-feed.ts';
import { SECANTUS_TRAITS } from '../../shared/mongo/connection/server-traits.ts';
import { createCommentRepository } from '../../subgraphs/comments/store/repository.ts';
import { createCommentsSubgraph } from '../../subgraphs/comments/subgraph.ts';
import { createEmbeddedGraph, EDITOR, type EmbeddedGraph } from '../support/embedded-graph.ts';
import { moderator, reader } from '../support/people.ts';
import { publishArticle } from '../support/publish-article.ts';

/** What moderators do, on the whole graph. */

let graph: EmbeddedGraph;
beforeAll(async () => {
  graph = await createEmbeddedGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const ask = async <Data = Record<string, never>>(query: string, variables: object = {}, who?: Identity) => {
  const { data, errors } = await graph.ask<Data>(query, { ...variables }, who);
  if (errors) throw errors[0];
  return data as Data;
};
let texts = 0;
async function create(articleId: string, who: Identity, body = `Text ${texts++}`) {
  await publishArticle(graph.db, articleId);
  const query = `mutation ($input: CreateCommentInput!) { createComment(input: $input) { comment { id status tags } errors { code } } }`;
  type Answer = {
    createComment: { comment: { id: string; status: string; tags: string[] }; errors: { code: string }[] };
  };
  return (await ask<Answer>(query, { input: { articleId, body } }, who)).createComment;
}
const post = async (articleId: string, who = reader(`writer-${texts}`), body?: string) =>
  (await create(articleId, who, body)).comment;
const decide = (name: string, commentId: string, who: Identity | undefined = moderator()) =>
  ask(
    `mutation { ${name}(input: { commentId: "${commentId}" }) { comment { status tags replyCount } errors { code } } }`,
    {},
    who,
  ).then(
    data => data[name] as unknown as { comment: { status: string; tags: string[] } | null; errors: { code: string }[] },
  );
const onUser = (name: string, userId: string, rest = '') =>
  ask(
    `mutation { ${name}(input: { userId: "${userId}"${rest} }) { user { status { banned suspendedUntil warning premod } } errors { code } } }`,
    {},
    moderator(),
  );
const onThread = (name: string, articleId: string, rest = '') =>
  ask(
    `mutation { ${name}(input: { articleId: "${articleId}"${rest} }) { article { isClosed closedAt isPremoderated } errors { code } } }`,
    {},
    moderator(),
  );
const THREAD = `query ($id: ID!) { comment(id: $id) { canReply article { canComment isClosed
  comments { nodes { id } totalCount } featured: comments(tag: FEATURED) { nodes { id } totalCount }
  commentCounts { totalPublished tags { tag count } statuses { status count } } } } }`;

describe('decisions', () => {
  it('publish, reject, feature, and count for the parent', async () => {
    const parent = await post('decided');
    const who = reader('replier');
    const query = `mutation ($input: CreateCommentReplyInput!) { createCommentReply(input: $input) { comment { id } } }`;
    type Answer = { createCommentReply: { comment: { id: string } } };
    const { id } = (await ask<Answer>(query, { input: { parentId: parent.id, body: 'Reply' } }, who)).createCommentReply
      .comment;
    const replies = async () =>
      (await ask<{ comment: { replyCount: number } }>(`{ comment(id: "${parent.id}") { replyCount } }`)).comment
        .replyCount;

    expect((await decide('featureComment', id)).comment).toMatchObject({ status: 'APPROVED', tags: ['FEATURED'] });
    expect(await ask(THREAD, { id }, moderator())).toMatchObject({
      comment: {
        article: {
          featured: { nodes: [{ id }], totalCount: 1 },
          comments: { nodes: [{ id: parent.id }], totalCount: 1 },
          commentCounts: {
            totalPublished: 2,
            tags: [{ tag: 'FEATURED', count: 1 }],
            statuses: [
              { status: 'APPROVED', count: 1 },
              { status: 'NONE', count: 1 },
            ],
          },
        },
      },
    });
    expect(await replies()).toBe(1);
    for (let time = 0; time < 2; time++) {
      expect((await decide('rejectComment', id)).comment).toMatchObject({ status: 'REJECTED', tags: [] });
    }
    expect(await replies()).toBe(0);
    expect((await decide('featureComment', id)).errors).toEqual([{ code: 'COMMENT_NOT_PUBLISHED' }]);
    expect((await ask<{ comment: object }>(THREAD, { id: parent.id })).comment).toMatchObject({
      article: { commentCounts: { totalPublished: 1, tags: [], statuses: null }, featured: { nodes: [] } },
    });
    await decide('approveComment', id);
    expect(await replies()).toBe(1);
    await decide('featureComment', id);
    expect((await decide('unfeatureComment', id)).comment).toMatchObject({ tags: [], status: 'APPROVED' });
    expect((await decide('approveComment', 'none')).errors).toEqual([{ code: 'COMMENT_NOT_FOUND' }]);
  });

  it('are a moderator’s, and so is all that only moderators read', async () => {
    const { id } = await post('rights');
    const operations = [
      ...['approveComment', 'rejectComment', 'featureComment', 'unfeatureComment'].map(
        name => `mutation { ${name}(input: { commentId: "${id}" }) { errors { code } } }`,
      ),
      ...['openThread', 'closeThread', 'premoderateThread'].map(
        name => `mutation { ${name}(input: { articleId: "rights" }) { errors { code } } }`,
      ),
      ...['banUser', 'removeUserBan', 'removeUserSuspension', 'premodUser', 'removeUserPremod'].map(
        name => `mutation { ${name}(input: { userId: "x" }) { errors { code } } }`,
      ),
      'mutation { suspendUser(input: { userId: "x", until: "2999-01-01T00:00:00Z" }) { errors { code } } }',
      'mutation { warnUser(input: { userId: "x", message: "m" }) { errors { code } } }',
      '{ moderationQueues { pending { count } } }',
      '{ moderationLog { nodes { id } } }',
    ];
    const repository = createCommentRepository(graph.db, SECANTUS_TRAITS);
    const subgraph = createCommentsSubgraph({ repository, feed: createChangeFeed(graph.db, 'comments') });
    for (const source of operations) {
      for (const [who, code] of [
        [undefined, 'UNAUTHENTICATED'],
        [reader('nobody'), 'FORBIDDEN'],
      ] as const) {
        const denied = { extensions: { code } };
        await expect(ask(source, {}, who), source).rejects.toMatchObject(denied);
        // A subgraph that is reached directly gives nothing away either.
        const contextValue = subgraph.createContext({ identity: who });
        const { errors } = await graphql({ schema: subgraph.schema, source, contextValue });
        expect(errors?.[0]?.extensions?.code, source).toBe(code);
      }
    }
    expect(await graph.db.collection('commentModerationLog').find({ articleId: 'rights' }).toArray()).toEqual([]);
  });
});

describe('threads', () => {
  it('close now or at a time, open again, and may be moderated first', async () => {
    const { id } = await post('closing');
    const who = reader('late');
    const seen = async (as?: Identity) =>
      (await ask<{ comment: { canReply: boolean; article: { canComment: boolean } } }>(THREAD, { id }, as)).comment;
    expect(await seen(who)).toMatchObject({ canReply: true, article: { canComment: true } });
    expect(await seen()).toMatchObject({ canReply: false, article: { canComment: false } });
    expect(await onThread('closeThread', 'closing')).toMatchObject({ closeThread: { article: { isClosed: true } } });
    expect((await create('closing', who)).errors).toEqual([{ code: 'THREAD_CLOSED' }]);
    expect(await seen(who)).toMatchObject({ canReply: false, article: { canComment: false, isClosed: true } });
    const closeAt = '2999-01-01T00:00:00+09:00';
    expect(await onThread('closeThread', 'closing', `, closeAt: "${closeAt}"`)).toMatchObject({
      closeThread: { article: { isClosed: false, closedAt: closeAt } },
    });
    expect((await create('closing', who)).errors).toEqual([]);
    expect(await onThread('openThread', 'closing')).toMatchObject({ openThread: { article: { closedAt: null } } });
    expect(await onThread('premoderateThread', 'closing')).toMatchObject({
      premoderateThread: { article: { isPremoderated: true } },
    });
    expect((await post('closing', who)).status).toBe('PREMOD');
    await onThread('premoderateThread', 'closing', ', enabled: false');
    expect((await post('closing', reader('later'))).status).toBe('NONE');
  });
});

describe('people', () => {
  it('are banned, suspended, warned and moderated first, and let go again', async () => {
    const who = reader('trouble');
    const id = userIdOf(who);
    const errors = async () => (await create('people', who)).errors.map(error => error.code);
    expect(await onUser('banUser', id, ', reason: "spam"')).toMatchObject({
      banUser: { user: { status: { banned: true } } },
    });
    expect(await errors()).toEqual(['USER_BANNED']);
    await onUser('removeUserBan', id);
    expect(await errors()).toEqual([]);
    await onUser('suspendUser', id, ', until: "2999-01-01T00:00:00+09:00"');
    expect(await errors()).toEqual(['USER_SUSPENDED']);
    expect(await ask('{ viewer { status { suspendedUntil } } }', {}, who)).toEqual({
      viewer: { status: { suspendedUntil: '2999-01-01T00:00:00+09:00' } },
    });
    await onUser('removeUserSuspension', id);
    await onUser('warnUser', id, ', message: "Be kind"');
    expect(await errors()).toEqual(['USER_WARNED']);
    await ask('mutation { acknowledgeWarning(input: {}) { user { status { warning } } errors { code } } }', {}, who);
    expect(await errors()).toEqual([]);
    await onUser('premodUser', id);
    expect((await post('people', who)).status).toBe('PREMOD');
    await onUser('removeUserPremod', id);
    expect((await post('people', who)).status).toBe('NONE');
    await expect(onUser('suspendUser', id, ', until: "2000-01-01T00:00:00Z"')).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const { comment } = await ask<{ comment: object }>(
      `{ comment(id: "${(await post('people', reader('fine'))).id}") { author { status { banned } } } }`,
      {},
      who,
    );
    expect(comment).toEqual({ author: { status: null } });
  });

  it('of the site’s staff are marked, and published at once', async () => {
    const staff = reader('staff', { role: 'STAFF' });
    expect(await post('people', staff, '닥쳐 라는 말은 쓰지 맙시다')).toMatchObject({
      status: 'APPROVED',
      tags: ['STAFF'],
    });
  });

  it('may delete their own account only, and moderators any comment', async () => {
    const { id } = await post('people');
    const remove = `mutation { deleteComment(input: { commentId: "${id}" }) { comment { deleted } isFinal errors { code } } }`;
    expect(await ask(remove, {}, moderator())).toEqual({
      deleteComment: { comment: { deleted: true }, isFinal: true, errors: [] },
    });
  });
});

describe('moderationQueues and moderationLog', () => {
  it('hold what waits, with counts, newest first, and tell who did what', async () => {
    const QUEUES = `query ($after: String) { moderationQueues {
      ${['unmoderated', 'reported', 'pending', 'rejected'].map(name => `${name} { name count comments(first: 50, after: $after) { nodes { id } totalCount } }`).join(' ')} } }`;
    type Queue = { count: number; comments: { nodes: { id: string }[]; totalCount: number } };
    const queues = async () =>
      (await ask<{ moderationQueues: Record<string, Queue> }>(QUEUES, {}, moderator())).moderationQueues;
    const ofQueue = async (name: string) => (await queues())[name]!.comments.nodes.map(node => node.id);

    const plain = await post('queued');
    const held = await post('queued', reader('q1'), '꺼져 줄래');
    expect((await ofQueue('unmoderated')).slice(0, 2)).toEqual([held.id, plain.id]);
    expect(await ofQueue('pending')).toContain(held.id);
    await ask(
      `mutation { createCommentFlag(input: { commentId: "${plain.id}", reason: COMMENT_REPORTED_ABUSIVE }) { errors { code } } }`,
      {},
      reader('q2'),
    );
    expect(await ofQueue('reported')).toEqual([plain.id]);
    await decide('approveComment', plain.id, moderator('mod-2'));
    await decide('rejectComment', held.id, moderator('mod-2'));
    expect(await ofQueue('reported')).toEqual([]);
    expect((await ofQueue('rejected'))[0]).toBe(held.id);
    // Counting that took long on a busy machine is not repeated at once (cached-counts.ts).
    await vi.waitFor(
      async () => {
        const after = Object.values(await queues());
        expect(after.map(({ count }) => count)).toEqual(after.map(({ comments }) => comments.nodes.length));
        expect(after.map(({ comments }) => comments.totalCount)).toEqual(after.map(({ count }) => count));
      },
      { timeout: 10_000, interval: 100 },
    );
    const LOG = `query ($commentId: ID, $first: Int, $after: String) { moderationLog(first: $first, after: $after, commentId: $commentId) {
      nodes { action moderator { id username } comment { id } createdAt } pageInfo { hasNextPage endCursor } } }`;
    const log = async (variables: object) =>
      (
        await ask<{ moderationLog: { nodes: object[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }>(
          LOG,
          variables,
          moderator(),
        )
      ).moderationLog;
    const { nodes } = await log({ commentId: held.id });
    expect(nodes).toMatchObject([
      {
        action: 'REJECT_COMMENT',
        moderator: { id: userIdOf(reader('mod-2')), username: 'Name of mod-2' },
        comment: { id: held.id },
      },
    ]);
    const first = await log({ first: 1 });
    const second = await log({ first: 1, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes]).toMatchObject([
      { action: 'REJECT_COMMENT' },
      { action: 'APPROVE_COMMENT' },
    ]);
    const ofUser = await ask<{ moderationLog: { nodes: object[] } }>(
      `{ moderationLog(userId: "${userIdOf(reader('trouble'))}") { nodes { action details user { id } } } }`,
      {},
      moderator(),
    );
    expect(ofUser.moderationLog.nodes).toHaveLength(7);
    expect(ofUser.moderationLog.nodes).toContainEqual({
      action: 'WARN_USER',
      details: 'Be kind',
      user: { id: userIdOf(reader('trouble')) },
    });
  });
});

it('a comment on an article that cannot be seen does not take its neighbours along', async () => {
  const { id } = await post('archived', reader('lost'), 'On nothing');
  await graph.ask('mutation { archiveArticle(input: { id: "archived" }) { article { id } } }', {}, EDITOR);
  const query = '{ moderationQueues { unmoderated { comments(first: 50) { nodes { id article { id headline } } } } } }';
  const { data, errors } = await graph.ask<{
    moderationQueues: { unmoderated: { comments: { nodes: { id: string; article: object | null }[] } } };
  }>(query, {}, moderator());
  const { nodes } = data!.moderationQueues.unmoderated.comments;
  expect(nodes).toContainEqual({ id, article: null });
  expect(errors).toBeUndefined();
});
